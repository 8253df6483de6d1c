package weka.recurrent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.classifiers.IterativeClassifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.Utils;
import weka.core.WekaPackageClassLoaderManager;
import weka.datagenerators.ClassificationGenerator;
import weka.datagenerators.DataGenerator;
import weka.datagenerators.classifiers.classification.Agrawal;
import weka.datagenerators.classifiers.classification.BayesNet;
import weka.datagenerators.classifiers.classification.LED24;
import weka.datagenerators.classifiers.classification.RDG1;
import weka.datagenerators.classifiers.classification.RandomRBF;
import weka.datagenerators.classifiers.classification.Recall;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.ComparisonRequest;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.storage.Json;
import weka.recurrent.storage.Sha256;

/** Small experiments that really train and test: what the tests of this package report on. */
final class RealRuns {
  static final Measure ACCURACY = new Measure("accuracy", "accuracy", Measure.Unit.SHARE, Measure.Better.HIGHER);
  static final Measure KAPPA = new Measure("kappa", "kappa", Measure.Unit.PLAIN, Measure.Better.HIGHER);
  static final Measure TIME = new Measure("trainTime", "training time (s)", Measure.Unit.SECONDS, Measure.Better.LOWER);
  private static final List<Measure> MEASURES = List.of(ACCURACY, KAPPA, TIME);

  private final Map<String, Instances> data = new LinkedHashMap<>();
  private final List<DataSummary> summaries = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<JobResult> results = new ArrayList<>();
  private final List<EpochResult> epochs = new ArrayList<>();

  private RealRuns() {}

  /** Six data sets, five of Weka's own learners, cross-validated: the table, the strips, the ranks. */
  static Outcome manyDataSets(int sets, int repeats, int folds) throws Exception {
    RealRuns run = new RealRuns();
    List<ClassificationGenerator> makers =
        List.of(new LED24(), new RandomRBF(), new RDG1(), new Agrawal(), new BayesNet(), new RandomRBF());
    for (int i = 0; i < sets; i++) {
      makers.get(i).setSeed(i + 1);
      makers.get(i).setNumExamples(120);
      run.add(makers.get(i).getClass().getSimpleName() + (i == 5 ? " again" : ""), makers.get(i));
    }
    Map<String, String> learners = new LinkedHashMap<>();
    learners.put("Forest", "weka.classifiers.trees.RandomForest -I 20");
    learners.put("Tree", "weka.classifiers.trees.J48 -C 0.25 -M 2");
    learners.put("1-NN", "weka.classifiers.lazy.IBk -K 1");
    learners.put("Bayes", "weka.classifiers.bayes.NaiveBayes");
    learners.put("Majority", "weka.classifiers.rules.ZeroR");
    for (String label : run.data.keySet()) {
      run.cross(label, Map.of(), learners);
    }
    Design design = new Design("Do forests help?", 1, false, Map.of(), List.of(), run.summaries, List.copyOf(learners.keySet()),
        run.cells, Protocol.crossValidation(folds, repeats), MEASURES, new ComparisonRequest(0.05, "Forest"), List.of(),
        new ReportRequest("out/forests", List.of()));
    return run.outcome(design, "seed 1\nevaluate folds: " + folds + ", repeats: " + repeats + "\n");
  }

  /** Three cells over growing lags: the requested plot, the curves, the confusion matrices. */
  static Outcome memoryHorizon(List<Object> lags, int sequences, int epochs, int repeats) throws Exception {
    RealRuns run = new RealRuns();
    Map<String, String> learners = new LinkedHashMap<>();
    for (String cell : List.of("RNN", "LSTM", "GRU")) {
      learners.put(cell, "weka.classifiers.functions." + cell + " -H 16 -L 0.02 -members 1 -threads 1 -E 8 -N " + epochs);
    }
    for (Object lag : lags) {
      Recall recall = new Recall();
      recall.setOptions(new String[] {"-lag", lag.toString(), "-symbols", "4", "-n", Integer.toString(sequences)});
      run.add("recall lag=" + lag, recall);
      run.cross("recall lag=" + lag, Map.of("lag", lag), learners);
    }
    Design design = new Design("Memory horizon", 7, true, Map.of("units", "16"), List.of(new Factor("lag", lags)), run.summaries,
        List.copyOf(learners.keySet()), run.cells, Protocol.holdOut(0.7, repeats), MEASURES, new ComparisonRequest(0.05, "LSTM"),
        List.of(new PlotRequest("accuracy", "lag", "learner", "log", "sd", 0.25)), new ReportRequest("out/memory", List.of()));
    return run.outcome(design, """
        // How many steps back can each cell carry one symbol?
        experiment('Memory horizon') {
            seed 7
            vary lag: [2, 5, 10, 20, 50]
            data recall(lag: lag, symbols: 4, count: 600)   /* the class is
                                                               the symbol */
            learners RNN: rnn(hidden: 16), LSTM: lstm(hidden: 16), GRU: gru(hidden: 16)
            plot accuracy, over: 'lag', scale: 'log', band: 'sd', chance: 0.25
        }
        """);
  }

  /** A search over given dimensions with made-up scores, beside a learner that does not search. */
  static Outcome search(Map<String, List<Object>> dimensions, int folds) {
    RealRuns run = new RealRuns();
    run.summaries.add(new DataSummary("vowels", "vowels.arff", Sha256.of("vowels"), "vowels", "", 640, 7, 15, 29, 12, 0,
        "speaker", Map.of("a", 320, "b", 320)));
    run.cells.add(new Cell(0, Map.of(), "vowels", "tuned GRU", "weka.recurrent.experiment.TunedClassifier",
        List.of("-trials", "40", "-minutes", "30"), true));
    run.cells.add(new Cell(1, Map.of(), "vowels", "default GRU", "weka.classifiers.functions.GRU", List.of(), true));
    Design design = new Design("Tuned or default?", 1, false, Map.of(), List.of(), run.summaries, List.of("tuned GRU",
        "default GRU"), run.cells, Protocol.crossValidation(folds, 1), List.of(ACCURACY),
        new ComparisonRequest(0.05,
            "default GRU"),
        List.of(), new ReportRequest("", List.of()));
    Random random = new Random(5);
    for (int fold = 1; fold <= folds; fold++) {
      List<Map<String, Object>> settings = List.of(Map.of());
      for (Map.Entry<String, List<Object>> dimension : dimensions.entrySet()) {
        List<Map<String, Object>> longer = new ArrayList<>();
        for (Map<String, Object> setting : settings) {
          for (Object value : dimension.getValue()) {
            Map<String, Object> next = new LinkedHashMap<>(setting);
            next.put(dimension.getKey(), value);
            longer.add(next);
          }
        }
        settings = longer;
      }
      double[] scores = new double[settings.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = 0.7 + 0.2 * i / scores.length + 0.04 * random.nextGaussian();
      }
      List<JobResult.Trial> trials = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        trials.add(new JobResult.Trial(settings.get(i), scores[i], i == Utils.maxIndex(scores)));
      }
      for (Cell cell : run.cells) {
        boolean failed = cell.index() == 1 && fold == 2;
        run.results.add(new JobResult(Sha256.of("job" + cell.index() + fold).substring(0, 16), cell.index(), "vowels",
            cell.learner(), Map.of(), 1, fold, 77, failed ? JobResult.Status.FAILED : JobResult.Status.OK, 576, 64,
            failed ? Map.of() : Map.of("accuracy", 0.9 + 0.02 * random.nextGaussian()), failed ? null : new double[][] {{30, 2},
                {3, 29}},
            60, 44, 3.5, cell.commandLine() + " -S 77", "", cell.index() == 0 ? trials : List.of(),
            List.of(),
            failed ? "IllegalStateException: the loss is NaN in epoch 3, batch 2. Use a smaller learning rate (-L)" : ""));
      }
    }
    return run.outcome(design, "seed 1\n");
  }

  private void add(String label, DataGenerator maker) throws Exception {
    maker.setDatasetFormat(maker.defineDataFormat());
    Instances made = maker.generateExamples();
    made.setClassIndex(made.numAttributes() - 1);
    data.put(label, made);
    Map<String, Integer> classes = new LinkedHashMap<>();
    int[] counts = made.attributeStats(made.classIndex()).nominalCounts;
    for (int i = 0; i < counts.length; i++) {
      classes.put(made.classAttribute().value(i), counts[i]);
    }
    boolean sequences = maker instanceof Recall;
    int length = sequences ? made.instance(0).relationalValue(0).numInstances() : 1;
    summaries.add(new DataSummary(label, maker.getClass().getName() + " " + Utils.joinOptions(maker.getOptions()),
        Sha256.of(label), made.relationName(), sequences ? "read from a relational attribute, one row per step" : "",
        made.numInstances(), length, length, length, sequences ? 1 : made.numAttributes() - 1, 0, made.classAttribute().name(),
        classes));
  }

  private void cross(String label, Map<String, Object> factors, Map<String, String> learners) throws Exception {
    for (Map.Entry<String, String> learner : learners.entrySet()) {
      String[] words = Utils.splitOptions(learner.getValue());
      String scheme = words[0];
      words[0] = "";
      cells.add(new Cell(cells.size(), factors, label, learner.getKey(), scheme,
          java.util.Arrays.stream(words).filter(w -> !w.isEmpty()).toList(), false));
    }
  }

  private Outcome outcome(Design design, String script) {
    try {
      if (results.isEmpty()) {
        for (Cell cell : cells) {
          for (int run = 1; run <= design.protocol().repeats(); run++) {
            runOf(design, cell, run);
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Provenance provenance = new Provenance("memory.groovy", script, Sha256.of(script), Sha256.of(design.name()),
        List.of("run", "memory.groovy"), Map.of(), Map.of("weka", "3.8.7"), Map.of("java", "17"), 1,
        "2026-11-22T12:00:00.123Z", "2026-11-22T12:03:12Z", 0, 0);
    return new Outcome(design, provenance, results, epochs);
  }

  private void runOf(Design design, Cell cell, int run) throws Exception {
    Instances all = new Instances(data.get(cell.data()));
    Random random = new Random(design.seed() - 1 + run);
    all.randomize(random);
    Protocol protocol = design.protocol();
    if (protocol.kind() == Protocol.Kind.HOLD_OUT) {
      int train = (int) Math.round(all.numInstances() * protocol.trainShare());
      job(cell, run, 1, new Instances(all, 0, train), new Instances(all, train, all.numInstances() - train));
      return;
    }
    all.stratify(protocol.folds());
    for (int fold = 0; fold < protocol.folds(); fold++) {
      job(cell, run, fold + 1, all.trainCV(protocol.folds(), fold, random), all.testCV(protocol.folds(), fold));
    }
  }

  private void job(Cell cell, int run, int fold, Instances train, Instances test) throws Exception {
    String id = Sha256.of(cell.row(), cell.learner(), run + "." + fold).substring(0, 16);
    Classifier classifier = (Classifier) WekaPackageClassLoaderManager.objectForName(cell.scheme());
    ((OptionHandler) classifier).setOptions(cell.options().toArray(new String[0]));
    long start = System.nanoTime();
    int best = 0;
    int trained = 0;
    if (classifier instanceof RecurrentClassifier network) {
      IterativeClassifier steps = network;
      steps.initializeClassifier(train);
      while (steps.next()) {
        // until it stops early
      }
      steps.done();
      var history = network.model().members().get(0).history();
      best = network.model().members().get(0).bestEpoch();
      trained = history.size();
      history.forEach(e -> epochs.add(epoch(id, e.number(), e.trainingLoss(), e.validationLoss())));
    } else {
      classifier.buildClassifier(train);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Evaluation evaluation = new Evaluation(train);
    evaluation.evaluateModel(classifier, test);
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("accuracy", evaluation.pctCorrect() / 100);
    measures.put("kappa", evaluation.kappa());
    measures.put("trainTime", seconds);
    results.add(new JobResult(id, cell.index(), cell.data(), cell.learner(), cell.factors(), run, fold, -1, JobResult.Status.OK,
        train.numInstances(), test.numInstances(), measures, evaluation.confusionMatrix(), trained, best, seconds,
        cell.commandLine(), "", List.of(), List.of(), ""));
  }

  /** By name, so that the record may have further components. */
  static EpochResult epoch(String job, int number, double loss, double validationLoss) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("job", job);
    values.put("number", number);
    values.put("loss", loss);
    values.put("validationLoss", validationLoss);
    return Json.read(EpochResult.class, Json.write(values));
  }
}
