package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendContract;
import weka.recurrent.kernel.Tolerances;

/** The contract on plain Java, to the bit wherever it asks for equality. */
class PlainArithmeticTest extends BackendContract {
  @Override
  protected Backend open() {
    return new CpuBackend(3, new PlainArithmetic());
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
