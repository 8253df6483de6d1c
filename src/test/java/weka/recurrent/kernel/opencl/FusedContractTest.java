package weka.recurrent.kernel.opencl;

/** The contract with one launch for all steps, one sequence per item. */
class FusedContractTest extends OpenClContract {
  @Override
  Variant variant() {
    return new Variant(true, 4, 1, 1);
  }
}
