package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import weka.core.Attribute;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.RevisionUtils;
import weka.filters.SimpleBatchFilter;
import weka.recurrent.data.Detection;
import weka.recurrent.data.Layout;
import weka.recurrent.data.LayoutDecision;
import weka.recurrent.data.LayoutDetector;

/**
 * What the views have in common: finding the sequence as the networks find it ({@link LayoutDetector}), reading it step by step,
 * and carrying the attributes of the whole sequence and the class along. Identifiers are left out. Steps at the end in which
 * every channel is missing are padding. Everything that is learned, such as the longest length, comes from the first batch, which
 * is the training data.
 */
public abstract class SequenceView extends SimpleBatchFilter {
  private static final long serialVersionUID = 1;
  /** Different strings of a channel that can be labels of a view. */
  private static final int MOST_WORDS = 1000;
  private static final Logger LOG = Logger.getLogger(SequenceView.class.getName());

  private LayoutDecision decision;
  /** Rows of a bag in the layout with one row per channel; 0 in the others. */
  private int rows;
  /** Labels of the channel in the layout with one attribute per step. */
  private List<String> labels = List.of();
  /** [channel] what the strings in a channel are numbered by; null where there are none. */
  private List<List<String>> strings = List.of();
  private boolean warned;

  /**
   * The attributes of the view, learned from the training data.
   *
   * @param channels attributes of the channels, for names, types and labels
   * @param sequences [sequence][step][channel] training data; NaN is missing, nominal values are label numbers
   */
  abstract List<Attribute> attributes(List<Attribute> channels, List<double[][]> sequences);

  /**
   * The values of the view.
   *
   * @param channels attributes of the channels
   * @param steps [step][channel] one sequence without padding; may be empty
   * @return as many values as there are attributes
   */
  abstract double[] values(List<Attribute> channels, double[][] steps);

  /** Says once that something of the sequence is not in the view although it could be expected there. */
  final void warn(String text) {
    if (!warned) {
      warned = true;
      LOG.warning(text);
    }
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enableAllAttributes();
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enableAllClasses();
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    capabilities.enable(Capability.NO_CLASS);
    return capabilities;
  }

  @Override
  public boolean allowAccessToFullInputFormat() {
    return true;
  }

  @Override
  protected Instances determineOutputFormat(Instances input) throws Exception {
    Detection detection = LayoutDetector.examine(input, Layout.AUTO);
    decision = detection.decision();
    detection.warnings().forEach(LOG::warning);
    if (decision.layout() == Layout.TEXT) {
      throw new IllegalArgumentException(
          "a view needs numeric or nominal channels, '" + input.attribute(decision.sequence()).name()
              + "' is text: use StringToWordVector");
    }
    learn(input);
    List<double[][]> sequences = new ArrayList<>();
    for (Instance instance : input) {
      sequences.add(read(instance));
    }
    // Attributes that are carried along keep their names; of the view's own, those that clash are numbered.
    Set<String> taken = new HashSet<>();
    for (int index : decision.statics()) {
      taken.add(input.attribute(index).name());
    }
    if (input.classIndex() >= 0) {
      taken.add(input.classAttribute().name());
    }
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (Attribute own : attributes(channels(input), sequences)) {
      String name = own.name();
      for (int k = 2; !taken.add(name); k++) {
        name = own.name() + " (" + k + ")";
      }
      attributes.add(name.equals(own.name()) ? own : own.copy(name));
    }
    for (int index : decision.statics()) {
      attributes.add((Attribute) input.attribute(index).copy());
    }
    if (input.classIndex() >= 0) {
      attributes.add((Attribute) input.classAttribute().copy());
    }
    Instances format = new Instances(input.relationName(), attributes, 0);
    format.setClassIndex(input.classIndex() >= 0 ? attributes.size() - 1 : -1);
    return format;
  }

  @Override
  protected Instances process(Instances input) throws Exception {
    Instances output = new Instances(getOutputFormat(), input.numInstances());
    List<Attribute> channels = channels(input);
    for (Instance instance : input) {
      double[] view = values(channels, read(instance));
      double[] row = java.util.Arrays.copyOf(view, output.numAttributes());
      int at = view.length;
      for (int index : decision.statics()) {
        row[at++] = instance.value(index);
      }
      if (input.classIndex() >= 0) {
        row[at] = instance.classValue();
      }
      output.add(new DenseInstance(instance.weight(), row));
    }
    return output;
  }

  /** What later batches are read by: rows of a bag, labels of columns, strings of channels. */
  private void learn(Instances data) {
    rows = 0;
    labels = List.of();
    strings = List.of();
    if (decision.layout() == Layout.CHANNELS) {
      rows = data.stream().filter(i -> !i.isMissing(decision.sequence())).mapToInt(i -> i.relationalValue(decision.sequence())
          .numInstances()).filter(n -> n > 0).findFirst().orElse(1);
    } else if (decision.layout() == Layout.COLUMNS && data.attribute(decision.columns()[0]).isNominal()) {
      Set<String> all = new LinkedHashSet<>();
      for (int column : decision.columns()) {
        Collections.list(data.attribute(column).enumerateValues()).forEach(label -> all.add(String.valueOf(label)));
      }
      labels = List.copyOf(all);
    } else if (decision.layout() == Layout.STEPS) {
      Instances inner = data.attribute(decision.sequence()).relation();
      List<List<String>> found = new ArrayList<>();
      for (int c = 0; c < inner.numAttributes(); c++) {
        found.add(inner.attribute(c).isString() ? words(data, c) : null);
      }
      strings = found;
    }
  }

  private List<String> words(Instances data, int channel) {
    Set<String> words = new TreeSet<>();
    for (Instance instance : data) {
      Instances bag = instance.isMissing(decision.sequence()) ? null : instance.relationalValue(decision.sequence());
      for (int t = 0; bag != null && t < bag.numInstances(); t++) {
        if (!bag.instance(t).isMissing(channel)) {
          words.add(bag.instance(t).stringValue(channel));
        }
      }
    }
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException("a view needs numeric or nominal channels; '"
          + data.attribute(decision.sequence()).relation()
              .attribute(channel).name()
          + "' is a string with " + words.size() + " different values, more than " + MOST_WORDS
          + " labels. Make one text of each sequence and use StringToWordVector");
    }
    return new ArrayList<>(words);
  }

  /** Attributes of the channels: in the layout of the UEA archive every row is one, under the names of no attribute. */
  private List<Attribute> channels(Instances data) {
    List<Attribute> channels = new ArrayList<>();
    switch (decision.layout()) {
      case STEPS -> {
        Instances inner = data.attribute(decision.sequence()).relation();
        for (int c = 0; c < inner.numAttributes(); c++) {
          Attribute own = inner.attribute(c);
          channels.add(strings.get(c) == null ? own : new Attribute(own.name(), strings.get(c)));
        }
      }
      case CHANNELS -> {
        for (int c = 0; c < rows; c++) {
          channels.add(data.attribute(decision.sequence()).relation().attribute(0).copy("channel" + (c + 1)));
        }
      }
      default ->
          channels.add(labels.isEmpty() ? data.attribute(decision.columns()[0]).copy("value") : new Attribute("value", labels));
    }
    return channels;
  }

  /** [step][channel] of an instance without the padding at its end. */
  private double[][] read(Instance instance) {
    double[][] steps = switch (decision.layout()) {
      case STEPS -> rows(instance);
      case CHANNELS -> transposed(rows(instance));
      default -> columns(instance);
    };
    int length = steps.length;
    while (length > 0 && java.util.Arrays.stream(steps[length - 1]).allMatch(Double::isNaN)) {
      length--;
    }
    return java.util.Arrays.copyOf(steps, length);
  }

  private double[][] rows(Instance instance) {
    Instances bag = instance.isMissing(decision.sequence()) ? null : instance.relationalValue(decision.sequence());
    double[][] values = new double[bag == null ? 0 : bag.numInstances()][];
    for (int t = 0; t < values.length; t++) {
      Instance row = bag.instance(t);
      values[t] = row.toDoubleArray();
      for (int c = 0; c < strings.size(); c++) {
        if (strings.get(c) != null && !row.isMissing(c)) {
          int word = strings.get(c).indexOf(row.stringValue(c));
          values[t][c] = word < 0 ? Double.NaN : word;
          if (word < 0) {
            warn("the word '" + row.stringValue(c) + "' is not in the training data; the view shows it as missing");
          }
        }
      }
    }
    if (rows > 0 && values.length > 0 && values.length != rows) {
      throw new IllegalArgumentException("every bag must hold one row per channel, " + rows + " as in training, but one has "
          + values.length + " rows");
    }
    return values;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] steps = new double[rows.length == 0 ? 0 : rows[0].length][rows.length];
    for (int t = 0; t < steps.length; t++) {
      for (int c = 0; c < rows.length; c++) {
        steps[t][c] = rows[c][t];
      }
    }
    return steps;
  }

  private double[][] columns(Instance instance) {
    double[][] steps = new double[decision.columns().length][1];
    for (int t = 0; t < steps.length; t++) {
      int column = decision.columns()[t];
      boolean named = !labels.isEmpty() && !instance.isMissing(column);
      steps[t][0] = named ? labels.indexOf(instance.stringValue(column)) : instance.value(column);
      if (named && steps[t][0] < 0) {
        throw new IllegalArgumentException(
            "a step must have a label of the training data, but '" + instance.attribute(column).name()
                + "' is '" + instance.stringValue(column) + "'");
      }
    }
    return steps;
  }

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 1 $");
  }
}
