package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.Instances;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.LabelledData;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.SampledData;
import weka.recurrent.experiment.plan.SeriesData;
import weka.recurrent.experiment.run.Scheme;
import weka.recurrent.experiment.run.BuiltInMeasure;
import weka.recurrent.experiment.run.Scorer;

/**
 * From what was said to a plan: crosses the factors, resolves data and learners under each of their settings, and finds what
 * can only be found now, such as a learner that cannot take sequences.
 */
public final class PlanBuilder {
  private final ExperimentBlock said;
  private final ScriptContext context;
  private final PlanOptions options;
  private final Map<String, DataSource> sources = new LinkedHashMap<>();
  private final Map<String, DataSource> tests = new HashMap<>();
  private final Map<DataWord, Path> testFiles = new HashMap<>();
  private final Map<DataWord, Map<String, List<DataSource>>> resolved = new HashMap<>();
  private final Map<DataSource, String> identities = new HashMap<>();
  private final Map<String, DataSummary> summaries = new LinkedHashMap<>();
  private final Map<String, Instances> headers = new LinkedHashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Set<String> judged = new TreeSet<>();
  private final NaiveLearners naive;
  /** Share of a series before all that is tested, in which a season may be looked for. */
  private double firstPart;

  private PlanBuilder(ExperimentBlock said) {
    this.said = said;
    this.context = said.context();
    this.options = context.options();
    this.naive = new NaiveLearners(said.place());
  }

  /** The plan of an experiment, or null if it has faults, which are then in the context. */
  public static Described build(ExperimentBlock said) {
    ScriptContext context = said.context();
    int before = context.faults().size();
    try {
      Plan plan = new PlanBuilder(said).build();
      return plan == null || context.faults().size() > before ? null : new Described(plan, said.closures(), said.asked());
    } catch (IOException | IllegalArgumentException e) {
      context.fault("impossible-plan", said.place(), e.getMessage());
      return null;
    }
  }

  private Plan build() throws IOException {
    if (said.sources().isEmpty() && said.dataPlace() == null && !hasFaults()) {
      context.fault("missing", said.place(), "'" + said.name() + "' has no data: write data 'file.arff'");
    }
    if (learners().isEmpty() && !hasFaults()) {
      context.fault("missing", said.place(), "'" + said.name()
          + "' has no learner: write learners LSTM: lstm(), or network { lstm 32 }");
    }
    Overrides.apply(said, options);
    boolean series = said.sources().stream().anyMatch(DataWord::leaksWhenShuffled);
    Protocol protocol = said.evaluate().protocol(series, options.quick());
    firstPart = switch (protocol.kind()) {
      case WALK_FORWARD -> 1.0 / (protocol.folds() + 1);
      case HOLD_OUT -> protocol.trainShare();
      default -> 1;
    };
    if (protocol.kind() == Protocol.Kind.TEST_SET) {
      testFiles.putAll(TestFiles.pair(context, said.sources(), protocol.test(), said.evaluate().place("test")));
    }
    List<Factor> factors = new ArrayList<>();
    said.axes().forEach((name, levels) -> factors.add(new Factor(name, levels)));
    for (Map<String, Object> levels : combinations(factors)) {
      cells(levels);
    }
    List<Measure> measures = measures();
    checkReferences();
    if (hasFaults()) {
      return null;
    }
    int gap = sources.values().stream().mapToInt(DataSource::gap).max().orElse(0);
    Map<String, String> parameters = new LinkedHashMap<>();
    context.parameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    List<String> labels = new ArrayList<>(learners().keySet());
    labels.addAll(naive.all().keySet());
    Design design =
        new Design(said.name(), seed(), options.quick(), parameters, factors, new ArrayList<>(summaries.values()), labels,
            cells, protocol.withGap(gap), measures, said.test().request(labels.get(0)),
            said.plots().stream().map(PlotWord::request).toList(),
            said.report().request());
    return new Plan(design, sources, tests);
  }

  private boolean hasFaults() {
    return !context.faults().isEmpty();
  }

  private long seed() {
    return options.seed() == null ? said.seed() : options.seed();
  }

  private Map<String, Learner> learners() {
    return said.learners().byLabel();
  }

  private static List<Map<String, Object>> combinations(List<Factor> factors) {
    List<Map<String, Object>> all = new ArrayList<>(List.of(new LinkedHashMap<>()));
    for (Factor factor : factors) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> shorter : all) {
        for (Object level : factor.values()) {
          Map<String, Object> one = new LinkedHashMap<>(shorter);
          one.put(factor.name(), level);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  private void cells(Map<String, Object> levels) {
    for (DataWord word : said.sources()) {
      for (DataSource source : resolve(word, levels)) {
        for (Map.Entry<String, Learner> learner : learners().entrySet()) {
          cell(levels, source, learner.getKey(), learner.getValue());
        }
        if (source instanceof SeriesData series) {
          naive(levels, word, series).forEach((label, learner) -> cell(levels, source, label, learner));
        }
      }
    }
  }

  private Map<String, Learner> naive(Map<String, Object> levels, DataWord word, SeriesData series) {
    int given = word.season(levels);
    try {
      return naive.of(series, learners().keySet(), given > 0 ? given : series.season(firstPart));
    } catch (IOException e) {
      fault("data-error", word.place(), e.getMessage());
      return Map.of();
    }
  }

  /** The sources of a word; under levels that it does not depend on they are the same ones. */
  private List<DataSource> resolve(DataWord word, Map<String, Object> levels) {
    StringBuilder text = new StringBuilder();
    for (String name : Axis.names(word.given())) {
      text.append(' ').append(name).append('=').append(levels.get(name));
    }
    return resolved.computeIfAbsent(word, w -> new HashMap<>())
        .computeIfAbsent(text.toString(), levelText -> resolve(word, levels, levelText));
  }

  private List<DataSource> resolve(DataWord word, Map<String, Object> levels, String levelText) {
    try {
      List<DataSource> found = new ArrayList<>();
      for (DataSource source : word.resolve(levels, seed(), levelText)) {
        DataSource used = options.quick() && !word.leaksWhenShuffled()
            ? new SampledData(source, PlanOptions.QUICK_SEQUENCES) : source;
        if (register(word, used)) {
          registerTest(word, source.label(), levels);
          found.add(used);
        }
      }
      return found;
    } catch (IOException | IllegalArgumentException e) {
      fault("data-error", word.place(), e.getMessage());
      return List.of();
    }
  }

  /** Of a file it is a hash of all its content, so it is asked for once. */
  private String identity(DataSource source) throws IOException {
    String known = identities.get(source);
    if (known == null) {
      known = source.identity();
      identities.put(source, known);
    }
    return known;
  }

  private boolean register(DataWord word, DataSource source) throws IOException {
    DataSource other = sources.get(source.label());
    if (other != null) {
      if (!identity(other).equals(identity(source))) {
        fault("duplicate", word.place(), "two data sets are called '" + source.label() + "'; give one a label: '...'");
        return false;
      }
      return true;
    }
    for (DataSource known : sources.values()) {
      if (identity(known).equals(identity(source))) {
        fault("duplicate", word.place(),
            "'" + source.label() + "' and '" + known.label() + "' are the same data; tables would count"
                + " them twice");
        return false;
      }
    }
    Instances header = source.header();
    if (header.classIndex() < 0 || !header.classAttribute().isNominal() && !header.classAttribute().isNumeric()) {
      fault("data-error", word.place(), source.label() + ": the class '" + header.classAttribute().name()
          + "' must be nominal or numeric; name another with classAttribute: '...'");
      return false;
    }
    sources.put(source.label(), source);
    headers.put(source.label(), header);
    summaries.put(source.label(), new DataSummary(source.label(), source.origin(), source.sha256(), header.relationName(), "",
        -1, -1, Double.NaN, -1, -1, -1, header.classAttribute().name(), Map.of(), source.gap(), List.of()));
    return true;
  }

  /** What holds for the data holds for its test file; what does not fit is known before anything is trained. */
  private void registerTest(DataWord word, String label, Map<String, Object> levels) {
    Path file = testFiles.get(word);
    if (file == null || tests.containsKey(label)) {
      return;
    }
    DataSource test = word.test(file, label, levels);
    tests.put(label, test);
    try {
      Instances header = test.header();
      String difference = headers.get(label).equalHeadersMsg(header);
      if (difference != null && LabelledData.applies(headers.get(label), header)) {
        DataSource numbered = new LabelledData(test, sources.get(label));
        // what cannot be numbered is known now
        numbered.read();
        tests.put(label, numbered);
      } else if (difference != null) {
        fault("test-file", said.evaluate().place("test"), "'" + file.getFileName() + "' does not fit '" + label + "': "
            + difference.strip().replaceAll("\\s+", " "));
      }
    } catch (IOException | IllegalArgumentException e) {
      fault("test-file", said.evaluate().place("test"), e.getMessage());
    }
  }

  private void cell(Map<String, Object> levels, DataSource source, String label, Learner learner) {
    try {
      Learner cut = options.quick() ? quick(learner) : learner;
      Map<String, Object> shared = new LinkedHashMap<>(said.learners().shared());
      if (options.quick()) {
        shared.put(NetworkSetting.EPOCHS, PlanOptions.QUICK_EPOCHS);
      }
      Learner.Resolved resolved = cut.resolve(levels, shared);
      checkCapabilities(source.label(), label, learner, resolved);
      cells.add(new Cell(cells.size(), levels, source.label(), label, resolved.scheme(), resolved.options(), resolved.seeded()));
    } catch (IllegalArgumentException e) {
      fault("wrong-value", learner.place(), "'" + label + "': " + e.getMessage());
    }
  }

  private static Learner quick(Learner learner) {
    boolean network = learner.given().containsKey(NetworkSetting.EPOCHS);
    return network && !(learner instanceof WekaLearner)
        ? learner.overridden(Map.of(NetworkSetting.EPOCHS, PlanOptions.QUICK_EPOCHS)) : learner;
  }

  private void checkCapabilities(String data, String label, Learner learner, Learner.Resolved resolved) {
    // Networks take whatever passed so far; asking them would cost a third of a second for starting Weka's package manager.
    if (learner instanceof NetworkLearner || !judged.add(data + "\u0000" + label)) {
      return;
    }
    Classifier made = Scheme.of(resolved.scheme(), resolved.options()).classifier();
    Capabilities capabilities = made.getCapabilities();
    capabilities.setMinimumNumberInstances(0);
    Instances header = headers.get(data);
    if (!capabilities.test(header)) {
      String reason = capabilities.getFailReason().getMessage().strip().replaceAll("^.*: ", "");
      boolean sequences = learner.view() == null && resolved.scheme().startsWith("weka.classifiers");
      fault("capabilities", learner.place(),
          "'" + label + "' (" + resolved.scheme() + ") cannot learn from '" + data + "': " + reason
              + (sequences ? " Show it the sequences by a view: .on(summary), .on(flat) or .on(window(k))" : ""));
    }
  }

  private List<Measure> measures() {
    boolean numeric = headers.values().stream().anyMatch(h -> h.classAttribute().isNumeric());
    boolean nominal = headers.values().stream().anyMatch(h -> h.classAttribute().isNominal());
    if (numeric && nominal) {
      context.fault("impossible-plan", said.dataPlace(), "an experiment compares either classifications or regressions; some of"
          + " these data have a nominal class, some a numeric one");
    }
    List<Measure> wanted = said.measures().measures();
    if (numeric && sources.values().stream().anyMatch(SeriesData.class::isInstance)) {
      List<Measure> errors =
          new ArrayList<>(wanted.isEmpty() ? List.of(BuiltInMeasure.RMSE.measure(), BuiltInMeasure.MAE.measure()) : wanted);
      if (errors.stream().noneMatch(measure -> measure.name().equals(BuiltInMeasure.MASE.measure().name()))) {
        errors.add(BuiltInMeasure.MASE.measure());
      }
      wanted = errors;
    }
    if (wanted.isEmpty()) {
      return List.of((numeric ? BuiltInMeasure.RMSE : BuiltInMeasure.ACCURACY).measure());
    }
    if (numeric) {
      for (Measure measure : wanted) {
        if (Scorer.needsNominalClass(measure.name())) {
          context.fault("impossible-plan", said.dataPlace(), "'" + measure.name()
              + "' needs a nominal class, these data have a numeric one: measure rmse or mae");
        }
      }
    }
    return wanted;
  }

  private void checkReferences() {
    Set<String> labels = new TreeSet<>(said.learners().labels());
    labels.addAll(naive.all().keySet());
    said.test().check(labels);
    Set<String> axes = new TreeSet<>(said.axes().keySet());
    said.plots().forEach(plot -> plot.check(context, axes));
    said.learners().check();
    said.sources().forEach(word -> axes.removeAll(Axis.names(word.given())));
    axes.removeAll(said.learners().axes());
    axes.forEach(unused -> context.fault("ignored-setting", said.varyPlace(unused), "nothing uses '" + unused
        + "', so all its values would give the same results: write it where it counts, as in lstm(hidden: " + unused + ")"));
  }

  private void fault(String code, ScriptText.Place place, String message) {
    context.fault(code, place, message == null ? "it cannot be read" : message);
  }
}
