package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.GeneratedData;

/** {@code recall(lag: 50)}: sequences of one of the package's data generators. Settings are its bean properties. */
final class GeneratorWord extends DataWord {
  private static final Set<String> GENERAL = Set.of("debug", "relationName", "numExamples", "numExamplesAct", "seed");
  private final Task task;
  private final Map<String, Object> settings;

  private GeneratorWord(ScriptContext context, ScriptText.Place place, Task task, Map<String, Object> settings) {
    super(context, place);
    this.task = task;
    this.settings = settings;
  }

  /** @param given settings, once or not at all */
  static Object read(ScriptContext context, Task task, Map<?, ?>... given) {
    Map<String, Object> settings = given.length == 0 ? new LinkedHashMap<>() : Values.map(given[0]);
    BeanProperties properties = new BeanProperties(task.make());
    List<String> known = known(properties);
    for (Map.Entry<String, Object> setting : List.copyOf(settings.entrySet())) {
      String key = setting.getKey();
      if (!known.contains(key)) {
        context.fault("unknown-setting", key, "unknown setting '" + key + "' in " + task.word() + "(...)"
            + Spelling.suggestion(key, known), known);
      } else if (!key.equals("label") && Axis.names(setting.getValue()).isEmpty() && !(setting.getValue() instanceof Unknown)) {
        try {
          properties.set(property(key), setting.getValue());
        } catch (IllegalArgumentException e) {
          context.fault("wrong-value", key, e.getMessage().replace("'" + property(key) + "'", "'" + key + "'"));
          settings.remove(key);
        }
      }
    }
    settings.keySet().retainAll(known);
    return new GeneratorWord(context, context.here(task.word()), task, settings);
  }

  /** Names of the settings of a generator. */
  static List<String> known(Task task) {
    return known(new BeanProperties(task.make()));
  }

  private static List<String> known(BeanProperties properties) {
    Set<String> names = new TreeSet<>(properties.names());
    names.removeAll(GENERAL);
    names.addAll(List.of("count", "seed", "label"));
    return List.copyOf(names);
  }

  @Override
  Map<String, Object> given() {
    return settings;
  }

  @Override
  List<DataSource> resolve(Map<String, Object> levels, long seed, String levelText) {
    SequenceGenerator generator = task.make();
    BeanProperties properties = new BeanProperties(generator);
    generator.setSeed((int) seed);
    Map<String, Object> resolved = new LinkedHashMap<>();
    settings.forEach((key, value) -> {
      if (!key.equals("label")) {
        resolved.put(key, Axis.resolve(value, levels));
        properties.set(property(key), resolved.get(key));
      }
    });
    // the header is the first to notice settings that contradict one another
    generator.defineDataFormat();
    String label = String.valueOf(settings.getOrDefault("label", task.word())) + levelText;
    return List.of(new GeneratedData(label, generator.getClass().getName(), new ArrayList<>(List.of(generator.getOptions()))));
  }

  private static String property(String key) {
    return key.equals("count") ? "numExamples" : key;
  }
}
