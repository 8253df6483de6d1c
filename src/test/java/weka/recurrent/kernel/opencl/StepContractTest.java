package weka.recurrent.kernel.opencl;

/** The contract with one launch per step. */
class StepContractTest extends OpenClContract {
  @Override
  Variant variant() {
    return new Variant(false, 16, 4, 4);
  }
}
