package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/**
 * The step of a GRU in plain Java: the equations of {@link GruUnit}, gate by gate, over the units of several rows end to end. In
 * the loops zr, zz and zn are the places of a block, where forward leaves gates and backward gradients.
 */
final class PlainGruStep extends CellStep {

  PlainGruStep(int hidden) {
    super(hidden);
  }

  @Override
  void forward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      forward(rows, rows.from + r, Math.min(most, rows.count - r), lanes);
    }
  }

  private void forward(StepRows rows, int from, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] zr = lanes.gates[0];
    float[] zz = lanes.gates[1];
    float[] zn = lanes.gates[2];
    float[] state = lanes.e;
    float[] m = lanes.g;
    lanes.gatherGates(rows.z, from, count, 3, n);
    gather(rows.m, from, count, 0, n, m);
    gather(rows.h0, from, count, 0, n, state);
    sigmoid(zr, size);
    sigmoid(zz, size);
    candidate(zn, zr, m, size);
    blend(zz, zn, state, size);
    lanes.scatterGates(rows.z, from, count, 3, n);
    scatter(state, rows.h, from, count, 0, n);
  }

  private static void sigmoid(float[] x, int count) {
    for (int j = 0; j < count; j++) {
      x[j] = RationalTanh.sigmoid(x[j]);
    }
  }

  private static void candidate(float[] zn, float[] r, float[] m, int count) {
    for (int j = 0; j < count; j++) {
      zn[j] = GruUnit.candidate(zn[j], r[j], m[j]);
    }
  }

  /** h gives way to h'. */
  private static void blend(float[] z, float[] n, float[] state, int count) {
    for (int j = 0; j < count; j++) {
      state[j] = GruUnit.hidden(z[j], n[j], state[j]);
    }
  }

  @Override
  void backward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      backward(rows, r, Math.min(most, rows.count - r), lanes);
    }
  }

  private void backward(StepRows rows, int first, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    int from = rows.from + first;
    float[] zr = lanes.gates[0];
    float[] zz = lanes.gates[1];
    float[] zn = lanes.gates[2];
    float[] before = lanes.e;
    float[] m = lanes.g;
    float[] dh = lanes.f;
    lanes.gatherGates(rows.z, from, count, 3, n);
    gather(rows.m, from, count, 0, n, m);
    gather(rows.h0, from, count, 0, n, before);
    gather(rows.dh, first, count, 0, n, dh);
    blendBack(zz, zn, before, dh, size);
    resetBack(zr, zn, m, size);
    lanes.scatterGates(rows.z, from, count, 3, n);
    scatter(m, rows.m, from, count, 0, n);
    scatter(dh, rows.dh, first, count, 0, n);
  }

  /** z and n give way to dz and dn, and dh' to the part of dh that z lets through. */
  private static void blendBack(float[] zz, float[] zn, float[] h0, float[] dh, int count) {
    for (int j = 0; j < count; j++) {
      float d = dh[j];
      float z = zz[j];
      float n = zn[j];
      zz[j] = GruUnit.updateGradient(d, z, n, h0[j]);
      zn[j] = GruUnit.candidateGradient(d, z, n);
      dh[j] = GruUnit.keptGradient(d, z);
    }
  }

  /** r gives way to dr, and m to dm. */
  private static void resetBack(float[] zr, float[] dn, float[] m, int count) {
    for (int j = 0; j < count; j++) {
      float r = zr[j];
      float dm = GruUnit.productGradient(dn[j], r);
      zr[j] = GruUnit.resetGradient(dm, r, m[j]);
      m[j] = dm;
    }
  }

  @Override
  boolean passesState() {
    return true;
  }

  @Override
  int gateOf(Signal signal) {
    return GruUnit.gateOf(signal);
  }
}
