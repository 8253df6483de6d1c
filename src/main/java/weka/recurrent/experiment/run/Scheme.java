package weka.recurrent.experiment.run;

import java.util.Arrays;
import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.SingleClassifierEnhancer;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.OptionHandler;
import weka.core.Randomizable;
import weka.core.Utils;
import weka.core.WekaPackageClassLoaderManager;
import weka.gui.Logger;
import weka.recurrent.classifier.ReservoirClassifier;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Cell;

/**
 * A Weka classifier made from a class name and options, every one of which has been understood.
 *
 * @param classifier not trained yet
 * @param commandLine what to paste into Weka to get the same classifier; without what changes no result
 */
public record Scheme(Classifier classifier, String commandLine) {
  /** What a network has to say is in its notes. */
  private static final Logger SILENT = new Logger() {
    @Override
    public void logMessage(String message) {
      // in the notes of the members
    }

    @Override
    public void statusMessage(String message) {
      // the listener of the run hears of epochs
    }
  };

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
    asJob(scheme.classifier, threads);
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
    return classifier instanceof Search search ? search.trials() : List.of();
  }

  /**
   * Makes a network, also one inside a wrapper, behave as one of many jobs: no progress bar of its own, and so many threads as
   * others that run beside it leave; 0 changes nothing.
   */
  public static void asJob(Classifier classifier, int threads) {
    if (classifier instanceof RecurrentClassifier network) {
      network.setLog(SILENT);
      network.setThreads(threads == 0 ? network.getThreads() : threads);
    } else if (classifier instanceof ReservoirClassifier reservoir) {
      reservoir.setThreads(threads == 0 ? reservoir.getThreads() : threads);
    } else if (classifier instanceof Search search) {
      search.asJob(threads);
    } else if (classifier instanceof SingleClassifierEnhancer wrapper) {
      asJob(wrapper.getClassifier(), threads);
    }
  }
}
