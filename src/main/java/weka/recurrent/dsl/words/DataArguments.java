package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;

/** What {@code data} was given: files, tasks, sequences made by a closure, and settings by name. */
final class DataArguments {
  private static final List<String> OPTIONS =
      List.of("classAttribute", "label", "window", "step", "ahead", "target", "season", "allowLeak", "compact", "id",
          "time");

  private DataArguments() {}

  /** The arguments of {@code data}. */
  static List<DataWord> read(ScriptContext context, Object... arguments) {
    Map<String, Object> options = new LinkedHashMap<>();
    List<Object> sources = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Map<?, ?> named) {
        options.putAll(Values.map(named));
      } else if (argument instanceof List<?> list) {
        sources.addAll(list);
      } else {
        sources.add(argument);
      }
    }
    Arguments given = Arguments.of(context, options, OPTIONS, "data");
    check(context, given);
    List<DataWord> words = new ArrayList<>();
    for (Object source : sources) {
      if (source instanceof DataWord word) {
        words.add(word);
      } else if (source instanceof CharSequence || source instanceof java.io.File || source instanceof Path) {
        words.addAll(files(context, source.toString(), options));
      } else if (!(source instanceof Unknown)) {
        context.fault("wrong-value", "data", "data takes files, tasks such as recall(lag: 50), or sequences(...) { }, not "
            + Values.describe(Values.plain(source)));
      }
    }
    if (!sources.isEmpty() && sources.stream().allMatch(DataWord.class::isInstance)) {
      given.names().stream().filter(OPTIONS::contains).forEach(name -> context.fault("ignored-setting", name,
          "'" + name + "' is a setting of files; tasks and sequences(...) take theirs in their own parentheses"));
    }
    if (sources.isEmpty()) {
      context.fault("missing", "data", "data needs a file, such as data 'vowels.arff'");
    }
    return words;
  }

  /** Settings that another one leaves without a meaning are faults: whoever writes them expects them to do something. */
  private static void check(ScriptContext context, Arguments given) {
    if (given.has("window")) {
      ignored(context, given, "classAttribute", "with window the attribute to predict is named by target: write target: '"
          + given.text("classAttribute", "") + "'");
      ignored(context, given, "id", "id gathers the rows of a long table, window cuts one series: leave one of them out");
      ignored(context, given, "time", "time orders the rows of a long table, window cuts one series: leave one of them out");
      ignored(context, given, "compact", "compact keeps the sequences of a file, not the windows of a series: leave it out");
    } else {
      for (String name : List.of("target", "ahead", "step", "season", "allowLeak")) {
        ignored(context, given, name,
            "'" + name + "' says nothing without window: write window: 24 for windows of 24 steps over one"
                + " long series" + (name.equals("target") ? ", or classAttribute: '" + given.text(name, "")
                    + "' for a file of sequences" : ""));
      }
    }
    if (given.has("id") || given.has("time")) {
      ignored(context, given, "compact",
          "compact keeps sequences that are in the file; those gathered by id are not: leave it out");
    }
    for (String name : List.of("compact", "allowLeak")) {
      if (given.has(name) && !(given.get(name) instanceof Boolean) && !(given.get(name) instanceof Unknown)) {
        context.fault("wrong-value", name, "'" + name + "' is true or false, not " + Values.describe(given.get(name)));
      }
    }
  }

  private static void ignored(ScriptContext context, Arguments given, String name, String message) {
    if (given.has(name)) {
      context.fault("ignored-setting", name, message);
    }
  }

  private static List<DataWord> files(ScriptContext context, String pattern, Map<String, Object> options) {
    ScriptText.Place place = context.here(pattern);
    List<DataWord> words = new ArrayList<>();
    try {
      for (Path file : DataFiles.find(context.folder(), pattern)) {
        words.add(new FileWord(context, place, file, DataFiles.wild(pattern, file), options));
      }
    } catch (IOException | IllegalArgumentException e) {
      context.fault("missing-file", place, e.getMessage());
    }
    return words;
  }
}
