package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendContract;
import weka.recurrent.kernel.Tolerances;

/** The contract on the Vector API, to the bit wherever it asks for equality. */
class VectorArithmeticTest extends BackendContract {
  @Override
  protected Backend open() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "the Vector API is tested with -Dtest.jvm.flags=--add-modules=jdk.incubator.vector");
    return new CpuBackend(3, new VectorArithmetic());
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
