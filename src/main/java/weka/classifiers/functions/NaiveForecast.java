package weka.classifiers.functions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Vector;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.Utils;
import weka.recurrent.data.SeriesWindows;

/**
 * What a forecast has to beat: the last value of the window, or with {@code -season m} the value a whole number of seasons before
 * the one to predict. Takes windows of a series, as {@link SeriesWindows} knows them, and learns nothing but what to say where a
 * window is missing.
 */
public class NaiveForecast extends AbstractClassifier {
  private static final long serialVersionUID = 1;

  private int season = 0;
  private SeriesWindows windows;
  /** Answers for windows without a known value. */
  private ZeroR otherwise;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "Says the last value of a window of a series again, or the value a season before the one to predict: what a "
        + "forecast has to beat. "
        + "Windows are a relational attribute with a row per time step, and a class called after one of its channels and the "
        + "steps ahead, such "
        + "as sales+3. See chapter 5 of Hyndman and Athanasopoulos, Forecasting: principles and practice (2021).";
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.RELATIONAL_ATTRIBUTES);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NUMERIC_CLASS);
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    return capabilities;
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    getCapabilities().testWithFail(data);
    windows = SeriesWindows.of(data);
    if (windows == null) {
      throw new IllegalArgumentException(
          "a naive forecast needs windows of a series: a relational attribute with a row per step, and a class"
              + " called after one of its channels and the steps ahead, such as sales+3; the class is '"
              + data.classAttribute().name() + "'");
    }
    otherwise = new ZeroR();
    otherwise.buildClassifier(data);
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    if (windows == null) {
      throw new IllegalStateException("NaiveForecast has not been trained yet: call buildClassifier first");
    }
    double value = windows.value(instance, season == 0 ? 0 : windows.seasonBack(season));
    if (Double.isNaN(value)) {
      return otherwise.distributionForInstance(instance);
    }
    if (instance.classAttribute().isNumeric()) {
      return new double[] {value};
    }
    double[] distribution = new double[instance.numClasses()];
    distribution[(int) value] = 1;
    return distribution;
  }

  /** Steps of a season. */
  public int getSeason() {
    return season;
  }

  /** @param value steps of a season; 0, the default, for the last value */
  public void setSeason(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("season must be at least 0, got " + value);
    }
    season = value;
  }

  /** Tool tip. */
  public String seasonTipText() {
    return "Steps of a season, 12 for months of a year; 0 for the last value.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = new Vector<>();
    options.add(new Option("\tSteps of a season; 0 for the last value (default 0).", "season", 1, "-season <number>"));
    options.addAll(Collections.list(super.listOptions()));
    return options.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-season", Integer.toString(season)));
    options.addAll(List.of(super.getOptions()));
    return options.toArray(new String[0]);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String text = Utils.getOption("season", options);
    if (!text.isEmpty() && !text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("-season takes a whole number, got '" + text + "'");
    }
    setSeason(text.isEmpty() ? 0 : Integer.parseInt(text));
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
  }

  @Override
  public String toString() {
    return windows == null ? "NaiveForecast: not trained yet"
        : season == 0 ? "Says the last value of the window" : "Says the value " + (windows.seasonBack(season) + windows.ahead())
            + " steps before the one to predict";
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    runClassifier(new NaiveForecast(), arguments);
  }
}
