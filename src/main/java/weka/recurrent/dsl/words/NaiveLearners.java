package weka.recurrent.dsl.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.classifiers.functions.NaiveForecast;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.plan.SeriesData;

/**
 * What stands in every table of forecasts without being asked for: the last value, and where the series has a season the value a
 * season ago. Whoever forecasts has to beat them.
 */
final class NaiveLearners {
  static final String LAST = "Last value";
  static final String SEASON = "A season ago";

  private final ScriptText.Place place;
  private final Map<String, Learner> made = new LinkedHashMap<>();

  /** @param place of faults, of which there should be none */
  NaiveLearners(ScriptText.Place place) {
    this.place = place;
  }

  /**
   * Those of one source.
   *
   * @param taken labels of the script's own learners, which keep them
   * @param season steps of a season; 0 for none
   */
  Map<String, Learner> of(SeriesData source, java.util.Set<String> taken, int season) {
    Map<String, Learner> naive = new LinkedHashMap<>();
    naive.put(label(LAST, taken), learner(0));
    if (season > 1 && season <= source.window()) {
      naive.put(label(SEASON, taken), learner(season));
    }
    made.putAll(naive);
    return naive;
  }

  /** Those of all sources so far, by label. */
  Map<String, Learner> all() {
    return made;
  }

  private Learner learner(int season) {
    return new WekaLearner(place, NaiveForecast.class.getName(), List.of(), Map.of("season", season));
  }

  private static String label(String label, java.util.Set<String> taken) {
    return taken.contains(label) ? label + " (naive)" : label;
  }
}
