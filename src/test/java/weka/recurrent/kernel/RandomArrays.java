package weka.recurrent.kernel;

import java.util.SplittableRandom;

/** Random numbers in the form that backends take them. */
public final class RandomArrays {
  private RandomArrays() {}

  /** Values between −bound and bound. */
  public static float[] uniform(int size, double bound, SplittableRandom random) {
    float[] values = new float[size];
    for (int k = 0; k < size; k++) {
      values[k] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }

  /** Drops one value in so many, and scales the others so that the mean stays 1. */
  public static float[] mask(int size, int oneIn, SplittableRandom random) {
    float[] mask = new float[size];
    for (int k = 0; k < size; k++) {
      mask[k] = random.nextInt(oneIn) == 0 ? 0 : oneIn / (oneIn - 1f);
    }
    return mask;
  }

  /** Masks of inputs and states that drop a quarter; none for directions that an encoder has not. */
  public static DropoutMasks masks(EncoderSpec spec, int sequences, SplittableRandom random) {
    int layers = spec.layers().size();
    float[][] input = new float[layers][];
    float[][] state = new float[2 * layers][];
    for (int l = 0; l < layers; l++) {
      input[l] = mask(sequences * spec.inputsOf(l), 4, random);
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        state[2 * l + d] = mask(sequences * spec.layers().get(l).hidden(), 4, random);
      }
    }
    return new DropoutMasks(input, state);
  }
}
