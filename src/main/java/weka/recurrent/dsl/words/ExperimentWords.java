package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import java.util.Map;
import weka.recurrent.dsl.reading.Word;

/**
 * The words of an experiment: inside {@code experiment('name') { }}, or at the top level of a script with one experiment. Each
 * hands on to the experiment that is being described, where {@link ExperimentBlock} gives them their meaning.
 */
public interface ExperimentWords {
  /** The one door: the experiment that a word belongs to where the script is now. Not a word itself. */
  ExperimentWords experimentOf(String word);

  /** Sets the seed. */
  @Word(value = "Seed of everything. Run r is split with seed - 1 + r, as Weka's Experimenter does for seed 1.", use = "seed 42")
  default void seed(Object value) {
    experimentOf("seed").seed(value);
  }

  /** Names data. */
  @Word(value = "Data sets: files, patterns, generators or sequences made by a closure.",
      use = "data 'data/*.arff'   data recall(lag: 50)",
      settings = {"classAttribute: attribute to predict; the last one if not given", "label: name in tables",
          "window: steps of a window over one long series", "step: steps between windows", "ahead: steps to the predicted value",
          "target: attribute of a series to predict", "season: steps of a season, for the naive forecast of a season ago",
          "id: 'patient', time: 'day' gathers the rows of a long table, one per time step, into sequences",
          "compact: true keeps the sequences of a large file as float, in a third of the memory",
          "allowLeak: true lets windows that overlap be shuffled into folds"})
  default void data(Object... sources) {
    experimentOf("data").data(sources);
  }

  /** Varies something. */
  @Word(value = "Makes a name an axis of the experiment: everything that uses it is done for each value.",
      use = "vary lag: [1, 10, 100]")
  default void vary(Map<?, ?> axes) {
    experimentOf("vary").vary(axes);
  }

  /** Names the learners. */
  @Word(value = "What is compared, each under the label that tables and plots show.",
      use = "learners LSTM: lstm(hidden: 32), Forest: weka('trees.RandomForest').on(summary)")
  default void learners(Map<?, ?> labelled) {
    experimentOf("learners").learners(labelled);
  }

  /** Describes one network. */
  @Word(value = "One network, layer by layer and setting by setting.", use = "network { lstm 32; epochs 60 }")
  default void network(@DelegatesTo(value = NetworkBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    experimentOf("network").network(body);
  }

  /** Shared settings. */
  @Word(value = "Settings shared by all networks; a learner's own come first.", use = "train epochs: 80, patience: 10")
  default void train(Map<?, ?> settings) {
    experimentOf("train").train(settings);
  }

  /** Says how to split. */
  @Word(value = "How training and test data are split; the same splits for all learners.",
      use = "evaluate folds: 10, repeats: 10",
      settings = {"folds: cross-validation with so many folds", "repeats: how often, with new random orders",
          "split: random split, share for training",
          "test: test data file, or a pattern that gives each data file its own, as '*_TEST.arff' for '*_TRAIN.arff'",
          "walkForward: origins of a walk-forward evaluation",
          "groups: attribute whose values stay together"})
  default void evaluate(Map<?, ?> settings) {
    experimentOf("evaluate").evaluate(settings);
  }

  /** Names measures. */
  @Word(value = "What is measured; the first is the headline.", use = "measure accuracy, kappa, trainTime")
  default void measure(Object... measures) {
    experimentOf("measure").measure(measures);
  }

  /** Asks for a test. */
  @Word(value = "Significance test of all learners against one: Nadeau and Bengio's corrected resampled t-test.",
      use = "test correctedT(level: 0.05), against: 'LSTM'", settings = {"against: label of the baseline"})
  default void test(Object... parts) {
    experimentOf("test").test(parts);
  }

  /** Asks for a chart. */
  @Word(value = "A line chart of a measure over an axis.", use = "plot accuracy, over: 'lag', scale: 'log', chance: 0.25",
      settings = {"over: axis of vary", "per: learner, data or an axis; a line for each", "scale: linear or log",
          "band: none, sd, range or quartiles", "chance: height of the chance line"})
  default void plot(Object... parts) {
    experimentOf("plot").plot(parts);
  }

  /** Says where results go. */
  @Word(value = "Folder of the results and what is made of them; sections about memory: forgetting, gradientFlow, gates,"
      + " shuffleTest.", use = "report 'out/gates', forgetting, shuffleTest, formats: [html, csv]",
      settings = {"formats: any of html, csv, json, latex, arff"})
  default void report(Object... parts) {
    experimentOf("report").report(parts);
  }

  /** Says how to run. */
  @Word(value = "How the jobs are carried out; changes no result.", use = "run on: local(threads: 4), retries: 1",
      settings = {"on: local(threads: n) or spark('spark://host:7077', cores: n)", "retries: tries after a failure",
          "timeout: longest job, such as '10 min'",
          "keep: 'all' keeps every trained model, 'none' does not",
          "resume: true goes on in the newest folder of the same plan, as --resume does"})
  default void run(Map<?, ?> settings) {
    experimentOf("run").run(settings);
  }

  /** Keeps the best model. */
  @Word(value = "Trains the best learner on all data after the evaluation and writes it as a Weka model.",
      use = "save 'out/best.model'")
  default void save(Object file) {
    experimentOf("save").save(file);
  }

  /** Exports the best network. */
  @Word(value = "Trains the best learner on all data after the evaluation and writes it as ONNX or JSON.",
      use = "export 'out/best.onnx'")
  default void export(Object file) {
    experimentOf("export").export(file);
  }

  /** Writes it for Weka's Experimenter. */
  @Word(
      value = "Writes the experiment for Weka's Experimenter as well, before the first job; run there, its results go to an ARFF"
          + " file of the same name, which recur report reads.",
      use = "experimenter 'out/cells.xml'")
  default void experimenter(Object file) {
    experimentOf("experimenter").experimenter(file);
  }

  /** Hears of epochs. */
  @Word(
      value = "Called after each epoch of a network with its number, loss, validation.loss and validation.accuracy (where a "
          + "part was"
          + " set aside), rate, seconds, learner, data, run and fold; e.stop() ends training.",
      use = "onEpoch { e -> if (e.loss < 0.01) e.stop() }")
  default void onEpoch(@ClosureParams(value = SimpleType.class, options = "weka.recurrent.dsl.EpochEvent") Closure<?> callback) {
    experimentOf("onEpoch").onEpoch(callback);
  }

  /** Hears of the end. */
  @Word(value = "Called once with all results.", use = "afterRun { results -> println results.best(accuracy).learner }")
  default void afterRun(
      @ClosureParams(value = SimpleType.class, options = "weka.recurrent.dsl.ResultsView") Closure<?> callback) {
    experimentOf("afterRun").afterRun(callback);
  }

  /** States what must hold. */
  @Word(value = "What must hold at the end, else the command ends with code 6: an experiment as a regression test.",
      use = "expect { accuracy['LSTM'] > 0.9 }")
  default void expect(Closure<?> condition) {
    experimentOf("expect").expect(condition);
  }
}
