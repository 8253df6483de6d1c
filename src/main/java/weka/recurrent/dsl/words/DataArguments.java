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
      List.of("classAttribute", "label", "window", "step", "ahead", "target", "allowLeak", "compact");

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
    Arguments.of(context, options, OPTIONS, "data");
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
    if (sources.isEmpty()) {
      context.fault("missing", "data", "data needs a file, such as data 'vowels.arff'");
    }
    return words;
  }

  private static List<DataWord> files(ScriptContext context, String pattern, Map<String, Object> options) {
    ScriptText.Place place = context.here(pattern);
    List<DataWord> words = new ArrayList<>();
    try {
      for (Path file : DataFiles.find(context.folder(), pattern)) {
        words.add(new FileWord(context, place, file, options));
      }
    } catch (IOException | IllegalArgumentException e) {
      context.fault("missing-file", place, e.getMessage());
    }
    return words;
  }
}
