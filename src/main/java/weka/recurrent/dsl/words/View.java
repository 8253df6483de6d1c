package weka.recurrent.dsl.words;

import java.util.List;
import weka.core.Utils;

/**
 * How a learner that knows nothing of sequences is shown one: a Weka filter that makes one row of it.
 *
 * @param filter simple class name in {@code weka.filters.unsupervised.attribute}
 * @param options of the filter
 */
public record View(String filter, List<String> options) {
  private static final String PACKAGE = "weka.filters.unsupervised.attribute.";

  /** All values in one row, missing after the end. */
  static final View FLAT = new View("SequencesToFlat", List.of());
  /** Per channel mean, standard deviation, least, greatest, first, last and slope. */
  static final View SUMMARY = new View("SequencesToSummary", List.of());

  /** MiniROCKET's shares of steps above a bias. */
  static final View ROCKET = new View("SequencesToRocket", List.of());

  /** The last k steps. */
  static View window(int steps) {
    return new View("SequencesToWindow", List.of("-steps", Integer.toString(steps)));
  }

  /** Options of a {@code FilteredClassifier} that shows a scheme this view. */
  List<String> wrap(String scheme, List<String> schemeOptions) {
    String command = (PACKAGE + filter + " " + Utils.joinOptions(options.toArray(new String[0]))).trim();
    List<String> wrapped = new java.util.ArrayList<>(List.of("-F", command, "-S", "1", "-W", scheme, "--"));
    wrapped.addAll(schemeOptions);
    return wrapped;
  }
}
