package weka.recurrent.insight;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

/**
 * How right the network still is when it sees only the last k steps of a sequence; all earlier ones are another sequence's.
 * Other sequences' steps rather than zeros or cuts, because the network then meets nothing it has not met in training: if
 * the answer changes, it is for what the hidden steps said, not for their strangeness.
 * <pre>
 *   score ┤              ┌────────── full          horizon: the oldest step that is needed to come within a tenth
 *         │         ┌────┘                         of the way from occluded to full, and to stay there
 *         │ ────────┘ occluded (k = 0)
 *         └──────────────────────► k
 * </pre>
 * Costs at most {@value #MOST_POINTS} forward passes over the sample. For a network with a backward direction it still
 * tells which steps are used, but these need not be remembered.
 *
 * @param kept [points] k, rising, from 0 to the longest sequence
 * @param score [points] accuracy or explained variance with the last k steps true
 * @param effect full against occluded, sequence by sequence
 * @param knowledge with everything true, how much the outputs tell of the targets; see {@link Subject#knowledge}
 */
public record ForgettingCurve(int[] kept, double[] score, PairedDifference effect, double knowledge)
    implements Serializable {
  /** Most values of k that are tried. */
  public static final int MOST_POINTS = 26;
  /** Fewer would not find where the score recovers. */
  public static final int FEWEST_POINTS = 8;
  /** How much of the way from occluded to full counts as there. */
  public static final double RECOVERED = LagMass.SHARE;

  /**
   * A network whose outputs tell less than this of its targets is not said to remember: untrained LSTM and GRU networks
   * reach 0.03 by chance (30 seeds, recall of 2 and 4 symbols over 5 and 20 steps).
   */
  public static final double LEAST_KNOWLEDGE = 0.05;

  private static final long STREAM = 102;
  private static final double LEAST_GRID_FACTOR = 1.35;
  /** Points of the coarse grid between 0 and the longest sequence. */
  private static final int MOST_COARSE = 14;
  private static final int FEWEST_COARSE = 2;
  /** Both ends, and five halvings of the gap in which the score recovers. */
  private static final int KEPT_FOR_BISECTION = 7;
  private static final double PRECISION = 0.03;

  /** Measures a subject. */
  public static ForgettingCurve of(Subject subject) throws InterruptedException {
    return of(subject, MOST_POINTS);
  }

  /**
   * The same with fewer points.
   *
   * @param points values of k that are tried at most, {@value #FEWEST_POINTS} to {@value #MOST_POINTS}
   */
  public static ForgettingCurve of(Subject subject, int points) throws InterruptedException {
    if (points < FEWEST_POINTS || points > MOST_POINTS) {
      throw new IllegalArgumentException("a forgetting curve takes " + FEWEST_POINTS + " to " + MOST_POINTS + " points, got "
          + points);
    }
    return new Probe(subject, points).curve();
  }

  /** Whether the network does better with its sequences than with others' beyond chance, and knows enough to tell. */
  public boolean usesSequences() {
    return effect.firstIsBetter() && knowledge >= LEAST_KNOWLEDGE;
  }

  /** Score with everything true. */
  public double full() {
    return score[score.length - 1];
  }

  /** Score with nothing of the sequence true. */
  public double occluded() {
    return score[0];
  }

  /**
   * The lag of the oldest step needed: with the last lag + 1 steps the score is, and stays, within a tenth of the way. −1
   * if the network does not use its sequences.
   */
  public int horizon() {
    if (!usesSequences()) {
      return -1;
    }
    return kept[needed(score)] - 1;
  }

  /** Index of the first point from which on the score stays recovered. */
  private static int needed(double[] score) {
    int last = score.length - 1;
    double threshold = score[0] + RECOVERED * (score[last] - score[0]);
    int point = last;
    while (point > 0 && score[point - 1] >= threshold) {
      point--;
    }
    return point;
  }

  /** Runs the curve: a coarse grid first, then bisection where it recovers. */
  private static final class Probe {
    private final Subject subject;
    private final Sequence[] sequences;
    private final SequenceEdit edit;
    private final int[] donors;
    private final int[] place;
    private final Map<Integer, double[]> merits = new TreeMap<>();
    private final int points;
    private double knowledge;

    Probe(Subject subject, int points) {
      this.points = points;
      this.subject = subject;
      this.sequences = subject.sample().sequences();
      this.edit = new SequenceEdit(subject.network().input());
      this.donors = new int[sequences.length];
      for (int i = 0; i < donors.length; i++) {
        donors[i] = i;
      }
      new RandomStream(STREAM).shuffle(donors, 0, donors.length);
      this.place = new int[donors.length];
      for (int i = 0; i < donors.length; i++) {
        place[donors[i]] = i;
      }
    }

    ForgettingCurve curve() throws InterruptedException {
      int longest = subject.longest();
      int coarse = Math.max(FEWEST_COARSE, Math.min(MOST_COARSE, points - KEPT_FOR_BISECTION));
      double factor = Math.max(LEAST_GRID_FACTOR, Math.pow(longest, 1.0 / coarse));
      for (double k = 0; k < longest; k = Math.max(k + 1, k * factor)) {
        measure((int) k);
      }
      measure(longest);
      while (merits.size() < points && refine()) {
        // every turn halves the gap in which the score recovers
      }
      int[] kept = merits.keySet().stream().mapToInt(Integer::intValue).toArray();
      PairedDifference effect = PairedDifference.of(merits.get(longest), merits.get(0));
      return new ForgettingCurve(kept, scores(), effect, knowledge);
    }

    private boolean refine() throws InterruptedException {
      int[] kept = merits.keySet().stream().mapToInt(Integer::intValue).toArray();
      int point = needed(scores());
      if (point == 0 || kept[point] - kept[point - 1] <= Math.max(1, PRECISION * kept[point])) {
        return false;
      }
      measure((kept[point] + kept[point - 1]) / 2);
      return true;
    }

    private double[] scores() {
      return merits.values().stream().mapToDouble(subject::score).toArray();
    }

    private void measure(int kept) throws InterruptedException {
      Sequence[] edited = new Sequence[sequences.length];
      for (int i = 0; i < sequences.length; i++) {
        edited[i] = edit.withPast(sequences[i], donor(i, kept), kept);
      }
      double[][] outputs = subject.outputs(edited);
      merits.put(kept, subject.merits(outputs));
      if (kept == subject.longest()) {
        knowledge = subject.knowledge(outputs);
      }
    }

    /** The sequence after this one in shuffled order; where that has no step to give, the next that has. */
    private Sequence donor(int i, int kept) {
      for (int turn = 1; turn < donors.length; turn++) {
        Sequence donor = sequences[donors[(place[i] + turn) % donors.length]];
        if (donor.length() > kept) {
          return donor;
        }
      }
      return sequences[i];
    }
  }
}
