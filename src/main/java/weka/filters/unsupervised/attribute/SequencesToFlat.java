package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.List;
import weka.core.Attribute;
import weka.core.Utils;

/**
 * All values of a sequence in one row: {@code x@1, y@1, x@2, y@2, …}, missing after its end. There are as many steps as the
 * longest training sequence has; what a longer one has beyond them cannot be shown, which is logged.
 */
public class SequencesToFlat extends SequenceView {
  private static final long serialVersionUID = 1;

  private int longest;

  @Override
  public String globalInfo() {
    return "Makes one row of a sequence: an attribute for each channel of each step, named channel@step, missing after the "
        + "end of "
        + "the sequence. The number of steps is that of the longest training sequence.";
  }

  @Override
  List<Attribute> attributes(List<Attribute> channels, List<double[][]> sequences) {
    longest = sequences.stream().mapToInt(s -> s.length).max().orElse(0);
    List<Attribute> attributes = new ArrayList<>();
    for (int t = 1; t <= longest; t++) {
      for (Attribute channel : channels) {
        attributes.add(channel.copy(channel.name() + "@" + t));
      }
    }
    return attributes;
  }

  @Override
  double[] values(List<Attribute> channels, double[][] steps) {
    if (steps.length > longest) {
      warn("a sequence of " + steps.length + " steps is longer than any in training (" + longest + "); the view has no place for"
          + " the steps after that");
    }
    double[] values = new double[longest * channels.size()];
    java.util.Arrays.fill(values, Utils.missingValue());
    for (int t = 0; t < Math.min(longest, steps.length); t++) {
      System.arraycopy(steps[t], 0, values, t * channels.size(), channels.size());
    }
    return values;
  }

  /** Runs the filter from the command line. */
  public static void main(String[] arguments) {
    runFilter(new SequencesToFlat(), arguments);
  }
}
