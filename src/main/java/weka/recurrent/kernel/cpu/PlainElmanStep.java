package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/** The step of Elman's network in plain Java: the equations of {@link ElmanUnit} over the units of several rows end to end. */
final class PlainElmanStep extends CellStep {
  private final boolean rectifier;

  PlainElmanStep(int hidden, boolean rectifier) {
    super(hidden);
    this.rectifier = rectifier;
  }

  @Override
  void forward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      int count = Math.min(most, rows.count - r);
      gather(rows.z, rows.from + r, count, 0, hidden, lanes.e);
      if (rectifier) {
        rectify(lanes.e, count * hidden);
      } else {
        squash(lanes.e, count * hidden);
      }
      scatter(lanes.e, rows.h, rows.from + r, count, 0, hidden);
    }
  }

  private static void squash(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = RationalTanh.tanh(x[j]);
    }
  }

  private static void rectify(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = ElmanUnit.rectified(x[j]);
    }
  }

  @Override
  void backward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      int count = Math.min(most, rows.count - r);
      gather(rows.h, rows.from + r, count, 0, hidden, lanes.e);
      gather(rows.dh, r, count, 0, hidden, lanes.f);
      if (rectifier) {
        rectifyBack(lanes.e, lanes.f, count * hidden);
      } else {
        squashBack(lanes.e, lanes.f, count * hidden);
      }
      scatter(lanes.f, rows.z, rows.from + r, count, 0, hidden);
    }
  }

  private static void squashBack(float[] h, float[] d, int n) {
    for (int j = 0; j < n; j++) {
      d[j] = ElmanUnit.squashedGradient(d[j], h[j]);
    }
  }

  private static void rectifyBack(float[] h, float[] d, int n) {
    for (int j = 0; j < n; j++) {
      d[j] = ElmanUnit.rectifiedGradient(d[j], h[j]);
    }
  }

  @Override
  int gateOf(Signal signal) {
    return -1;
  }
}
