package weka.recurrent.insight;

import java.util.Arrays;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

/** Cuts, joins and shuffles the steps of sequences. Makes new sequences; the given ones stay as they are. */
final class SequenceEdit {
  private final int channels;
  private final int columns;

  SequenceEdit(InputSpec input) {
    this.channels = input.channels();
    this.columns = input.tokens().size();
  }

  /** The steps from..to-1 of a sequence, with its statics. */
  Sequence steps(Sequence sequence, int from, int to) {
    return new Sequence(to - from, Arrays.copyOfRange(sequence.values(), from * channels, to * channels),
        Arrays.copyOfRange(sequence.tokens(), from * columns, to * columns), sequence.statics());
  }

  /**
   * A sequence whose last steps are its own and whose earlier ones are another's: all but the last {@code kept} steps of
   * the donor, then the last {@code kept} steps of the sequence. Each step then stands where its like stands in real
   * data, both from the start and from the end. A sequence of no more than {@code kept} steps stays as it is, and so does
   * every one whose donor has no step to give.
   */
  Sequence withPast(Sequence sequence, Sequence donor, int kept) {
    if (sequence.length() <= kept || donor.length() <= kept) {
      return sequence;
    }
    int given = donor.length() - kept;
    float[] values = Arrays.copyOf(donor.values(), donor.length() * channels);
    int[] tokens = Arrays.copyOf(donor.tokens(), donor.length() * columns);
    int from = sequence.length() - kept;
    System.arraycopy(sequence.values(), from * channels, values, given * channels, kept * channels);
    System.arraycopy(sequence.tokens(), from * columns, tokens, given * columns, kept * columns);
    return new Sequence(donor.length(), values, tokens, sequence.statics());
  }

  /** The sequence with the steps from..to-1 of another one in the place of its own; the donor is repeated where it is shorter. */
  Sequence withWindow(Sequence sequence, Sequence donor, int from, int to) {
    float[] values = sequence.values().clone();
    int[] tokens = sequence.tokens().clone();
    for (int t = from; t < to; t++) {
      int given = t % donor.length();
      System.arraycopy(donor.values(), given * channels, values, t * channels, channels);
      System.arraycopy(donor.tokens(), given * columns, tokens, t * columns, columns);
    }
    return new Sequence(sequence.length(), values, tokens, sequence.statics());
  }

  /** The same steps in random order. */
  Sequence shuffled(Sequence sequence, RandomStream random) {
    int[] order = new int[sequence.length()];
    for (int t = 0; t < order.length; t++) {
      order[t] = t;
    }
    random.shuffle(order, 0, order.length);
    float[] values = new float[sequence.values().length];
    int[] tokens = new int[sequence.tokens().length];
    for (int t = 0; t < order.length; t++) {
      System.arraycopy(sequence.values(), order[t] * channels, values, t * channels, channels);
      System.arraycopy(sequence.tokens(), order[t] * columns, tokens, t * columns, columns);
    }
    return new Sequence(sequence.length(), values, tokens, sequence.statics());
  }
}
