package weka.recurrent.insight;

import java.util.Arrays;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

/**
 * Which steps of one sequence the network's answer rests on: window after window is exchanged for the same steps of other
 * sequences, and the answer looked at again. Other sequences' steps rather than zeros, because the network then meets nothing it
 * has not met in training. Costs at most {@value #MOST_WINDOWS} x {@value #DONORS} forward passes over the sequence.
 *
 * @param from [windows] first step of each window, from 0; a window ends where the next begins, the last at the end
 * @param answer the output that is looked at: the class the network decides for, or 0 for a number
 * @param whole that output for the sequence as it is: a probability, or a standardised number
 * @param without [windows] the same with the window exchanged, mean over the donors
 */
public record Occlusion(int[] from, int answer, double whole, double[] without) {
  /** Most windows that are exchanged; with more steps than these a window is wider than one step. */
  public static final int MOST_WINDOWS = 60;
  /** Other sequences whose steps are put in. */
  public static final int DONORS = 8;

  private static final long STREAM = 104;

  /**
   * Looks at one sequence.
   *
   * @param subject the network, and in its sample the sequences that give their steps
   * @param sequence any sequence that the network takes, with at least 1 step
   */
  public static Occlusion of(Subject subject, Sequence sequence) throws InterruptedException {
    if (sequence.length() == 0) {
      throw new IllegalArgumentException("an occlusion needs a sequence of at least 1 step, got an empty one");
    }
    int windows = Math.min(MOST_WINDOWS, sequence.length());
    int[] from = new int[windows];
    for (int w = 0; w < windows; w++) {
      from[w] = (int) ((long) sequence.length() * w / windows);
    }
    Sequence[] donors = donors(subject);
    SequenceEdit edit = new SequenceEdit(subject.network().input());
    Sequence[] edited = new Sequence[1 + windows * donors.length];
    edited[0] = sequence;
    for (int w = 0; w < windows; w++) {
      int to = w + 1 < windows ? from[w + 1] : sequence.length();
      for (int d = 0; d < donors.length; d++) {
        edited[1 + w * donors.length + d] = edit.withWindow(sequence, donors[d], from[w], to);
      }
    }
    double[][] outputs = SampleRows.outputs(subject, edited);
    int answer = subject.classifies() ? Subject.largest(outputs[0]) : 0;
    double[] without = new double[windows];
    for (int i = 1; i < edited.length; i++) {
      without[(i - 1) / donors.length] += outputs[i][answer] / donors.length;
    }
    return new Occlusion(from, answer, outputs[0][answer], without);
  }

  private static Sequence[] donors(Subject subject) {
    Sequence[] sample = subject.sample().sequences();
    int[] order = new int[sample.length];
    Arrays.setAll(order, i -> i);
    new RandomStream(STREAM).shuffle(order, 0, order.length);
    return Arrays.stream(order).limit(DONORS).mapToObj(i -> sample[i]).toArray(Sequence[]::new);
  }

  /** [windows] what a class loses without each window, below 0 where the window speaks against it; how far a number moves. */
  public double[] loss(boolean classifies) {
    return Arrays.stream(without).map(value -> classifies ? whole - value : Math.abs(whole - value)).toArray();
  }
}
