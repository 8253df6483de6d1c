package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import weka.core.Attribute;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.RevisionUtils;
import weka.filters.SimpleBatchFilter;
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
  private static final Logger LOG = Logger.getLogger(SequenceView.class.getName());

  private LayoutDecision decision;
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
    decision = LayoutDetector.detect(input, Layout.AUTO);
    if (decision.layout() == Layout.TEXT) {
      throw new IllegalArgumentException(
          "a view needs numeric or nominal channels, '" + input.attribute(decision.sequence()).name()
              + "' is text: use StringToWordVector");
    }
    List<double[][]> sequences = new ArrayList<>();
    for (Instance instance : input) {
      sequences.add(read(instance));
    }
    ArrayList<Attribute> attributes = new ArrayList<>(attributes(channels(input), sequences));
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

  /** Attributes of the channels: in the layout of the UEA archive every row is one, under the names of no attribute. */
  private List<Attribute> channels(Instances data) {
    List<Attribute> channels = new ArrayList<>();
    switch (decision.layout()) {
      case STEPS -> {
        Instances inner = data.attribute(decision.sequence()).relation();
        for (int c = 0; c < inner.numAttributes(); c++) {
          channels.add(inner.attribute(c));
        }
      }
      case CHANNELS -> {
        Instance first = data.stream().filter(i -> !i.isMissing(decision.sequence())).findFirst().orElse(null);
        int rows = first == null ? 1 : first.relationalValue(decision.sequence()).numInstances();
        for (int c = 0; c < rows; c++) {
          channels.add(data.attribute(decision.sequence()).relation().attribute(0).copy("channel" + (c + 1)));
        }
      }
      default -> channels.add(data.attribute(decision.columns()[0]).copy("value"));
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
    double[][] rows = new double[bag == null ? 0 : bag.numInstances()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = bag.instance(t).toDoubleArray();
    }
    return rows;
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
    Attribute first = instance.attribute(decision.columns()[0]);
    double[][] steps = new double[decision.columns().length][1];
    for (int t = 0; t < steps.length; t++) {
      int column = decision.columns()[t];
      boolean named = first.isNominal() && !instance.isMissing(column);
      steps[t][0] = named ? label(first, instance.stringValue(column)) : instance.value(column);
    }
    return steps;
  }

  private static double label(Attribute first, String text) {
    int index = first.indexOfValue(text);
    if (index < 0) {
      throw new IllegalArgumentException("all columns of a nominal sequence must have the same labels, '" + first.name()
          + "' has no '" + text + "'");
    }
    return index;
  }

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 1 $");
  }
}
