package weka.recurrent.kernel.reference;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendContract;
import weka.recurrent.kernel.Tolerances;

/** The contract, and that widening and rounding around the oracle lose nothing. */
class ReferenceBackendTest extends BackendContract {
  @Override
  protected Backend open() {
    return new ReferenceBackend();
  }

  @Override
  protected double forwardTolerance() {
    return Tolerances.ROUNDED_ONCE;
  }

  @Override
  protected double gradientTolerance() {
    return Tolerances.ROUNDED_ONCE;
  }
}
