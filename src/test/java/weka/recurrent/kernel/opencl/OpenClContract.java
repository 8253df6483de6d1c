package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendContract;
import weka.recurrent.kernel.Tolerances;
import weka.recurrent.kernel.reference.ReferenceBackend;

/** The contract of all backends on a device; stepping in of another backend would not go unnoticed. */
abstract class OpenClContract extends BackendContract {
  /** Variant that is always taken, null to let the backend find one. */
  abstract Variant variant();

  @Override
  protected Backend open() {
    return OpenClBackend.open(TestDevice.name(), OpenClContract::nobody, variant());
  }

  private static ReferenceBackend nobody() {
    throw new AssertionError("the device failed: " + OpenClEngine.INSTANCE.failure());
  }

  @Override
  protected double forwardTolerance() {
    return Tolerances.FLOAT_FORWARD;
  }

  @Override
  protected double gradientTolerance() {
    return Tolerances.FLOAT_GRADIENT;
  }
}
