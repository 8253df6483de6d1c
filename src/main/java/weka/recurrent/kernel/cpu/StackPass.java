package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * Takes a group of sequences through all layers and all time, forward and back. Groups share nothing but weights, and every row
 * is computed by itself, so results do not depend on how a batch is cut into groups.
 *
 * <p>Forward each step takes its input product and its recurrent one in one sweep. Those of a GRU have not the same columns, and
 * a single sequence has but one row a step: there the input products of some steps are computed at once, then the recurrence goes
 * through these steps. Backward the recurrence goes through some steps first. Immutable; one thread per group.
 */
final class StackPass {
  private final EncoderSpec spec;
  private final RowArithmetic arithmetic;
  private final CellStep[] steps;

  StackPass(EncoderSpec spec, RowArithmetic arithmetic) {
    this.spec = spec;
    this.arithmetic = arithmetic;
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

  /** Runs a group forward to the features. */
  void forward(SequenceGroup group, float[] features) throws InterruptedException {
    StackRows rows = group.rows();
    for (int l = 0; l < steps.length; l++) {
      rows.fillInputs(l, group.from(), group.to());
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        forward(l, d, group);
      }
    }
    for (int n = group.from(); n < group.to(); n++) {
      rows.readOut.forward(n, group.query(), features);
    }
  }

  private void forward(int layer, int direction, SequenceGroup group) throws InterruptedException {
    int length = group.length();
    int ahead = StackRows.stepsAhead(spec.layers().get(layer));
    boolean inputsFirst = group.weights(layer, direction).rm != null || group.to() - group.from() == 1;
    for (int s = 0; s < length; s += ahead) {
      int end = Math.min(length, s + ahead);
      if (inputsFirst) {
        inputProducts(layer, direction, s, end, group);
      }
      for (int step = s; step < end; step++) {
        group.checkpoint();
        if (inputsFirst) {
          recurrentProducts(layer, direction, step, group);
        } else {
          jointProducts(layer, direction, step, group);
        }
        stepForward(layer, direction, step, group);
      }
    }
  }

  /** z = b + x W for steps s0 to s1 − 1. */
  private void inputProducts(int layer, int direction, int s0, int s1, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    DirectionRows kept = group.rows().direction(layer, direction);
    RowLists lists = group.forward(layer, direction);
    int from = group.from();
    int size = group.to() - from;
    int first = lists.place((long) s0 * size, (s1 - s0) * size);
    int next = first;
    for (int s = s0; s < s1; s++) {
      int end = group.end(s);
      group.rows().listInputs(layer, direction, s, from, end, lists.a, next);
      kept.z.list(s, from, end, lists.c, next);
      next += end - from;
    }
    productFrom(weights.bRows, lists.a, first, weights.w, lists.c, first, next - first, group.products);
  }

  /** C = S + A B, with S one row again and again. */
  private void productFrom(float[][] start, float[][] a, int aFrom, PackedMatrix b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    for (int r = 0; r < count; r += DirectionWeights.STARTS) {
      arithmetic.product(start, 0, a, aFrom + r, b, c, cFrom + r, Math.min(DirectionWeights.STARTS, count - r), scratch);
    }
  }

  /** z = b + x W + h R. The lists of a group's steps have room for all its sequences. */
  private void jointProducts(int layer, int direction, int s, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    StackRows rows = group.rows();
    DirectionRows kept = rows.direction(layer, direction);
    RowLists lists = group.forward(layer, direction);
    int from = group.from();
    int count = group.end(s) - from;
    int x = lists.place((long) s * (group.to() - from), count);
    rows.listInputs(layer, direction, s, from, from + count, lists.a, x);
    float[][] z = kept.z.rows(s);
    int first = rows.index(from);
    if (s == 0) {
      productFrom(weights.bRows, lists.a, x, weights.w, z, first, count, group.products);
      return;
    }
    float[][] h = kept.entersR(s, rows.masks().stateOf(layer, direction) != null);
    for (int r = 0; r < count; r += DirectionWeights.STARTS) {
      arithmetic.products(weights.bRows, 0, lists.a, x + r, weights.w, h, first + r, weights.r, z, first + r,
          Math.min(DirectionWeights.STARTS, count - r), group.products);
    }
  }

  /** z += h R, and of a GRU m = b_m + h R_m. */
  private void recurrentProducts(int layer, int direction, int s, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    StackRows rows = group.rows();
    DirectionRows kept = rows.direction(layer, direction);
    int first = rows.index(group.from());
    int count = group.end(s) - group.from();
    float[][] m = kept.m(s);
    float[][] h = kept.entersR(s, rows.masks().stateOf(layer, direction) != null);
    if (s > 0) {
      arithmetic.addProduct(h, first, weights.r, kept.z.rows(s), first, count, group.products);
    }
    if (m != null && s > 0) {
      productFrom(weights.bmRows, h, first, weights.rm, m, first, count, group.products);
    } else if (m != null) {
      for (int i = first; i < first + count; i++) {
        System.arraycopy(weights.bm, 0, m[i], 0, weights.bm.length);
      }
    }
  }

  /** The cell, and h under its mask. */
  private void stepForward(int layer, int direction, int s, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    StackRows rows = group.rows();
    DirectionRows kept = rows.direction(layer, direction);
    float[] mask = rows.masks().stateOf(layer, direction);
    int from = group.from();
    int end = group.end(s);
    steps[layer].forward(kept.step(s, weights.p, rows.index(from), end - from, group.step), group.lanes);
    if (mask != null) {
      for (int n = from; n < end; n++) {
        kept.mask(mask, n * weights.shape.hidden(), s, n);
      }
    }
    rows.joinOutput(layer, direction, s, from, end);
  }

  /**
   * Carries the gradient of a group from the features to all products, and with {@code inputsToo} to the inputs of the first
   * layer.
   *
   * @param dFeatures [N,F] read
   */
  void backward(SequenceGroup group, float[] dFeatures, boolean inputsToo) throws InterruptedException {
    for (int n = group.from(); n < group.to(); n++) {
      group.rows().readOut.backward(n, dFeatures, group.query());
    }
    for (int l = steps.length - 1; l >= 0; l--) {
      boolean down = l > 0 || inputsToo;
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        backward(l, d, down, group);
      }
      if (down) {
        maskInputGradients(l, group);
      }
    }
  }

  private void backward(int layer, int direction, boolean down, SequenceGroup group) throws InterruptedException {
    int ahead = StackRows.stepsAhead(spec.layers().get(layer));
    group.ensureStates();
    for (int end = group.length(); end > 0; end -= ahead) {
      int s = Math.max(0, end - ahead);
      for (int step = end - 1; step >= s; step--) {
        group.checkpoint();
        stepBackward(layer, direction, step, group);
      }
      if (down) {
        inputGradients(layer, direction, s, end, group);
      }
    }
  }

  /** The cell backward, then dh += dz Rᵀ. */
  private void stepBackward(int layer, int direction, int s, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    StackRows rows = group.rows();
    DirectionRows kept = rows.direction(layer, direction);
    gatherGradients(layer, direction, s, group);
    int first = rows.index(group.from());
    int count = group.end(s) - group.from();
    StepRows step = kept.step(s, weights.p, first, count, group.step);
    step.dh = group.dh;
    step.dc = group.dc;
    steps[layer].backward(step, group.lanes);
    if (s == 0) {
      return;
    }
    float[] mask = rows.masks().stateOf(layer, direction);
    float[][] z = kept.z.rows(s);
    float[][] dState = mask == null ? group.dh : group.dMasked;
    if (mask == null && steps[layer].passesState()) {
      arithmetic.addProduct(z, first, weights.rBack(), dState, 0, count, group.products);
    } else {
      productFrom(weights.zeroRows, z, first, weights.rBack(), dState, 0, count, group.products);
    }
    if (weights.rmBack() != null) {
      arithmetic.addProduct(kept.m(s), first, weights.rmBack(), dState, 0, count, group.products);
    }
    if (mask != null) {
      addMasked(layer, mask, count, group);
    }
    cut(direction, s, weights.shape.hidden(), group);
  }

  /** dh takes what comes from above; of a sequence that has its last step here it begins with zeros, as dc does. */
  private void gatherGradients(int layer, int direction, int s, SequenceGroup group) {
    StackRows rows = group.rows();
    int hidden = spec.layers().get(layer).hidden();
    int from = group.from();
    int end = group.end(s);
    for (int n = from; n < end; n++) {
      float[] dh = group.dh[n - from];
      if (s == rows.batch().length(n) - 1) {
        Arrays.fill(dh, 0, hidden, 0f);
        Arrays.fill(group.dc[n - from], 0, hidden, 0f);
      }
      float[] dy = rows.outputGradient(layer, direction, s, n);
      if (dy != null) {
        System.arraycopy(dy, direction * hidden, group.lanes.e, 0, hidden);
        Elements.add(group.lanes.e, dh, hidden);
      }
    }
  }

  /** dh += mask ⊙ what went through R, or becomes it where nothing else reaches h0. */
  private void addMasked(int layer, float[] mask, int count, SequenceGroup group) {
    int hidden = spec.layers().get(layer).hidden();
    for (int i = 0; i < count; i++) {
      Elements.multiply(group.dMasked[i], mask, (group.from() + i) * hidden, hidden);
      if (!steps[layer].passesState()) {
        Arrays.fill(group.dh[i], 0, hidden, 0f);
      }
      Elements.add(group.dMasked[i], group.dh[i], hidden);
    }
  }

  /**
   * Where truncation stops the gradient between a direction's steps s and s − 1, it becomes zero. Boundaries lie between steps t
   * − 1 and t of the input, a multiple of k steps before the end. The backward direction's own steps are counted from that end.
   */
  private void cut(int direction, int s, int hidden, SequenceGroup group) {
    if (spec.truncation() == 0) {
      return;
    }
    int end = group.end(s);
    for (int n = group.from(); n < end; n++) {
      int fromEnd = direction == 0 ? group.rows().batch().length(n) - s : s;
      if (fromEnd % spec.truncation() == 0) {
        Arrays.fill(group.dh[n - group.from()], 0, hidden, 0f);
        Arrays.fill(group.dc[n - group.from()], 0, hidden, 0f);
      }
    }
  }

  /** dx = dz Wᵀ for a direction's steps s0 to s1 − 1; the second direction adds to the first. */
  private void inputGradients(int layer, int direction, int s0, int s1, SequenceGroup group) {
    DirectionWeights weights = group.weights(layer, direction);
    StackRows rows = group.rows();
    DirectionRows kept = rows.direction(layer, direction);
    RowLists lists = group.backward(layer, direction);
    int from = group.from();
    int size = group.to() - from;
    int first = lists.place((long) s0 * size, (s1 - s0) * size);
    int next = first;
    for (int s = s0; s < s1; s++) {
      int end = group.end(s);
      for (int n = from; n < end; n++) {
        float[] dx = rows.inputGradient(layer, rows.time(direction, s, n), n);
        if (direction == 0) {
          Arrays.fill(dx, 0f);
        }
        RowGrid.put(kept.z.row(s, n), lists.a, next);
        RowGrid.put(dx, lists.c, next++);
      }
    }
    arithmetic.addProduct(lists.a, first, weights.wBack(), lists.c, first, next - first, group.products);
  }

  private void maskInputGradients(int layer, SequenceGroup group) {
    StackRows rows = group.rows();
    float[] mask = rows.masks().inputOf(layer);
    if (mask == null) {
      return;
    }
    int width = spec.inputsOf(layer);
    for (int t = 0; t < group.length(); t++) {
      for (int n = group.from(); n < group.end(t); n++) {
        Elements.multiply(rows.inputGradient(layer, t, n), mask, n * width, width);
      }
    }
  }
}
