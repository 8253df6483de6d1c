package weka.recurrent.insight;

import java.io.Serializable;
import java.util.Locale;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

/**
 * Does order matter? The score on the sequences as they are, beside the score on the same steps in random order. A
 * network that loses nothing uses its sequences as bags, and a simpler model would do. Costs {@value #SHUFFLES} + 1
 * forward passes over the sample. The network is not trained again, so shuffled sequences are new to it in kind: the loss
 * is an upper bound of what order is worth.
 *
 * @param ordered score of the sequences as they are
 * @param shuffled mean score over the shuffles
 * @param effect ordered against shuffled, sequence by sequence
 * @param scoreName what the scores are
 */
public record OrderTest(double ordered, double shuffled, PairedDifference effect, String scoreName) implements Serializable {
  /** Random orders per sequence. */
  public static final int SHUFFLES = 5;

  private static final long STREAM = 103;

  /** Measures a subject. */
  public static OrderTest of(Subject subject) throws InterruptedException {
    Sequence[] sequences = subject.sample().sequences();
    SequenceEdit edit = new SequenceEdit(subject.network().input());
    double[] ordered = subject.merits(subject.outputs(sequences));
    double[] shuffled = new double[ordered.length];
    for (int s = 0; s < SHUFFLES; s++) {
      Sequence[] edited = new Sequence[sequences.length];
      for (int n = 0; n < sequences.length; n++) {
        edited[n] = edit.shuffled(sequences[n], new RandomStream(STREAM, s, n));
      }
      double[] merits = subject.merits(subject.outputs(edited));
      for (int n = 0; n < merits.length; n++) {
        shuffled[n] += merits[n] / SHUFFLES;
      }
    }
    return new OrderTest(subject.score(ordered), subject.score(shuffled), PairedDifference.of(ordered, shuffled),
        subject.scoreName());
  }

  /** Whether order matters beyond reasonable chance. */
  public boolean matters() {
    return effect.firstIsBetter();
  }

  /** The verdict in plain words. */
  public String sentence() {
    return String.format(Locale.ROOT, matters()
        ? "Order matters: %s %.2f in order, %.2f with the steps shuffled."
        : "Order does not matter to this network: %s %.2f in order, %.2f with the steps shuffled. "
            + "A model of the steps' statistics may do as well.",
        scoreName, ordered, shuffled);
  }
}
