package weka.recurrent.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.plan.DataSource;

/** A source of data as a script says it; becomes a {@link DataSource} under each setting of the factors. */
abstract class DataWord {
  private static final List<String> OPTIONS =
      List.of("classAttribute", "label", "window", "step", "ahead", "target", "allowLeak", "compact");
  private final ScriptContext context;
  private final ScriptText.Place place;

  DataWord(ScriptContext context, ScriptText.Place place) {
    this.context = context;
    this.place = place;
  }

  final ScriptContext context() {
    return context;
  }

  final ScriptText.Place place() {
    return place;
  }

  /** Everything it was given, for finding the factors it depends on. */
  abstract Map<String, Object> given();

  /**
   * The sources.
   *
   * @param levels of the factors
   * @param seed of data that are made
   * @param levelText what to add to labels so that levels can be told apart; empty if it does not depend on them
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a setting does not fit
   */
  abstract List<DataSource> resolve(Map<String, Object> levels, long seed, String levelText) throws IOException;

  /** Whether its instances overlap, so that shuffling them into folds would leak the test data into training. */
  boolean leaksWhenShuffled() {
    return false;
  }

  /** Instances to leave out between training and test of a walk-forward evaluation. */
  int gap() {
    return 0;
  }

  /** The arguments of {@code data}. */
  static List<DataWord> read(ScriptContext context, Object[] arguments) {
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
    context.checkNames(options.keySet(), OPTIONS, "data");
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
      context.fault("missing-file", place, e.getMessage(), List.of());
    }
    return words;
  }

  /** Whether a file is there, for messages that suggest another one. */
  static boolean exists(Path file) {
    return Files.isRegularFile(file);
  }
}
