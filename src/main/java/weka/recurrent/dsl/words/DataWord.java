package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.FileData;

/** A source of data as a script says it; becomes a {@link DataSource} under each setting of the factors. */
abstract class DataWord {
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

  /**
   * Steps of the season that a script gives, under the levels of the factors; 0 for none.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  int season(Map<String, Object> levels) {
    return 0;
  }

  /** The file it reads, or null. */
  Path file() {
    return null;
  }

  /** What tells it from others when test files are paired with data: without ending, and without words for training or test. */
  String pairName() {
    return null;
  }

  /**
   * What is tested on: another file, read as this one is.
   *
   * @param label of the source that it belongs to
   * @throws IllegalArgumentException if a setting does not fit
   */
  DataSource test(Path other, String label, Map<String, Object> levels) {
    return new FileData(label + " test", other, "");
  }
}
