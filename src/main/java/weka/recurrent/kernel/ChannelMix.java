package weka.recurrent.kernel;

import java.io.Serializable;

/**
 * What units read: each a weighted sum of a few channels, u_k = Σ_c w_kc x_c. Kept group by group, with the channels that any
 * unit of the group reads in rising order and a weight of 0 for the others. The sum starts from 0 and takes the channels in that
 * order, each by one fused multiply-add. Arrays are not copied and must not be changed.
 *
 * @param channels [groups][n] channels of each group, rising
 * @param weights [groups][n · 16] weights by channel, then unit
 */
public record ChannelMix(int[][] channels, float[][] weights) implements Serializable {

  public ChannelMix {
    if (channels.length != weights.length) {
      throw new IllegalArgumentException("channels are given for " + channels.length + " groups, weights for " + weights.length);
    }
    for (int g = 0; g < channels.length; g++) {
      if (weights[g].length != channels[g].length * OscillatorBank.GROUP) {
        throw new IllegalArgumentException("group " + g + " reads " + channels[g].length + " channels with "
            + weights[g].length + " weights");
      }
    }
  }

  /**
   * From a dense matrix.
   *
   * @param w [units][channels] weights, 0 where a unit does not read a channel
   */
  public static ChannelMix of(float[][] w) {
    int groups = w.length / OscillatorBank.GROUP;
    int[][] channels = new int[groups][];
    float[][] weights = new float[groups][];
    for (int g = 0; g < groups; g++) {
      int first = g * OscillatorBank.GROUP;
      channels[g] = java.util.stream.IntStream.range(0, w[first].length).filter(c -> read(w, first, c)).toArray();
      weights[g] = new float[channels[g].length * OscillatorBank.GROUP];
      for (int i = 0; i < channels[g].length; i++) {
        for (int l = 0; l < OscillatorBank.GROUP; l++) {
          weights[g][i * OscillatorBank.GROUP + l] = w[first + l][channels[g][i]];
        }
      }
    }
    return new ChannelMix(channels, weights);
  }

  private static boolean read(float[][] w, int first, int channel) {
    for (int l = 0; l < OscillatorBank.GROUP; l++) {
      if (w[first + l][channel] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Units. */
  public int units() {
    return channels.length * OscillatorBank.GROUP;
  }

  /** Channels that a step must have at least. */
  public int width() {
    int width = 0;
    for (int[] group : channels) {
      width = Math.max(width, group.length == 0 ? 0 : group[group.length - 1] + 1);
    }
    return width;
  }
}
