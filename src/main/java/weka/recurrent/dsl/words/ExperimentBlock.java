package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.run.ExperimenterFile;

/**
 * Collects what a script says about one experiment; each word with arguments reads its own. Its public methods are the words,
 * so whatever makes a plan of it reads it by methods that scripts do not see.
 */
public final class ExperimentBlock implements ExperimentWords {
  private final ScriptContext context;
  private final String name;
  private final Place place;
  private final List<DataWord> data = new ArrayList<>();
  private final Map<String, List<Object>> axes = new LinkedHashMap<>();
  private final LearnersWord learners;
  private final EvaluateWord evaluate;
  private final MeasureWord measures;
  private final TestWord test;
  private final List<PlotWord> plots = new ArrayList<>();
  private final ReportWord report;
  private final RunWord run;
  private final List<Closure<?>> onEpoch = new ArrayList<>();
  private final List<Closure<?>> afterRun = new ArrayList<>();
  private final List<Closure<?>> expectations = new ArrayList<>();
  private final Map<String, Place> varyPlaces = new LinkedHashMap<>();
  private Place dataPlace;
  private long seed = 1;
  private String saveTo;
  private String exportTo;
  private ExperimenterFile experimenter;

  ExperimentBlock(ScriptContext context, String name, Place place) {
    this.context = context;
    this.name = name;
    this.place = place;
    learners = new LearnersWord(context);
    evaluate = new EvaluateWord(context, place);
    measures = new MeasureWord(context);
    test = new TestWord(context);
    report = new ReportWord(context);
    run = new RunWord(context);
  }

  @Override
  public ExperimentWords experimentOf(String word) {
    return this;
  }

  @Override
  public void seed(Object value) {
    if (Values.plain(value) instanceof Integer whole) {
      seed = whole;
    } else if (!(value instanceof Unknown)) {
      context.fault("wrong-value", "seed", "'seed' is a whole number, not " + Values.describe(Values.plain(value)));
    }
  }

  @Override
  public void data(Object... sources) {
    dataPlace = context.here("data");
    data.addAll(DataArguments.read(context, sources));
  }

  @Override
  public void vary(Map<?, ?> given) {
    Values.map(given).forEach((axis, levels) -> {
      if (!(levels instanceof List<?> list) || list.isEmpty()) {
        context.fault("impossible-grid", axis, "vary needs a list of at least one value for '" + axis + "', not "
            + Values.describe(levels));
      } else {
        axes.put(axis, new ArrayList<>(list));
        varyPlaces.put(axis, context.here(axis));
        context.axes().add(axis);
      }
    });
  }

  @Override
  public void learners(Map<?, ?> labelled) {
    learners.say(labelled);
  }

  @Override
  public void network(Closure<?> body) {
    Place at = context.here("network");
    Learner learner = context.run(new NetworkBlock(context), "network { }", body).learner(at);
    if (learner != null) {
      learners.add(learner);
    }
  }

  @Override
  public void train(Map<?, ?> settings) {
    learners.share(settings);
  }

  @Override
  public void evaluate(Map<?, ?> settings) {
    evaluate.say(settings);
  }

  @Override
  public void measure(Object... wanted) {
    measures.say(wanted);
  }

  @Override
  public void test(Object... parts) {
    test.say(parts);
  }

  @Override
  public void plot(Object... parts) {
    PlotWord plot = PlotWord.read(context, parts);
    if (plot != null) {
      measures.also(plot.measure());
      plots.add(plot);
    }
  }

  @Override
  public void report(Object... parts) {
    report.say(measures, parts);
  }

  @Override
  public void run(Map<?, ?> settings) {
    run.say(settings);
  }

  @Override
  public void save(Object file) {
    saveTo = String.valueOf(file);
    context.writable("save", saveTo);
  }

  @Override
  public void export(Object file) {
    exportTo = String.valueOf(file);
    if (!ModelExport.known(Path.of(exportTo))) {
      context.fault("wrong-value", exportTo, "export writes .onnx or .json, not '" + exportTo + "'");
    }
    context.writable("export", exportTo);
  }

  @Override
  public void experimenter(Object file) {
    try {
      experimenter = new ExperimenterFile(Path.of(String.valueOf(file)));
      context.writable("experimenter", String.valueOf(file));
    } catch (IllegalArgumentException e) {
      context.fault("wrong-value", String.valueOf(file), e.getMessage());
    }
  }

  @Override
  public void onEpoch(Closure<?> callback) {
    onEpoch.add(callback);
  }

  @Override
  public void afterRun(Closure<?> callback) {
    afterRun.add(callback);
  }

  @Override
  public void expect(Closure<?> condition) {
    expectations.add(condition);
  }

  // ---- What was said, for this room

  ScriptContext context() {
    return context;
  }

  String name() {
    return name;
  }

  Place place() {
    return place;
  }

  /** Where {@code data} stands; null if it was not said. */
  Place dataPlace() {
    return dataPlace;
  }

  /** Where an axis was named. */
  Place varyPlace(String axis) {
    return varyPlaces.getOrDefault(axis, place);
  }

  List<DataWord> sources() {
    return Collections.unmodifiableList(data);
  }

  Map<String, List<Object>> axes() {
    return Collections.unmodifiableMap(axes);
  }

  /** An axis from outside. */
  void axis(String path, List<Object> levels) {
    axes.put(path, levels);
  }

  LearnersWord learners() {
    return learners;
  }

  EvaluateWord evaluate() {
    return evaluate;
  }

  MeasureWord measures() {
    return measures;
  }

  TestWord test() {
    return test;
  }

  List<PlotWord> plots() {
    return Collections.unmodifiableList(plots);
  }

  ReportWord report() {
    return report;
  }

  long seed() {
    return seed;
  }

  Described.Closures closures() {
    return new Described.Closures(name, measures.own(), onEpoch, afterRun, expectations);
  }

  Described.Asked asked() {
    return new Described.Asked(run.settings(), run.resume(), run.master(), saveTo, exportTo, experimenter);
  }
}
