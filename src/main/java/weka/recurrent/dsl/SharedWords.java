package weka.recurrent.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.plan.Measure.Better;
import weka.recurrent.experiment.plan.Measure.Unit;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.run.Scorer;

/** Words that are the same in every block, and the words of an experiment for scripts that have only one. */
abstract class SharedWords extends MemoryWords implements ExperimentWords {

  SharedWords() {}

  SharedWords(Binding binding) {
    super(binding);
  }

  abstract ScriptContext context();

  /** A simple recurrent network. */
  @Word(value = "A simple recurrent network (Elman).", use = "rnn(hidden: 32)")
  public Object rnn(Map<?, ?> settings) {
    return LearnerWords.network(context(), NetworkSetting.Cell.RNN, settings);
  }

  /** With default settings. */
  public Object rnn() {
    return rnn(Map.of());
  }

  /** Long short-term memory. */
  @Word(value = "A long short-term memory network.", use = "lstm(hidden: 32, bidirectional: true)")
  public Object lstm(Map<?, ?> settings) {
    return LearnerWords.network(context(), NetworkSetting.Cell.LSTM, settings);
  }

  /** With default settings. */
  public Object lstm() {
    return lstm(Map.of());
  }

  /** A gated recurrent unit network. */
  @Word(value = "A gated recurrent unit network.", use = "gru(hidden: 32)")
  public Object gru(Map<?, ?> settings) {
    return LearnerWords.network(context(), NetworkSetting.Cell.GRU, settings);
  }

  /** With default settings. */
  public Object gru() {
    return gru(Map.of());
  }

  /** Any Weka classifier. */
  @Word(value = "Any Weka classifier: its name below weka.classifiers, options as in Weka, or properties by name.",
      use = "weka('trees.RandomForest -I 200')   weka('trees.RandomForest', numIterations: 200)")
  public Object weka(Object... parts) {
    return LearnerWords.weka(context(), parts);
  }

  /** A tuned learner. */
  @Word(value = "A learner that chooses its settings inside the training data of each job.",
      use = "tune(gru(epochs: 80)) { grid hidden: [16, 32]; inner split: 0.8; maximize kappa }")
  public Object tune(Object base,
      @DelegatesTo(value = TuneBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    return LearnerWords.tune(context(), base, body);
  }

  /** View. */
  @Word(value = "View: all values of a sequence in one row, missing after its end.", use = "weka('lazy.IBk').on(flat)")
  public View getFlat() {
    return View.FLAT;
  }

  /** View. */
  @Word(value = "View: per channel mean, sd, min, max, first, last and slope.", use = "weka('trees.J48').on(summary)")
  public View getSummary() {
    return View.SUMMARY;
  }

  /** View. */
  @Word(value = "View: the last k steps in one row.", use = "weka('trees.J48').on(window(5))")
  public View window(Object steps) {
    Object value = Values.plain(steps);
    if (value instanceof Integer k && k >= 1) {
      return View.window(k);
    }
    context().fault("wrong-value", "window", "window(k) takes a number of steps, at least 1, not " + Values.describe(value));
    return View.window(1);
  }

  /** Test. */
  @Word(value = "Nadeau and Bengio's corrected resampled t-test.", use = "correctedT(level: 0.05)",
      settings = "level: significance level")
  public CorrectedT correctedT(Map<?, ?> settings) {
    Map<String, Object> given = Values.map(settings);
    context().checkNames(given.keySet(), List.of("level"), "correctedT(...)");
    return new CorrectedT(context().number(given, "level", 1e-6, 0.999, 0.05));
  }

  /** Test at level 0.05. */
  public CorrectedT correctedT() {
    return new CorrectedT(0.05);
  }

  /** Engine. */
  @Word(value = "Jobs on this machine.", use = "local(threads: 4)", settings = "threads: jobs at a time; 0 is one per processor")
  public Local local(Map<?, ?> settings) {
    Map<String, Object> given = Values.map(settings);
    context().checkNames(given.keySet(), List.of("threads"), "local(...)");
    return new Local((int) context().number(given, "threads", 0, 100_000, 0));
  }

  /** Engine with one job per processor. */
  public Local local() {
    return new Local(0);
  }

  /** Engine. */
  @Word(value = "Jobs on Apache Spark: in this Java machine by local[2] or local[*], on a cluster by the address of its master.",
      use = "run on: spark('spark://head:7077', cores: 64)", settings = "cores: jobs at a time; 0 is as many as there are cores")
  public Spark spark(Map<?, ?> settings, Object master) {
    Map<String, Object> given = Values.map(settings);
    context().checkNames(given.keySet(), List.of("cores"), "spark(...)");
    String address = String.valueOf(master);
    if (!Spark.known(address)) {
      context().fault("wrong-value", "spark", "spark takes 'local[2]', 'local[*]' or the address of a master such as"
          + " 'spark://head:7077', not " + Values.describe(Values.plain(master)));
    }
    return new Spark(address, (int) context().number(given, "cores", 0, 1_000_000, 0));
  }

  /** Engine with all cores there are. */
  public Spark spark(Object master) {
    return spark(Map.of(), master);
  }

  /** Sequences made by a closure. */
  @Word(value = "Sequences made by a closure from random numbers: it returns [steps: [[channel: value], ...], label: value].",
      use = "sequences('parity', count: 800, length: 8..40) { rnd, length -> ... }",
      settings = {"count: how many", "length: a number or a range, drawn for each sequence"})
  public Object sequences(Map<?, ?> settings, Object name, Closure<?> body) {
    return ClosureWord.read(context(), Values.map(settings), String.valueOf(name), body);
  }

  /** A measure of one's own. */
  @Word(value = "A measure of your own, from a weka.classifiers.Evaluation.",
      use = "measure own('errors', better: 'lower') { evaluation -> evaluation.incorrect() }",
      settings = "better: higher or lower")
  public OwnMeasure own(Map<?, ?> settings, Object name, Closure<?> body) {
    Map<String, Object> given = Values.map(settings);
    context().checkNames(given.keySet(), List.of("better"), "own(...)");
    boolean lower = context().choice(given, "better", List.of("higher", "lower"), "higher").equals("lower");
    String label = String.valueOf(name);
    return new OwnMeasure(new Measure(label, label, Unit.PLAIN, lower ? Better.LOWER : Better.HIGHER), body);
  }

  /** A measure of one's own, higher is better. */
  public OwnMeasure own(Object name, Closure<?> body) {
    return own(Map.of(), name, body);
  }

  /** Spread for a search. */
  @Word(value = "Numbers between two bounds, all equally likely.", use = "random dropout: uniform(0, 0.5)")
  public Spread uniform(Number from, Number to) {
    return new Spread(from.doubleValue(), to.doubleValue(), false);
  }

  /** Spread for a search. */
  @Word(value = "Numbers between two bounds, all magnitudes equally likely.", use = "random rate: logUniform(1e-4, 1e-1)")
  public Spread logUniform(Number from, Number to) {
    return new Spread(from.doubleValue(), to.doubleValue(), true);
  }

  /** A list of numbers. */
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

  /** A list of numbers. */
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

  /** Task as a Weka data generator. */
  @Word(value = "Task: one symbol, told early, is asked for at the end.", use = "data recall(lag: 50)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object recall(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "recall", settings);
  }

  /** With default settings. */
  public Object recall() {
    return recall(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: breakfast is told first, a day of chatter follows, at dinner the question comes.",
      use = "data story(day: 100)", settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object story(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "story", settings);
  }

  /** With default settings. */
  public Object story() {
    return story(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: the sum of two marked numbers.", use = "data adding(steps: 50)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object adding(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "adding", settings);
  }

  /** With default settings. */
  public Object adding() {
    return adding(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: is the number of ones odd?", use = "data parity(count: 1000)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object parity(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "parity", settings);
  }

  /** With default settings. */
  public Object parity() {
    return parity(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: which symbol stood at a given place.", use = "data copy(blanks: 20)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object copy(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "copy", settings);
  }

  /** With default settings. */
  public Object copy() {
    return copy(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: the order of two or three symbols far apart.", use = "data temporalOrder(count: 1000)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object temporalOrder(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "temporalOrder", settings);
  }

  /** With default settings. */
  public Object temporalOrder() {
    return temporalOrder(Map.of());
  }

  /** Task as a Weka data generator. */
  @Word(value = "Task: the branch taken at the start of an embedded Reber string.", use = "data reber(count: 1000)",
      settings = {"count: sequences", "seed: of the data; the experiment's if not given"})
  public Object reber(Map<?, ?> settings) {
    return GeneratorWord.read(context(), "reber", settings);
  }

  /** With default settings. */
  public Object reber() {
    return reber(Map.of());
  }

  /** Measure. */
  @Word(value = "Measure: share of right answers.", use = "measure accuracy")
  public Measure getAccuracy() {
    return Scorer.measure("accuracy");
  }

  /** Measure. */
  @Word(value = "Measure: Cohen's kappa.", use = "measure kappa")
  public Measure getKappa() {
    return Scorer.measure("kappa");
  }

  /** Measure. */
  @Word(value = "Measure: area under the ROC curve, mean over classes.", use = "measure auc")
  public Measure getAuc() {
    return Scorer.measure("auc");
  }

  /** Measure. */
  @Word(value = "Measure: F1, mean over classes.", use = "measure f1")
  public Measure getF1() {
    return Scorer.measure("f1");
  }

  /** Measure. */
  @Word(value = "Measure: mean of -ln p of the actual class.", use = "measure logLoss")
  public Measure getLogLoss() {
    return Scorer.measure("logLoss");
  }

  /** Measure. */
  @Word(value = "Measure: root mean squared error.", use = "measure rmse")
  public Measure getRmse() {
    return Scorer.measure("rmse");
  }

  /** Measure. */
  @Word(value = "Measure: mean absolute error.", use = "measure mae")
  public Measure getMae() {
    return Scorer.measure("mae");
  }

  /** Measure. */
  @Word(value = "Measure: seconds of training.", use = "measure trainTime")
  public Measure getTrainTime() {
    return Scorer.measure("trainTime");
  }

  /** Measure. */
  @Word(value = "Measure: seconds of testing.", use = "measure testTime")
  public Measure getTestTime() {
    return Scorer.measure("testTime");
  }

  /** Measure. */
  @Word(value = "Measure: learned numbers of a network.", use = "measure parameters")
  public Measure getParameters() {
    return Scorer.measure("parameters");
  }

  /** Measure. */
  @Word(value = "Measure: epochs trained.", use = "measure epochsTrained")
  public Measure getEpochsTrained() {
    return Scorer.measure("epochsTrained");
  }

  /** Report format. */
  @Word(value = "Report format: one self-contained page.", use = "report 'out/x', formats: [html]")
  public String getHtml() {
    return "html";
  }

  /** Report format. */
  @Word(value = "Report format: results.csv, summary.csv and significance.csv.", use = "report 'out/x', formats: [csv]")
  public String getCsv() {
    return "csv";
  }

  /** Report format. */
  @Word(value = "Report format: everything in one JSON file.", use = "report 'out/x', formats: [json]")
  public String getJson() {
    return "json";
  }

  /** Report format. */
  @Word(value = "Report format: tables.tex for a paper.", use = "report 'out/x', formats: [latex]")
  public String getLatex() {
    return "latex";
  }

  /** Report format. */
  @Word(value = "Report format: results.arff for Weka's Experimenter.", use = "report 'out/x', formats: [arff]")
  public String getArff() {
    return "arff";
  }

  @Override
  public void seed(Object value) {
    words("seed").seed(value);
  }

  @Override
  public void data(Object... sources) {
    words("data").data(sources);
  }

  @Override
  public void vary(Map<?, ?> axes) {
    words("vary").vary(axes);
  }

  @Override
  public void learners(Map<?, ?> labelled) {
    words("learners").learners(labelled);
  }

  @Override
  public void network(Closure<?> body) {
    words("network").network(body);
  }

  @Override
  public void train(Map<?, ?> settings) {
    words("train").train(settings);
  }

  @Override
  public void evaluate(Map<?, ?> settings) {
    words("evaluate").evaluate(settings);
  }

  @Override
  public void measure(Object... measures) {
    words("measure").measure(measures);
  }

  @Override
  public void test(Object... parts) {
    words("test").test(parts);
  }

  @Override
  public void plot(Object... parts) {
    words("plot").plot(parts);
  }

  @Override
  public void report(Object... parts) {
    words("report").report(parts);
  }

  @Override
  public void run(Map<?, ?> settings) {
    words("run").run(settings);
  }

  @Override
  public void save(Object file) {
    words("save").save(file);
  }

  @Override
  public void export(Object file) {
    words("export").export(file);
  }

  @Override
  public void experimenter(Object file) {
    words("experimenter").experimenter(file);
  }

  @Override
  public void onEpoch(Closure<?> callback) {
    words("onEpoch").onEpoch(callback);
  }

  @Override
  public void afterRun(Closure<?> callback) {
    words("afterRun").afterRun(callback);
  }

  @Override
  public void expect(Closure<?> condition) {
    words("expect").expect(condition);
  }

  private ExperimentWords words(String word) {
    if (context().block() != null && !(context().block() instanceof ExperimentBlock)) {
      context().fault("wrong-block", word, "'" + word + "' belongs outside " + context().bareBlockName() + ", not in it");
      return new ExperimentBlock(context(), "", new ScriptText.Place(0, 0));
    }
    return context().block() instanceof ExperimentBlock block ? block : context().implicit();
  }
}
