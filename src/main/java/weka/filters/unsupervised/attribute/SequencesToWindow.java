package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Vector;
import weka.core.Attribute;
import weka.core.Option;
import weka.core.Utils;

/** The last k steps of a sequence in one row: {@code x@last-2, x@last-1, x@last}, missing before its beginning. */
public class SequencesToWindow extends SequenceView {
  private static final long serialVersionUID = 1;
  /** Default of {@link #getSteps}. */
  public static final int STEPS = 5;

  private int steps = STEPS;

  @Override
  public String globalInfo() {
    return "Makes one row of the last steps of a sequence: an attribute for each channel of each of them, named channel@last-2, "
        + "channel@last-1, channel@last; missing where the sequence is shorter.";
  }

  @Override
  List<Attribute> attributes(List<Attribute> channels, List<double[][]> sequences) {
    List<Attribute> attributes = new ArrayList<>();
    for (int back = steps - 1; back >= 0; back--) {
      for (Attribute channel : channels) {
        attributes.add(channel.copy(channel.name() + (back == 0 ? "@last" : "@last-" + back)));
      }
    }
    return attributes;
  }

  @Override
  double[] values(List<Attribute> channels, double[][] sequence) {
    double[] values = new double[steps * channels.size()];
    java.util.Arrays.fill(values, Utils.missingValue());
    for (int k = 0; k < steps; k++) {
      int t = sequence.length - steps + k;
      if (t >= 0) {
        System.arraycopy(sequence[t], 0, values, k * channels.size(), channels.size());
      }
    }
    return values;
  }

  /** Steps shown. */
  public int getSteps() {
    return steps;
  }

  /** @param value steps shown, at least 1; default {@value #STEPS} */
  public void setSteps(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + value);
    }
    steps = value;
  }

  /** Tool tip. */
  public String stepsTipText() {
    return "How many of the last steps are shown.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = new Vector<>();
    options.add(new Option("\tHow many of the last steps are shown (default " + STEPS + ").", "steps", 1, "-steps <number>"));
    options.addAll(Collections.list(super.listOptions()));
    return options.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-steps", Integer.toString(steps)));
    options.addAll(List.of(super.getOptions()));
    return options.toArray(new String[0]);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String text = Utils.getOption("steps", options);
    if (!text.isEmpty() && !text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("-steps takes a whole number, got '" + text + "'");
    }
    setSteps(text.isEmpty() ? STEPS : Integer.parseInt(text));
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
  }

  /** Runs the filter from the command line. */
  public static void main(String[] arguments) {
    runFilter(new SequencesToWindow(), arguments);
  }
}
