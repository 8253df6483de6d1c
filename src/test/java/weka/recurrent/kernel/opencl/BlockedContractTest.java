package weka.recurrent.kernel.opencl;

/** The contract with one launch for all steps, four sequences and four columns per item. */
class BlockedContractTest extends OpenClContract {
  @Override
  Variant variant() {
    return new Variant(true, 8, 4, 4);
  }
}
