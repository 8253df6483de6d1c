package weka.recurrent.experiment;

import java.util.Arrays;
import java.util.List;
import weka.classifiers.Classifier;
import weka.core.OptionHandler;
import weka.core.Randomizable;
import weka.core.Utils;
import weka.core.WekaPackageClassLoaderManager;

/**
 * A Weka classifier made from a class name and options, every one of which has been understood.
 *
 * @param classifier not trained yet
 * @param commandLine what to paste into Weka to get the same classifier; without what changes no result
 */
public record Scheme(Classifier classifier, String commandLine) {

  /**
   * Makes the classifier of a cell.
   *
   * @param cell scheme and options
   * @param seed given to it if the cell is seeded
   * @param threads what a network trains on; 0 leaves it to the network
   * @throws IllegalArgumentException with Weka's own words if the class or an option is wrong
   */
  static Scheme of(Cell cell, int seed, int threads) {
    Scheme scheme = of(cell.scheme(), cell.options());
    if (cell.seeded() && scheme.classifier instanceof Randomizable randomizable) {
      randomizable.setSeed(seed);
    }
    scheme = new Scheme(scheme.classifier, commandLine(scheme.classifier));
    Training.asJob(scheme.classifier, threads);
    return scheme;
  }

  /**
   * Makes a classifier.
   *
   * @param name full class name
   * @param options Weka options; not changed
   * @throws IllegalArgumentException with Weka's own words if the class or an option is wrong
   */
  public static Scheme of(String name, List<String> options) {
    Object made;
    try {
      // not Utils.forName: it scans the class path on every call
      made = WekaPackageClassLoaderManager.objectForName(name);
    } catch (Exception | LinkageError e) {
      throw new IllegalArgumentException("there is no class " + name, e);
    }
    if (!(made instanceof Classifier classifier)) {
      throw new IllegalArgumentException(name + " is not a classifier");
    }
    if (classifier instanceof OptionHandler handler && !options.isEmpty()) {
      String[] rest = options.toArray(new String[0]);
      try {
        handler.setOptions(rest);
      } catch (Exception e) {
        throw new IllegalArgumentException(e.getMessage() == null ? e.toString() : e.getMessage().strip(), e);
      }
      String unknown = String.join(" ", Arrays.stream(rest).filter(o -> !o.isEmpty()).toList());
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("unknown option " + unknown);
      }
    } else if (!options.isEmpty()) {
      throw new IllegalArgumentException(name + " takes no options, got " + String.join(" ", options));
    }
    return new Scheme(classifier, commandLine(classifier));
  }

  private static String commandLine(Classifier classifier) {
    String options = classifier instanceof OptionHandler handler ? Utils.joinOptions(handler.getOptions()) : "";
    return (classifier.getClass().getName() + " " + options).trim();
  }

  /** Settings a tuned learner has tried; empty for others. */
  List<JobResult.Trial> trials() {
    return classifier instanceof TunedClassifier tuned ? tuned.trials() : List.of();
  }
}
