package weka.recurrent.network;

import weka.recurrent.kernel.DropoutMasks;

/**
 * Draws the dropout masks of a mini-batch, input and state masks of every layer first, then the mask of the output layer. Arrays
 * are kept from batch to batch.
 */
final class DropoutDraw {
  private final NetworkSpec spec;
  private final float[][] inputs;
  private final float[][] states;
  private float[] head = {};

  DropoutDraw(NetworkSpec spec) {
    this.spec = spec;
    int layers = spec.layers().size();
    inputs = new float[layers][0];
    states = new float[2 * layers][0];
  }

  /** The masks of the encoder for so many rows; null draws nothing. */
  DropoutMasks encoder(RandomStream random, int rows) {
    DropoutSpec shares = spec.dropout();
    if (random == null || shares.input() == 0 && shares.recurrent() == 0) {
      return DropoutMasks.NONE;
    }
    for (int l = 0; l < inputs.length; l++) {
      int width = l == 0 ? spec.input().width() : spec.layers().get(l - 1).width();
      inputs[l] = draw(random, shares.input(), inputs[l], rows * width);
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        int size = rows * spec.layers().get(l).hidden();
        states[2 * l + d] = draw(random, shares.recurrent(), states[2 * l + d], size);
      }
    }
    return new DropoutMasks(shares.input() == 0 ? null : inputs, shares.recurrent() == 0 ? null : states);
  }

  /** The mask [N,F+S] of what enters the output layer, or null. */
  float[] head(RandomStream random, int rows) {
    float[] mask = draw(random, spec.dropout().output(), head, rows * spec.headInputs());
    head = mask == null ? head : mask;
    return mask;
  }

  /** A mask of 0 and 1/(1−p), or null if nothing is dropped. */
  private static float[] draw(RandomStream random, double share, float[] old, int size) {
    if (random == null || share == 0) {
      return null;
    }
    float[] mask = old != null && old.length >= size ? old : new float[size];
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < size; i++) {
      mask[i] = random.nextDouble() < share ? 0 : kept;
    }
    return mask;
  }
}
