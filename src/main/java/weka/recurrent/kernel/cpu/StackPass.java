package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * Takes a group of sequences through all layers and all time, forward and back. Groups share nothing but weights, and every row
 * is computed by itself, so results do not depend on how a batch is cut into groups.
 *
 * <p>Forward each step takes its input product and its recurrent one in one sweep. Only those of a GRU have not the same columns: there
 * the input products of some steps are computed at once, then the recurrence goes through these steps. Backward the recurrence goes
 * through some steps first. One thread per group.
 */
final class StackPass {
  private final EncoderSpec spec;
  private final RowArithmetic arithmetic;
  private final DirectionWeights[][] weights;
  private final CellStep[] steps;

  StackPass(EncoderSpec spec, RowArithmetic arithmetic, DirectionWeights[][] weights) {
    this.spec = spec;
    this.arithmetic = arithmetic;
    this.weights = weights;
    steps = new CellStep[spec.layers().size()];
    for (int l = 0; l < steps.length; l++) {
      LayerSpec layer = spec.layers().get(l);
      steps[l] = arithmetic.cell(layer.cell(), layer.hidden());
    }
  }

  /** The cell of a layer. */
  CellStep step(int layer) {
    return steps[layer];
  }

  /** Runs sequences {@code from} to {@code to − 1}, all of at least one step, forward to the outputs of the last layer. */
  void forward(StackRows rows, int from, int to, GroupScratch scratch, Job job) throws InterruptedException {
    for (int l = 0; l < steps.length; l++) {
      rows.fillInputs(l, from, to);
      for (int d = 0; d < weights[l].length; d++) {
        forward(l, d, rows, from, to, scratch, job);
      }
    }
  }

  private void forward(int layer, int direction, StackRows rows, int from, int to, GroupScratch scratch, Job job)
      throws InterruptedException {
    SequenceBatch batch = rows.batch();
    int length = batch.length(from);
    int ahead = StackRows.stepsAhead(spec.layers().get(layer));
    boolean gru = weights[layer][direction].rm != null;
    for (int s = 0; s < length; s += ahead) {
      int end = Math.min(length, s + ahead);
      if (gru) {
        inputProducts(layer, direction, rows, from, to, s, end, scratch);
      }
      for (int step = s; step < end; step++) {
        job.checkpoint();
        int count = Math.min(to, batch.rowsAt(step)) - from;
        if (gru) {
          recurrentProducts(layer, direction, rows, from, count, step, scratch);
        } else {
          jointProducts(layer, direction, rows, from, count, step, to - from, scratch);
        }
        stepForward(layer, direction, rows, from, count, step, scratch);
      }
    }
  }

  /** Of a GRU z = b + x W for steps s0 to s1 − 1. */
  private void inputProducts(int layer, int direction, StackRows rows, int from, int to, int s0, int s1, GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    RowLists lists = scratch.forward(layer, direction);
    int first = lists.place((long) s0 * (to - from), (s1 - s0) * (to - from));
    int next = first;
    for (int s = s0; s < s1; s++) {
      int end = Math.min(to, rows.batch().rowsAt(s));
      rows.listInputs(layer, direction, s, from, end, lists.a, next);
      kept.z.list(s, from, end, lists.c, next);
      next += end - from;
    }
    productFrom(weight.bRows, lists.a, first, weight.w, lists.c, first, next - first, scratch);
  }

  /** C = S + A B, with S one row again and again. */
  private void productFrom(float[][] start, float[][] a, int aFrom, PackedMatrix b, float[][] c, int cFrom, int count,
      GroupScratch scratch) {
    for (int r = 0; r < count; r += DirectionWeights.STARTS) {
      arithmetic.product(start, 0, a, aFrom + r, b, c, cFrom + r, Math.min(DirectionWeights.STARTS, count - r), scratch.products);
    }
  }

  /** z = b + x W + h R. The lists of a group's steps have room for all its sequences. */
  private void jointProducts(int layer, int direction, StackRows rows, int from, int count, int s, int group,
      GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    RowLists lists = scratch.forward(layer, direction);
    int x = lists.place((long) s * group, count);
    rows.listInputs(layer, direction, s, from, from + count, lists.a, x);
    float[][] z = kept.z.rows(s);
    int first = rows.index(from);
    if (s == 0) {
      productFrom(weight.bRows, lists.a, x, weight.w, z, first, count, scratch);
      return;
    }
    float[][] h = kept.entersR(s, rows.masks().stateOf(layer, direction) != null);
    for (int r = 0; r < count; r += DirectionWeights.STARTS) {
      arithmetic.products(weight.bRows, 0, lists.a, x + r, weight.w, h, first + r, weight.r, z, first + r,
          Math.min(DirectionWeights.STARTS, count - r), scratch.products);
    }
  }

  /** Of a GRU z += h R and m = b_m + h R_m. */
  private void recurrentProducts(int layer, int direction, StackRows rows, int from, int count, int s, GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    int first = rows.index(from);
    float[][] m = kept.m(s);
    if (s > 0) {
      float[][] h = kept.entersR(s, rows.masks().stateOf(layer, direction) != null);
      arithmetic.addProduct(h, first, weight.r, kept.z.rows(s), first, count, scratch.products);
      productFrom(weight.bmRows, h, first, weight.rm, m, first, count, scratch);
    } else {
      for (int i = first; i < first + count; i++) {
        System.arraycopy(weight.bm, 0, m[i], 0, weight.hidden);
      }
    }
  }

  /** The cell, and h under its mask. */
  private void stepForward(int layer, int direction, StackRows rows, int from, int count, int s, GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    float[] mask = rows.masks().stateOf(layer, direction);
    int first = rows.index(from);
    steps[layer].forward(kept.z.rows(s), kept.m(s), weight.p, kept.hBefore(s), kept.cBefore(s), kept.h.rows(s), kept.cAfter(s),
        first,
        count, scratch.lanes);
    if (mask != null) {
      for (int n = from; n < from + count; n++) {
        kept.mask(mask, n * weight.hidden, s, n);
      }
    }
    rows.joinOutput(layer, direction, s, from, from + count);
  }

  /**
   * Carries the gradient of sequences {@code from} to {@code to − 1} from the outputs of the last layer to all products, and with
   * {@code inputsToo} to the inputs of the first layer.
   */
  void backward(StackRows rows, int from, int to, boolean inputsToo, GroupScratch scratch, Job job) throws InterruptedException {
    for (int l = steps.length - 1; l >= 0; l--) {
      boolean down = l > 0 || inputsToo;
      for (int d = 0; d < weights[l].length; d++) {
        backward(l, d, rows, from, to, down, scratch, job);
      }
      float[] mask = rows.masks().inputOf(l);
      if (down && mask != null) {
        maskInputGradients(l, mask, rows, from, to);
      }
    }
  }

  private void backward(int layer, int direction, StackRows rows, int from, int to, boolean down, GroupScratch scratch, Job job)
      throws InterruptedException {
    SequenceBatch batch = rows.batch();
    int length = batch.length(from);
    int ahead = StackRows.stepsAhead(spec.layers().get(layer));
    scratch.ensureStates(to - from);
    for (int end = length; end > 0; end -= ahead) {
      int s = Math.max(0, end - ahead);
      for (int step = end - 1; step >= s; step--) {
        job.checkpoint();
        stepBackward(layer, direction, rows, from, Math.min(to, batch.rowsAt(step)), step, scratch);
      }
      if (down) {
        inputGradients(layer, direction, rows, from, to, s, end, scratch);
      }
    }
  }

  /** The cell backward, then dh += dz Rᵀ. */
  private void stepBackward(int layer, int direction, StackRows rows, int from, int to, int s, GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    int hidden = weight.hidden;
    float[] mask = rows.masks().stateOf(layer, direction);
    for (int n = from; n < to; n++) {
      float[] dh = scratch.dh[n - from];
      if (s == rows.batch().length(n) - 1) {
        Arrays.fill(dh, 0, hidden, 0f);
        Arrays.fill(scratch.dc[n - from], 0, hidden, 0f);
      }
      float[] dy = rows.outputGradient(layer, direction, s, n);
      if (dy != null) {
        System.arraycopy(dy, direction * hidden, scratch.lanes.e, 0, hidden);
        ReadOutRows.add(scratch.lanes.e, dh, hidden);
      }
    }
    int first = rows.index(from);
    int count = to - from;
    float[][] z = kept.z.rows(s);
    float[][] m = kept.m(s);
    steps[layer].backward(z, m, weight.p, kept.hBefore(s), kept.cBefore(s), kept.h.rows(s), kept.cAfter(s), first, count,
        scratch.dh,
        scratch.dc, scratch.lanes);
    if (s == 0) {
      return;
    }
    float[][] dState = mask == null ? scratch.dh : scratch.dMasked;
    if (mask == null && steps[layer].passesState()) {
      arithmetic.addProduct(z, first, weight.rBack, dState, 0, count, scratch.products);
    } else {
      productFrom(weight.zeroRows, z, first, weight.rBack, dState, 0, count, scratch);
    }
    if (weight.rmBack != null) {
      arithmetic.addProduct(m, first, weight.rmBack, dState, 0, count, scratch.products);
    }
    for (int i = 0; i < count; i++) {
      if (mask != null) {
        StackRows.multiply(scratch.dMasked[i], mask, (from + i) * hidden, hidden);
        if (!steps[layer].passesState()) {
          Arrays.fill(scratch.dh[i], 0, hidden, 0f);
        }
        ReadOutRows.add(scratch.dMasked[i], scratch.dh[i], hidden);
      }
      if (isCut(rows, direction, s, from + i)) {
        Arrays.fill(scratch.dh[i], 0, hidden, 0f);
        Arrays.fill(scratch.dc[i], 0, hidden, 0f);
      }
    }
  }

  /** Whether truncation stops the gradient between a direction's steps s and s − 1. */
  private boolean isCut(StackRows rows, int direction, int s, int sequence) {
    if (spec.truncation() == 0) {
      return false;
    }
    // Boundaries lie between steps t − 1 and t of the input, a multiple of k steps before the end. The backward direction's own
    // steps are counted from that end.
    int fromEnd = direction == 0 ? rows.batch().length(sequence) - s : s;
    return fromEnd % spec.truncation() == 0;
  }

  /** dx = dz Wᵀ for a direction's steps s0 to s1 − 1; the second direction adds to the first. */
  private void inputGradients(int layer, int direction, StackRows rows, int from, int to, int s0, int s1, GroupScratch scratch) {
    DirectionWeights weight = weights[layer][direction];
    DirectionRows kept = rows.direction(layer, direction);
    RowLists lists = scratch.backward(layer, direction);
    int first = lists.place((long) s0 * (to - from), (s1 - s0) * (to - from));
    int next = first;
    for (int s = s0; s < s1; s++) {
      int end = Math.min(to, rows.batch().rowsAt(s));
      for (int n = from; n < end; n++) {
        float[] dx = rows.inputGradient(layer, rows.time(direction, s, n), n);
        if (direction == 0) {
          Arrays.fill(dx, 0f);
        }
        RowGrid.put(kept.z.row(s, n), lists.a, next);
        RowGrid.put(dx, lists.c, next++);
      }
    }
    arithmetic.addProduct(lists.a, first, weight.wBack, lists.c, first, next - first, scratch.products);
  }

  private void maskInputGradients(int layer, float[] mask, StackRows rows, int from, int to) {
    int width = spec.inputsOf(layer);
    for (int t = 0; t < rows.batch().length(from); t++) {
      for (int n = from; n < Math.min(to, rows.batch().rowsAt(t)); n++) {
        StackRows.multiply(rows.inputGradient(layer, t, n), mask, n * width, width);
      }
    }
  }
}
