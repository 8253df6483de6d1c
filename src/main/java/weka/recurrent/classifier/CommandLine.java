package weka.recurrent.classifier;

import java.io.File;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import weka.classifiers.Classifier;
import weka.classifiers.evaluation.Evaluation;
import weka.core.CommandlineRunnable;
import weka.core.Utils;

/**
 * Weka's command line for a classifier, with one difference: a mistake of the user ends in a sentence that says what was found
 * and what to do, not in a stack trace, and a model file that cannot be written is noticed before training and not after it.
 * A trace remains where the fault is ours. As with all of Weka's command lines the exit code is 0: Weka also runs them inside
 * its windows, where ending the virtual machine would close them.
 */
public final class CommandLine {
  private static final String USAGE = "\n\nGeneral options:";
  private static final String PREFIX = "Weka exception: ";

  private final Classifier classifier;
  /** The streams of this moment: Weka's Simple CLI redirects them into its window. */
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /**
   * A command line that prints results to standard output and messages to standard error.
   *
   * @param classifier what is trained and tested
   */
  public CommandLine(Classifier classifier) {
    this.classifier = classifier;
  }

  /**
   * Trains and tests as the options say.
   *
   * @param options as {@link Evaluation#evaluateModel(Classifier, String[])} takes them; changed by it
   * @return whether all went well
   */
  public boolean run(String[] options) {
    String[] given = options.clone();
    String model = value("l", given);
    // Weka would believe the sizes that a damaged file claims.
    String fault = model.isEmpty() ? null : faultOfModel(model);
    if (fault != null) {
      err.println(fault);
      return false;
    }
    try {
      checkWritable(value("d", given));
      if (classifier instanceof CommandlineRunnable runnable) {
        runnable.preExecution();
      }
      out.println(Evaluation.evaluateModel(classifier, options));
      if (classifier instanceof CommandlineRunnable runnable) {
        runnable.postExecution();
      }
      return true;
    } catch (OutOfMemoryError e) {
      err.println("Java ran out of memory; it may use at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB. "
          + "Give it more with java -Xmx (for example -Xmx4g), or lower the hidden units (-H), the mini-batch size (-B) or the threads (-threads)");
    } catch (Exception e) {
      report(e, given);
    }
    return false;
  }

  private void report(Exception e, String[] options) {
    String message = e.getMessage() == null ? "" : e.getMessage().trim();
    int usage = message.indexOf(USAGE.trim());
    if (usage >= 0 && message.startsWith("Help requested")) {
      err.println(message);
      return;
    }
    if (usage >= 0) {
      String first = message.substring(0, usage).trim();
      err.println((first.startsWith(PREFIX) ? first.substring(PREFIX.length()) : first) + "\n\nAll options: -h");
    } else if (e instanceof InterruptedException) {
      err.println("Stopped");
    } else if (e instanceof IOException && !(e instanceof ObjectStreamException) && wasSaving(e)) {
      File incomplete = new File(value("d", options));
      boolean removed = incomplete.isFile() && incomplete.delete();
      err.println("cannot write the model to " + incomplete + ": " + message
          + (removed ? ". The incomplete file was removed" : ""));
    } else if (isOurs(e)) {
      err.println("This should not happen: please report it with the lines below");
      e.printStackTrace(err);
    } else {
      err.println(message);
    }
  }

  private static boolean wasSaving(Exception e) {
    return Arrays.stream(e.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("saveClassifier"));
  }

  /** Whether an exception speaks of a mistake in the program. Weka throws plain exceptions for mistakes of its users. */
  private static boolean isOurs(Exception e) {
    boolean says = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
    return e.getMessage() == null || e instanceof ObjectStreamException || e instanceof RuntimeException && !says;
  }

  /** Throws if a model could not be written to the given path; an empty path asks for no model. */
  private static void checkWritable(String path) {
    if (path.isEmpty()) {
      return;
    }
    File file = new File(path).getAbsoluteFile();
    File directory = file.getParentFile();
    String reason = file.isDirectory() ? "it is a directory"
        : !directory.isDirectory() ? "there is no directory " + directory
        : file.exists() && !file.canWrite() ? "the file may not be changed"
        : !file.exists() && !directory.canWrite() ? "the directory may not be changed"
        : null;
    if (reason != null) {
      throw new IllegalArgumentException("cannot write a model to " + path + ": " + reason + ". Nothing was trained");
    }
  }

  /** What is wrong with a file of a serialized model, or null if it can be read. */
  private String faultOfModel(String path) {
    if (path.endsWith(".xml") || path.endsWith(".koml")) {
      return null;
    }
    try {
      Classifier found = SavedModel.read(Path.of(path));
      return found.getClass() == classifier.getClass() ? null : "cannot read the model file " + path + ": it holds a "
          + found.getClass().getName() + ", not a " + classifier.getClass().getName();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static String value(String option, String[] options) {
    try {
      return Utils.getOption(option, options.clone());
    } catch (Exception e) {
      // An option without its value: the evaluation says so.
      return "";
    }
  }
}
