package weka.recurrent.dsl.words;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.reading.Word;

/** Words that stand as a value and are the same in every block: learners, views, tests, engines, lists of numbers. */
abstract class SharedWords extends TaskWords implements MeasureWords, ReportWords {

  SharedWords() {}

  SharedWords(Binding binding) {
    super(binding);
  }

  @Word(value = "A simple recurrent network (Elman).", use = "rnn(hidden: 32)")
  public Object rnn(Map<?, ?>... settings) {
    return LearnerArguments.network(context(), Network.RNN, settings);
  }

  @Word(value = "A long short-term memory network.", use = "lstm(hidden: 32, bidirectional: true)")
  public Object lstm(Map<?, ?>... settings) {
    return LearnerArguments.network(context(), Network.LSTM, settings);
  }

  @Word(value = "A gated recurrent unit network.", use = "gru(hidden: 32)")
  public Object gru(Map<?, ?>... settings) {
    return LearnerArguments.network(context(), Network.GRU, settings);
  }

  /** Random recurrent units with a linear read-out. */
  @Word(value = "Random recurrent units read out by ridge regression: trained in seconds.", use = "reservoir(units: 512)")
  public Object reservoir(Map<?, ?>... settings) {
    return LearnerArguments.network(context(), Network.RESERVOIR, settings);
  }

  @Word(value = "The nearest training sequence by dynamic time warping.", use = "dtw(window: 10)")
  public Object dtw(Map<?, ?>... settings) {
    return LearnerArguments.weka(context(), settings.length == 0 ? Map.of() : settings[0], "lazy.DTW");
  }

  @Word(value = "Ridge regression for rows of many numbers, which chooses its penalty itself.", use = "ridge().on(rocket)")
  public Object ridge() {
    return LearnerArguments.weka(context(), "functions.Ridge");
  }

  @Word(value = "Any Weka classifier: its name below weka.classifiers, options as in Weka, or properties by name.",
      use = "weka('trees.RandomForest -I 200')   weka('trees.RandomForest', numIterations: 200)")
  public Object weka(Object... parts) {
    return LearnerArguments.weka(context(), parts);
  }

  @Word(value = "A learner that chooses its settings inside the training data of each job.",
      use = "tune(gru(epochs: 80)) { grid hidden: [16, 32]; inner split: 0.8; maximize kappa }")
  public Object tune(Object base,
      @DelegatesTo(value = TuneBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    return LearnerArguments.tune(context(), base, body);
  }

  @Word(value = "View: all values of a sequence in one row, missing after its end.", use = "weka('lazy.IBk').on(flat)")
  public View getFlat() {
    return View.FLAT;
  }

  @Word(value = "View: per channel mean, sd, min, max, first, last and slope.", use = "weka('trees.J48').on(summary)")
  public View getSummary() {
    return View.SUMMARY;
  }

  @Word(value = "View: 9996 shares of steps above a bias, as MiniROCKET makes them.", use = "ridge().on(rocket)")
  public View getRocket() {
    return View.ROCKET;
  }

  @Word(value = "View: the last k steps in one row.", use = "weka('trees.J48').on(window(5))")
  public View window(Object steps) {
    Object value = Values.plain(steps);
    if (value instanceof Integer k && k >= 1) {
      return View.window(k);
    }
    context().fault("wrong-value", "window", "window(k) takes a number of steps, at least 1, not " + Values.describe(value));
    return View.window(1);
  }

  @Word(value = "Nadeau and Bengio's corrected resampled t-test.", use = "correctedT(level: 0.05)",
      settings = "level: significance level")
  public Object correctedT(Map<?, ?> settings) {
    return TestWord.correctedT(context(), settings);
  }

  /** The test at its usual level. */
  public Object correctedT() {
    return correctedT(Map.of());
  }

  @Word(value = "Jobs on this machine.", use = "local(threads: 4)", settings = "threads: jobs at a time; 0 is one per processor")
  public Object local(Map<?, ?> settings) {
    return RunWord.local(context(), settings);
  }

  /** One job per processor. */
  public Object local() {
    return local(Map.of());
  }

  @Word(value = "Jobs on Apache Spark: in this Java machine by local[2] or local[*], on a cluster by the address of its master.",
      use = "run on: spark('spark://head:7077', cores: 64)", settings = "cores: jobs at a time; 0 is as many as there are cores")
  public Object spark(Map<?, ?> settings, Object master) {
    return RunWord.spark(context(), settings, master);
  }

  /** All cores there are. */
  public Object spark(Object master) {
    return spark(Map.of(), master);
  }

  @Word(value = "A measure of your own, from a weka.classifiers.Evaluation.",
      use = "measure own('errors', better: 'lower') { evaluation -> evaluation.incorrect() }",
      settings = "better: higher or lower")
  public Object own(Map<?, ?> settings, Object name, Closure<?> body) {
    return MeasureWord.own(context(), settings, name, body);
  }

  /** Higher is better. */
  public Object own(Object name, Closure<?> body) {
    return own(Map.of(), name, body);
  }

  @Word(value = "Numbers between two bounds, all equally likely.", use = "random dropout: uniform(0, 0.5)")
  public Object uniform(Number from, Number to) {
    return new TuneBlock.Spread(from.doubleValue(), to.doubleValue(), false);
  }

  @Word(value = "Numbers between two bounds, all magnitudes equally likely.", use = "random rate: logUniform(1e-4, 1e-1)")
  public Object logUniform(Number from, Number to) {
    return new TuneBlock.Spread(from.doubleValue(), to.doubleValue(), true);
  }

  @Word(value = "Numbers from one to another in equal steps.", use = "grid dropout: steps(0, 0.5, 0.1)")
  public List<Object> steps(Number from, Number to, Number step) {
    List<Object> values = new ArrayList<>();
    int count = (int) Math.floor((to.doubleValue() - from.doubleValue()) / step.doubleValue() + 1e-9);
    for (int i = 0; i <= count; i++) {
      values.add(Values.plain(new java.math.BigDecimal(from.toString())
          .add(new java.math.BigDecimal(step.toString()).multiply(java.math.BigDecimal.valueOf(i)))));
    }
    return values;
  }

  @Word(value = "So many numbers from one to another, each the same multiple of the one before.",
      use = "grid rate: logSteps(0.001, 0.1, 5)")
  public List<Object> logSteps(Number from, Number to, Number count) {
    List<Object> values = new ArrayList<>();
    int n = count.intValue();
    for (int i = 0; i < n; i++) {
      double value = from.doubleValue() * Math.pow(to.doubleValue() / from.doubleValue(), n == 1 ? 0 : i / (n - 1.0));
      values.add(new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue());
    }
    return values;
  }
}
