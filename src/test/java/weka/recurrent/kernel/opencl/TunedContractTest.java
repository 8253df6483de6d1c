package weka.recurrent.kernel.opencl;

/** The contract with whatever the backend finds by itself. */
class TunedContractTest extends OpenClContract {
  @Override
  Variant variant() {
    return null;
  }
}
