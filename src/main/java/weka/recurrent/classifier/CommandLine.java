package weka.recurrent.classifier;

import java.io.File;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import weka.classifiers.Classifier;
import weka.classifiers.evaluation.Evaluation;
import weka.core.CommandlineRunnable;
import weka.core.Utils;
import weka.recurrent.storage.FileSeal;
import weka.recurrent.storage.PlannedFile;

/**
 * Weka's command line for a classifier, with one difference: a mistake of the user ends in a sentence that says what was found
 * and what to do, not in a stack trace, and a model file that cannot be written is noticed before training and not after it.
 * A trace remains where the fault is ours. A model file is replaced by a whole one or not at all. The exit code tells whether all
 * went well where the process was started for this command; Weka also runs it inside its windows, which must stay.
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
    boolean well = carryOut(options);
    out.flush();
    if (out.checkError()) {
      err.println("the results cannot be written to the output: the disk is full, or its reader has gone");
      well = false;
    }
    if (!well && ofItsOwn()) {
      System.exit(1);
    }
    return well;
  }

  private boolean carryOut(String[] options) {
    String[] given = options.clone();
    String model = value("l", given);
    // Weka would believe the sizes that a damaged file claims.
    Classifier saved = null;
    if (!model.isEmpty()) {
      try {
        saved = modelIn(model);
      } catch (IOException e) {
        err.println(e.getMessage());
        return false;
      }
    }
    String target = value("d", given);
    try (PlannedFile planned = target.isEmpty() ? null : planned(target);
        CommandFiles files = new CommandFiles(saved, value("c", given))) {
      checkState(saved, model, given);
      if (!model.isEmpty() || !value("t", given).isEmpty()) {
        files.prepare(options);
      }
      if (classifier instanceof CommandlineRunnable runnable) {
        runnable.preExecution();
      }
      try {
        out.println(Evaluation.evaluateModel(classifier, planned == null ? options : redirected(options, planned)));
      } catch (Exception e) {
        // Weka saves before it evaluates: hours of training are not lost with an evaluation that failed.
        if (planned != null && whole(planned)) {
          place(planned);
        }
        throw e;
      }
      if (planned != null && Files.exists(planned.path())) {
        place(planned);
      }
      if (classifier instanceof CommandlineRunnable runnable) {
        runnable.postExecution();
      }
      return true;
    } catch (OutOfMemoryError e) {
      err.println("Java ran out of memory; it may use at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB. "
          + "Give it more with java -Xmx (for example -Xmx4g), or lower the hidden units (-H), the mini-batch size (-B) or "
          + "the threads (-threads)");
    } catch (Exception e) {
      return report(e, given);
    }
    return false;
  }

  /** Tells what went wrong; returns whether that is only that help was asked for. */
  private boolean report(Exception e, String[] options) {
    String message = e.getMessage() == null ? "" : e.getMessage().trim();
    int usage = message.indexOf(USAGE.trim());
    if (usage >= 0 && message.startsWith("Help requested")) {
      err.println(message);
      return true;
    }
    if (usage >= 0) {
      String first = message.substring(0, usage).trim();
      err.println((first.startsWith(PREFIX) ? first.substring(PREFIX.length()) : first) + "\n\nAll options: -h");
    } else if (e instanceof InterruptedException) {
      err.println("Stopped");
    } else if (e instanceof IOException && !(e instanceof ObjectStreamException) && wasSaving(e)) {
      File file = new File(value("d", options));
      err.println("cannot write the model to " + file + ": " + message + (file.isFile() ? ". The file is as it was before" : ""));
    } else if (isOurs(e)) {
      err.println("This should not happen: please report it with the lines below");
      e.printStackTrace(err);
    } else {
      err.println(message);
    }
    return false;
  }

  private static boolean wasSaving(Exception e) {
    return Arrays.stream(e.getStackTrace()).anyMatch(
        frame -> frame.getMethodName().equals("saveClassifier") || frame.getClassName().equals(PlannedFile.class.getName()));
  }

  /** Whether an exception speaks of a mistake in the program. Weka throws plain exceptions for mistakes of its users. */
  private static boolean isOurs(Exception e) {
    boolean says = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
    return e.getMessage() == null || e instanceof ObjectStreamException || e instanceof RuntimeException && !says;
  }

  /** Plans the model's file; throws if it could not be written. */
  private static PlannedFile planned(String path) throws IOException {
    File directory = new File(path).getAbsoluteFile().getParentFile();
    try {
      if (!directory.isDirectory()) {
        throw new IOException("there is no directory " + directory);
      }
      PlannedFile.tryOut(Path.of(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write a model to " + path + ": " + e.getMessage() + ". Nothing was trained", e);
    }
    return PlannedFile.at(Path.of(path));
  }

  /** Puts a checksum behind the model that Weka has written, unless it is compressed, and the model into its place. */
  private static void place(PlannedFile planned) throws IOException {
    if (!planned.direct() && !planned.path().toString().endsWith(".gz")) {
      FileSeal.append(planned.path());
    }
    planned.place();
  }

  private static String[] redirected(String[] options, PlannedFile planned) {
    for (int i = 0; i + 1 < options.length; i++) {
      if (options[i].equals("-d")) {
        options[i + 1] = planned.path().toString();
        break;
      }
    }
    return options;
  }

  /** Whether Weka has written a model, and to its end. */
  private static boolean whole(PlannedFile planned) {
    Path file = planned.path();
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      if (!isXml(file.toString())) {
        SavedModel.read(file);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isXml(String path) {
    return path.endsWith(".xml") || path.endsWith(".koml");
  }

  /** Whether this process was started for this command and is nobody else's. */
  private static boolean ofItsOwn() {
    String first = StackWalker.getInstance().walk(frames -> frames.reduce((above, below) -> below))
        .filter(frame -> frame.getMethodName().equals("main")).map(StackWalker.StackFrame::getClassName).orElse("");
    return first.equals("weka.Run") || first.startsWith("weka.classifiers.functions.")
        || first.startsWith("weka.recurrent.experiment.");
  }

  /** The model in a file. */
  private Classifier modelIn(String path) throws IOException {
    if (isXml(path)) {
      throw new IOException("cannot read the model file " + path
          + ": XML can name any class to be made, so only serialized models are read");
    }
    Classifier found = SavedModel.read(Path.of(path));
    if (found.getClass() != classifier.getClass()) {
      throw new IOException("cannot read the model file " + path + ": it holds a " + found.getClass().getName() + ", not a "
          + classifier.getClass().getName());
    }
    return found;
  }

  /** Training cannot go on where its state was not kept; Weka would begin another network in silence. */
  private static void checkState(Classifier saved, String path, String[] options) {
    if (Arrays.asList(options).contains("-continue-iterating") && saved instanceof Trainable network
        && !network.resumable()) {
      throw new IllegalArgumentException(
          "-continue-iterating needs the state of training, but the model in " + path + " was saved without "
              + "it. Train it with -resume, then it can go on from there");
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
