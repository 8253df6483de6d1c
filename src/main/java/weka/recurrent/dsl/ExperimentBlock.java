package weka.recurrent.dsl;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.plan.PlotRequest;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.experiment.plan.Section;
import weka.recurrent.experiment.run.ExperimenterFile;
import weka.recurrent.experiment.run.RunSettings;

/** What a script said about one experiment, checked as far as each word can be checked by itself. */
public final class ExperimentBlock implements ExperimentWords {
  private static final List<String> EVALUATE =
      List.of("folds", "repeats", "split", "test", "walkForward", "groups");

  final ScriptContext context;
  final String name;
  final ScriptText.Place place;
  final List<DataWord> data = new ArrayList<>();
  final Map<String, List<Object>> axes = new LinkedHashMap<>();
  final Map<String, Learner> learners = new LinkedHashMap<>();
  final Map<String, Object> shared = new LinkedHashMap<>();
  final Map<String, Object> evaluate = new LinkedHashMap<>();
  final Map<String, Measure> measures = new LinkedHashMap<>();
  final Map<String, Closure<?>> ownMeasures = new LinkedHashMap<>();
  final List<PlotRequest> plots = new ArrayList<>();
  final List<Closure<?>> onEpoch = new ArrayList<>();
  final List<Closure<?>> afterRun = new ArrayList<>();
  final List<Closure<?>> expectations = new ArrayList<>();
  final Map<String, ScriptText.Place> places = new LinkedHashMap<>();
  long seed = 1;
  CorrectedT comparison;
  String against;
  ReportRequest report = new ReportRequest("", List.of("html", "csv"));
  RunSettings runSettings = RunSettings.DEFAULT;
  boolean resume;
  Spark spark;
  String saveTo;
  String exportTo;
  ExperimenterFile experimenter;
  private Plan plan;

  ExperimentBlock(ScriptContext context, String name, ScriptText.Place place) {
    this.context = context;
    this.name = name;
    this.place = place;
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
    places.put("data", context.here("data"));
    data.addAll(DataWord.read(context, sources));
  }

  @Override
  public void vary(Map<?, ?> given) {
    Values.map(given).forEach((axis, levels) -> {
      if (!(levels instanceof List<?> list) || list.isEmpty()) {
        context.fault("impossible-grid", axis, "vary needs a list of at least one value for '" + axis + "', not "
            + Values.describe(levels));
      } else {
        axes.put(axis, new ArrayList<>(list));
        context.script().axis(axis);
      }
    });
    places.put("vary", context.here("vary"));
  }

  @Override
  public void learners(Map<?, ?> labelled) {
    labelled.forEach((key, value) -> {
      String label = String.valueOf(key);
      if (value instanceof Learner learner) {
        if (learners.put(label, learner) != null) {
          context.fault("duplicate", label, "there are two learners '" + label + "'; tables need a name for each");
        }
        places.put("learner " + label, context.here(label));
      } else if (!(value instanceof Unknown) && value != null) {
        context.fault("wrong-value", label, "'" + label + "' is not a learner but " + Values.describe(Values.plain(value))
            + "; write lstm(...), weka('...') and the like");
      }
    });
  }

  @Override
  public void network(Closure<?> body) {
    ScriptText.Place at = context.here("network");
    NetworkBlock block = context.run(new NetworkBlock(context), "network { }", body);
    Learner learner = block.learner(at);
    if (learner != null) {
      learners.put(learner.label(), learner);
      places.put("learner " + learner.label(), at);
    }
  }

  @Override
  public void train(Map<?, ?> settings) {
    Values.map(settings).forEach((word, value) -> {
      NetworkSetting setting = null;
      for (NetworkSetting.Cell cell : NetworkSetting.Cell.values()) {
        setting = setting == null ? NetworkSetting.named(word, cell) : setting;
      }
      if (setting == null) {
        List<String> known = NetworkSetting.words(NetworkSetting.Cell.LSTM);
        context.fault("unknown-setting", word, "unknown setting '" + word + "' in train" + Spelling.suggestion(word, known),
            known);
        return;
      }
      String objection = value instanceof Unknown ? "" : setting.objection(value);
      if (!objection.isEmpty()) {
        context.fault("wrong-value", word, objection);
      } else {
        shared.put(word, value);
      }
    });
  }

  @Override
  public void evaluate(Map<?, ?> settings) {
    Map<String, Object> given = Values.map(settings);
    places.put("evaluate", context.here("evaluate"));
    given.keySet().forEach(key -> places.put("evaluate " + key, context.here(key)));
    context.checkNames(given.keySet(), EVALUATE, "evaluate");
    if (given.containsKey("folds")) {
      evaluate.put("folds", (int) context.number(given, "folds", 2, 1_000_000, 10));
    }
    if (given.containsKey("repeats")) {
      evaluate.put("repeats", (int) context.number(given, "repeats", 1, 1_000_000, 1));
    }
    if (given.containsKey("split")) {
      evaluate.put("split", context.number(given, "split", 0.001, 0.999, 0.7));
    }
    if (given.containsKey("walkForward")) {
      evaluate.put("walkForward", (int) context.number(given, "walkForward", 1, 1_000_000, 5));
    }
    for (String text : List.of("test", "groups")) {
      if (given.containsKey(text)) {
        evaluate.put(text, String.valueOf(given.get(text)));
      }
    }
  }

  @Override
  public void measure(Object... wanted) {
    for (Object one : wanted) {
      if (one instanceof Measure known) {
        measures.put(known.name(), known);
      } else if (one instanceof OwnMeasure own) {
        measures.put(own.measure().name(), own.measure());
        ownMeasures.put(own.measure().name(), own.body());
      } else if (one instanceof Section section) {
        context.fault("wrong-value", section.word(), "'" + section.word() + "' is no number but a section of the report: write"
            + " report 'out/x', " + section.word());
      } else if (!(one instanceof Unknown)) {
        context.fault("wrong-value", "measure", "measure takes names such as accuracy, kappa, rmse (without quotes), not "
            + Values.describe(Values.plain(one)));
      }
    }
  }

  @Override
  public void test(Object... parts) {
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        Map<String, Object> given = Values.map(named);
        context.checkNames(given.keySet(), List.of("against"), "test");
        against = given.containsKey("against") ? String.valueOf(given.get("against")) : against;
        ScriptText.Place at = context.here(against);
        places.put("against", at.column() > 0 ? at : context.here("against"));
      } else if (part instanceof CorrectedT test) {
        comparison = test;
      } else if (!(part instanceof Unknown)) {
        context.fault("wrong-value", "test", "test takes correctedT(level: 0.05), not " + Values.describe(Values.plain(part)));
      }
    }
    comparison = comparison == null ? new CorrectedT(0.05) : comparison;
  }

  @Override
  public void plot(Object... parts) {
    Map<String, Object> given = new LinkedHashMap<>();
    Measure measure = null;
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        given.putAll(Values.map(named));
      } else if (part instanceof Measure known) {
        measure = known;
      } else if (!(part instanceof Unknown)) {
        context.fault("wrong-value", "plot", "plot takes a measure such as accuracy, not " + Values.describe(Values.plain(part)));
      } else {
        return;
      }
    }
    context.checkNames(given.keySet(), List.of("over", "per", "scale", "band", "chance"), "plot");
    if (measure == null || !given.containsKey("over")) {
      context.fault("missing", "plot", "plot needs a measure and an axis: plot accuracy, over: 'lag'");
      return;
    }
    places.put("plot", context.here(String.valueOf(given.get("over"))));
    measures.putIfAbsent(measure.name(), measure);
    plots.add(new PlotRequest(measure.name(), String.valueOf(given.get("over")),
        String.valueOf(given.getOrDefault("per", "learner")),
        context.choice(given, "scale", List.of("linear", "log"), "linear"),
        context.choice(given, "band", List.of("none", "sd", "range", "quartiles"), "none"),
        given.containsKey("chance") ? context.number(given, "chance", -1e300, 1e300, Double.NaN) : Double.NaN));
  }

  @Override
  public void report(Object... parts) {
    String folder = report.folder();
    List<String> formats = report.formats();
    Set<Section> sections = new LinkedHashSet<>(report.sections());
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        Map<String, Object> given = Values.map(named);
        context.checkNames(given.keySet(), List.of("formats"), "report");
        Object wanted = given.getOrDefault("formats", formats);
        formats =
            (wanted instanceof List<?> list ? list : List.of(wanted)).stream().filter(format -> !(format instanceof Unknown))
                .map(String::valueOf).toList();
        for (String format : formats) {
          if (!ReportRequest.FORMATS.contains(format)) {
            context.fault("wrong-value", format, "no report format '" + format + "'"
                + Spelling.suggestion(format, ReportRequest.FORMATS), ReportRequest.FORMATS);
          }
        }
      } else if (part instanceof Section section) {
        sections.add(section);
      } else if (part instanceof Measure measure) {
        measures.putIfAbsent(measure.name(), measure);
      } else if (!(part instanceof Unknown)) {
        folder = String.valueOf(part);
      }
    }
    report = new ReportRequest(folder, formats, new ArrayList<>(sections));
  }

  @Override
  public void run(Map<?, ?> settings) {
    Map<String, Object> given = Values.map(settings);
    context.checkNames(given.keySet(), List.of("on", "retries", "timeout", "keep", "resume"), "run");
    resume = context.choice(given, "resume", List.of("true", "false"), "false").equals("true");
    Object on = given.get("on");
    spark = on instanceof Spark cluster ? cluster : null;
    int threads = on instanceof Local local ? local.threads() : on instanceof Spark cluster ? cluster.cores() : 0;
    if (given.containsKey("on") && !(on instanceof Local) && !(on instanceof Spark) && !(on instanceof Unknown)) {
      context.fault("wrong-value", "on", "run on: takes local(threads: n) or spark('spark://host:7077', cores: n), not "
          + Values.describe(on));
    }
    int retries = (int) context.number(given, "retries", 0, 100, 0);
    String keep = context.choice(given, "keep", List.of("all", "none"), "none");
    runSettings = new RunSettings(threads, 1, 1, retries, context.seconds(given, "timeout"), false,
        keep.equals("all") ? RunSettings.Keep.ALL : RunSettings.Keep.NONE);
  }

  @Override
  public void save(Object file) {
    saveTo = String.valueOf(file);
  }

  @Override
  public void export(Object file) {
    exportTo = String.valueOf(file);
    if (!ModelExport.known(Path.of(exportTo))) {
      context.fault("wrong-value", exportTo, "export writes .onnx or .json, not '" + exportTo + "'");
    }
  }

  @Override
  public void experimenter(Object file) {
    try {
      experimenter = new ExperimenterFile(Path.of(String.valueOf(file)));
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

  /** The plan made of it, for the callbacks. */
  Plan plan() {
    return plan;
  }

  void plan(Plan made) {
    plan = made;
  }

  ScriptText.Place place(String word) {
    return places.getOrDefault(word, place);
  }
}
