package weka.classifiers.lazy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Vector;
import weka.recurrent.storage.Decimal;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.rules.ZeroR;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.MultiInstanceCapabilitiesHandler;
import weka.core.Option;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.recurrent.classifier.NearestWarped;
import weka.recurrent.classifier.SequenceCapabilities;

/** The nearest neighbor of a sequence by dynamic time warping. {@link #globalInfo} tells more. */
public class DTW extends AbstractClassifier implements MultiInstanceCapabilitiesHandler, TechnicalInformationHandler {
  private static final long serialVersionUID = 1;
  /** Default of {@link #getWindow}. */
  public static final double WINDOW = 100;

  private double window = WINDOW;
  private NearestWarped model;
  /** Predicts where the data hold nothing but a class. */
  private Classifier majority;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "The class, or the number, of the nearest training sequence by dynamic time warping: the least sum of squared "
        + "distances over all alignments that keep the order of steps, of all channels together. The oldest baseline for time "
        + "series, and hard to beat with few examples. Sequences are read as the networks read them; channels are standardized, "
        + "gaps interpolated; attributes beside the sequence are not looked at.\n\n"
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Eamonn Keogh and Chotirat Ann Ratanamahatana");
    paper.setValue(Field.YEAR, "2005");
    paper.setValue(Field.TITLE, "Exact indexing of dynamic time warping");
    paper.setValue(Field.JOURNAL, "Knowledge and Information Systems");
    paper.setValue(Field.VOLUME, "7");
    paper.setValue(Field.PAGES, "358-386");
    return paper;
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.RELATIONAL_ATTRIBUTES);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.STRING_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.NUMERIC_CLASS);
    capabilities.enable(Capability.DATE_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    return capabilities;
  }

  @Override
  public Capabilities getMultiInstanceCapabilities() {
    return SequenceCapabilities.ofSteps(this);
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    model = null;
    majority = null;
    getCapabilities().testWithFail(data);
    if (data.numAttributes() == 1) {
      majority = new ZeroR();
      majority.buildClassifier(data);
    } else {
      model = new NearestWarped(data, window);
    }
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    if (majority != null) {
      return majority.distributionForInstance(instance);
    }
    if (model == null) {
      throw new IllegalStateException("DTW has not been trained yet: call buildClassifier first");
    }
    double value = model.nearest(instance);
    if (instance.classAttribute().isNumeric()) {
      return new double[] {value};
    }
    double[] distribution = new double[instance.numClasses()];
    distribution[(int) value] = 1;
    return distribution;
  }

  /** Half width of the band of alignments, in percent of the longer sequence. */
  public double getWindow() {
    return window;
  }

  public void setWindow(double value) {
    if (!(value >= 0 && value <= 100)) {
      throw new IllegalArgumentException("'window' is a number from 0 to 100, not " + Decimal.text(value, 6));
    }
    window = value;
  }

  /** Tool tip. */
  public String windowTipText() {
    return "Half width of the band of alignments in percent of the longer sequence: 100 allows all alignments, 0 none but "
        + "step by step.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = new Vector<>();
    options.add(new Option("\t" + windowTipText() + " (default " + Decimal.text(WINDOW, 6) + ")", "window", 1,
        "-window <percent>"));
    options.addAll(Collections.list(super.listOptions()));
    return options.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-window", Decimal.text(window, 6)));
    options.addAll(List.of(super.getOptions()));
    return options.toArray(new String[0]);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String text = Utils.getOption("window", options);
    try {
      setWindow(text.isEmpty() ? WINDOW : Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-window is a number from 0 to 100, not '" + text + "'", e);
    }
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
  }

  @Override
  public String toString() {
    if (majority != null) {
      return "DTW: the data hold nothing but a class, so the most frequent value or the mean is predicted\n\n" + majority;
    }
    return model == null ? "DTW: no model built yet."
        : "Nearest of " + model.size() + " sequences by dynamic time warping, window " + Decimal.text(window, 3)
            + " %\n\n"
            + model.describe();
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    runClassifier(new DTW(), arguments);
  }
}
