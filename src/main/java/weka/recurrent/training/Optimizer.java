package weka.recurrent.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.network.NetworkLayout;

/**
 * Applies gradients to one flat parameter vector. Holds the moments, and with them everything that a resumed run needs.
 * <pre>
 *   g = scale · gradient + l2 · p (weights only)          p = p − rate · decay · p (weights only), then
 *   ADAM     m = β₁ m + (1−β₁) g     v = β₂ v + (1−β₂) g²     p = p − rate · (m / (1−β₁ᵏ)) / (√(v / (1−β₂ᵏ)) + ε)
 *   RMSPROP  v = ρ v + (1−ρ) g²                               p = p − rate · g / (√v + ε)
 *   SGD      m = μ m + g                                      p = p − rate · (g + μ m)
 * </pre>
 * Not for concurrent use.
 */
public final class Optimizer implements Serializable {
  private static final long serialVersionUID = 1;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float RHO = 0.9f;
  private static final float EPSILON = 1e-8f;

  private final OptimizerSpec spec;
  private final boolean[] weightBlock;
  private final int[] blockEnds;
  private final float[] first;
  private final float[] second;
  private long updates;

  /** An optimizer at rest for the parameters of a network. */
  public Optimizer(OptimizerSpec spec, NetworkLayout layout) {
    this.spec = spec;
    var blocks = layout.blocks();
    weightBlock = new boolean[blocks.size()];
    blockEnds = new int[blocks.size()];
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      weightBlock[i] = block.name().endsWith("W") || block.name().endsWith("R") || block.name().endsWith("V");
      blockEnds[i] = block.end();
    }
    int size = layout.size();
    first = new float[spec.kind() == OptimizerSpec.Kind.RMSPROP ? 0 : size];
    second = new float[spec.kind() == OptimizerSpec.Kind.SGD ? 0 : size];
  }

  private Optimizer(Optimizer other, float[] first, float[] second, long updates) {
    this.spec = other.spec;
    this.weightBlock = other.weightBlock;
    this.blockEnds = other.blockEnds;
    this.first = first;
    this.second = second;
    this.updates = updates;
  }

  /** An independent copy, to go back to. */
  public Optimizer copy() {
    return new Optimizer(this, first.clone(), second.clone(), updates);
  }

  /** Whether its arrays are those of an optimizer for the given parameters. */
  boolean fits(int parameters) {
    return spec != null && weightBlock != null && blockEnds != null && first != null && second != null && updates >= 0
        && weightBlock.length == blockEnds.length && blockEnds.length > 0 && blockEnds[blockEnds.length - 1] == parameters
        && first.length == (spec.kind() == OptimizerSpec.Kind.RMSPROP ? 0 : parameters)
        && second.length == (spec.kind() == OptimizerSpec.Kind.SGD ? 0 : parameters);
  }

  /** Writes what changes in training. */
  void write(DataOutput out) throws IOException {
    Floats.write(out, first);
    Floats.write(out, second);
    out.writeLong(updates);
  }

  /** An optimizer like this one in the state that {@link #write} wrote. */
  Optimizer read(DataInput in) throws IOException {
    return new Optimizer(this, Floats.read(in, first.length), Floats.read(in, second.length), in.readLong());
  }

  /** Number of updates so far. */
  public long updates() {
    return updates;
  }

  /**
   * One update.
   *
   * @param parameters [P] changed
   * @param gradient [P] of the loss; read
   * @param scale factor of the gradient: one over the batch, and clipping
   * @param rate learning rate of this update
   */
  public void update(float[] parameters, float[] gradient, double scale, double rate) {
    updates++;
    int from = 0;
    for (int i = 0; i < blockEnds.length; i++) {
      double l2 = weightBlock[i] ? spec.l2() : 0;
      double decay = weightBlock[i] ? spec.decay() : 0;
      float keep = (float) (1 - rate * decay);
      switch (spec.kind()) {
        case ADAM -> adam(parameters, gradient, from, blockEnds[i], (float) scale, rate, (float) l2, keep);
        case RMSPROP -> rmsProp(parameters, gradient, from, blockEnds[i], (float) scale, (float) rate, (float) l2, keep);
        case SGD -> sgd(parameters, gradient, from, blockEnds[i], (float) scale, (float) rate, (float) l2, keep);
      }
      from = blockEnds[i];
    }
  }

  private void adam(float[] p, float[] gradient, int from, int to, float scale, double rate, float l2, float keep) {
    float[] m = first;
    float[] v = second;
    float step = (float) (rate / (1 - StrictMath.pow(BETA1, updates)));
    float correction = (float) (1 / (1 - StrictMath.pow(BETA2, updates)));
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + l2 * p[i];
      m[i] = BETA1 * m[i] + (1 - BETA1) * g;
      v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
      p[i] = keep * p[i] - step * m[i] / ((float) Math.sqrt(v[i] * correction) + EPSILON);
    }
  }

  private void rmsProp(float[] p, float[] gradient, int from, int to, float scale, float rate, float l2, float keep) {
    float[] v = second;
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + l2 * p[i];
      v[i] = RHO * v[i] + (1 - RHO) * g * g;
      p[i] = keep * p[i] - rate * g / ((float) Math.sqrt(v[i]) + EPSILON);
    }
  }

  private void sgd(float[] p, float[] gradient, int from, int to, float scale, float rate, float l2, float keep) {
    float[] m = first;
    float momentum = (float) spec.momentum();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + l2 * p[i];
      m[i] = momentum * m[i] + g;
      p[i] = keep * p[i] - rate * (g + momentum * m[i]);
    }
  }
}
