package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.Run;
import weka.classifiers.Classifier;
import weka.core.ClassDiscovery;
import weka.core.Option;
import weka.core.OptionHandler;
import weka.core.Utils;
import weka.core.WekaPackageClassLoaderManager;
import weka.core.WekaPackageManager;
import weka.filters.Filter;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.run.Scheme;

/** Makes learners from the words for them, with all that can be checked at once. */
final class LearnerArguments {
  private static final String ROOT = "weka.classifiers.";
  private static final Pattern NOT_FOUND = Pattern.compile("Can't find (?:a permissible )?class called: (\\S+)");

  private LearnerArguments() {}

  /** @param given settings, once or not at all */
  static Object network(ScriptContext context, Network cell, Map<?, ?>... given) {
    Map<String, Object> settings = new LinkedHashMap<>();
    Values.map(given.length == 0 ? Map.of() : given[0]).forEach((word, value) -> {
      NetworkSetting setting = cell.setting(word);
      String where = cell.word() + "(...)";
      if (setting == null) {
        List<String> known = cell.words();
        context.fault("unknown-setting", context.here(word, cell.word(), value),
            "unknown setting '" + word + "' in " + where + Spelling.suggestion(word, known), known);
        return;
      }
      String objection = value instanceof Unknown ? "" : setting.objection(value);
      if (!objection.isEmpty()) {
        context.fault("wrong-value", context.here(word, cell.word(), value), objection, List.of());
      } else if (!(value instanceof Unknown)) {
        settings.put(word, value);
      }
    });
    return new NetworkLearner(context.here(cell.word()), cell, settings);
  }

  /** Settings of all networks, as {@code train} says them: those that are known and fit. */
  static Map<String, Object> shared(ScriptContext context, Map<?, ?> given) {
    Map<String, Object> settings = new LinkedHashMap<>();
    Values.map(given).forEach((word, value) -> {
      NetworkSetting setting = Network.anySetting(word);
      if (setting == null) {
        Set<String> known = Network.allWords();
        context.fault("unknown-setting", word, "unknown setting '" + word + "' in train" + Spelling.suggestion(word, known),
            known);
        return;
      }
      String objection = value instanceof Unknown ? "" : setting.objection(value);
      if (!objection.isEmpty()) {
        context.fault("wrong-value", word, objection);
      } else {
        settings.put(word, value);
      }
    });
    return settings;
  }

  /** The words for the networks that have a setting, as messages name them. */
  static String networksWith(String setting) {
    return Arrays.stream(Network.values()).filter(network -> network.setting(setting) != null)
        .map(Network::word).collect(Collectors.joining(", "));
  }

  static Object weka(ScriptContext context, Object... parts) {
    Map<String, Object> settings = new LinkedHashMap<>();
    String command = null;
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        settings.putAll(Values.map(named));
      } else if (part instanceof CharSequence) {
        command = part.toString().strip();
      } else if (!(part instanceof Unknown)) {
        context.fault("wrong-value", "weka", "weka('...') takes the name of a classifier, not " + Values.describe(part));
        return new Unknown("weka");
      }
    }
    if (command == null || command.isEmpty()) {
      context.fault("missing", "weka", "weka('...') needs the name of a classifier, such as 'trees.RandomForest'");
      return new Unknown("weka");
    }
    return scheme(context, command, settings);
  }

  private static Object scheme(ScriptContext context, String command, Map<String, Object> settings) {
    List<String> options;
    try {
      options = new ArrayList<>(Arrays.asList(Utils.splitOptions(command)));
    } catch (Exception e) {
      context.fault("wrong-value", command, "cannot read the options '" + command + "': " + e.getMessage());
      return new Unknown("weka");
    }
    String written = options.remove(0);
    String name = find(written);
    if (name == null) {
      List<String> known = ClassDiscovery.find(Classifier.class, allPackages()).stream()
          .map(found -> found.substring(ROOT.length())).toList();
      String nearest = Spelling.nearest(written, known);
      context.fault("unknown-learner", written, "no classifier '" + written + "' in Weka or its installed packages"
          + (nearest == null ? "" : ", did you mean '" + nearest + "'?"));
      return new Unknown("weka");
    }
    Classifier made;
    try {
      made = make(name, options);
    } catch (IllegalArgumentException e) {
      String wrong = options.stream().filter(o -> e.getMessage().contains(o)).findFirst().orElse(written);
      context.fault("unknown-option", context.here(wrong), "weka('" + written + "'): " + e.getMessage(), optionsOf(name));
      return new Unknown("weka");
    }
    BeanProperties properties = new BeanProperties(made);
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      String key = setting.getKey();
      if (!properties.names().contains(key)) {
        context.fault("unknown-setting", key, "unknown setting '" + key + "' in weka('" + written + "')"
            + Spelling.suggestion(key, properties.names()), properties.names());
      } else if (Axis.names(setting.getValue()).isEmpty() && !(setting.getValue() instanceof Unknown)) {
        try {
          properties.set(key, setting.getValue());
        } catch (IllegalArgumentException e) {
          context.fault("wrong-value", key, e.getMessage());
        }
      }
    }
    settings.keySet().retainAll(properties.names());
    List<String> canonical = made instanceof OptionHandler handler ? List.of(handler.getOptions()) : options;
    return new WekaLearner(context.here("weka"), name, options.isEmpty() ? options : canonical, settings);
  }

  /** The options a classifier has, with their dashes. */
  private static List<String> optionsOf(String name) {
    List<String> flags = new ArrayList<>();
    if (Scheme.of(name, List.of()).classifier() instanceof OptionHandler handler) {
      for (Option option : Collections.list(handler.listOptions())) {
        if (!option.name().isBlank()) {
          flags.add("-" + option.name().strip());
        }
      }
    }
    return flags;
  }

  /**
   * Makes it. The command sets a property by which Weka does not search the class path for every class that options name, which
   * takes it a second; then short names, such as the J48 in {@code -W J48}, are not known to it, and only these are looked for
   * here.
   *
   * @param options full names take the place of short ones
   */
  private static Classifier make(String name, List<String> options) {
    Set<String> sought = new HashSet<>();
    while (true) {
      try {
        return Scheme.of(name, options).classifier();
      } catch (IllegalArgumentException e) {
        Matcher missing = NOT_FOUND.matcher(e.getMessage());
        List<String> found = missing.find() && sought.add(missing.group(1))
            ? called(missing.group(1)) : List.of();
        if (found.size() > 1) {
          throw new IllegalArgumentException("several classes are called '" + missing.group(1) + "', write one in full: "
              + String.join(", ", found), e);
        }
        if (found.isEmpty()) {
          throw e;
        }
        String written = missing.group(1);
        options.replaceAll(option -> option.equals(written) || option.startsWith(written + " ")
            ? found.get(0) + option.substring(written.length()) : option);
      }
    }
  }

  /** Full names of the classes with a short name: classifiers, where there are none filters, else whatever there is. */
  private static List<String> called(String shortName) {
    List<String> all = Run.findSchemeMatch(Object.class, shortName, false, true).stream()
        .filter(name -> name.endsWith("." + shortName)).toList();
    for (Class<?> type : List.of(Classifier.class, Filter.class)) {
      List<String> ofType = all.stream().filter(name -> is(type, name)).toList();
      if (!ofType.isEmpty()) {
        return ofType;
      }
    }
    return all;
  }

  private static boolean is(Class<?> type, String name) {
    try {
      return type.isAssignableFrom(WekaPackageClassLoaderManager.forName(name));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return false;
    }
  }

  /** Full class name of a classifier, also of one in a package that is not loaded yet; null if there is none. */
  private static String find(String written) {
    for (int attempt = 0; attempt < 2; attempt++) {
      for (String name : new String[] {ROOT + written, written}) {
        try {
          Class<?> found = WekaPackageClassLoaderManager.forName(name);
          if (Classifier.class.isAssignableFrom(found)) {
            return name;
          }
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
          // not under this name
          continue;
        }
      }
      if (attempt == 0 && !Boolean.FALSE.toString().equals(System.getProperty("weka.packageManager.loadPackages"))) {
        WekaPackageManager.loadPackages(false);
      }
    }
    return null;
  }

  private static String[] allPackages() {
    return Arrays.stream(new String[] {"bayes", "functions", "lazy", "meta", "misc", "rules", "trees", "mi"})
        .map(name -> ROOT + name).toArray(String[]::new);
  }

  static Object tune(ScriptContext context, Object base, Closure<?> body) {
    if (!(base instanceof Learner learner)) {
      if (!(base instanceof Unknown)) {
        context.fault("wrong-value", "tune",
            "tune(...) takes a learner, such as lstm(), not " + Values.describe(Values.plain(base)));
      }
      return new Unknown("tune");
    }
    ScriptText.Place place = context.here("tune");
    int before = context.faults().size();
    TuneBlock search = context.run(new TuneBlock(context, learner), "tune { }", body);
    if (search.values().isEmpty() && context.faults().size() == before) {
      context.fault("impossible-grid", "tune", "tune needs a grid: which settings are to be tried?");
    }
    return context.faults().size() == before ? new TunedLearner(place, learner, search) : new Unknown("tune");
  }
}
