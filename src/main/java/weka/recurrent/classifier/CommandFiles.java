package weka.recurrent.classifier;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.converters.ArffSaver;
import weka.recurrent.data.DataFile;
import weka.recurrent.data.Detection;
import weka.recurrent.data.HeaderMapping;
import weka.recurrent.data.Layout;
import weka.recurrent.data.LayoutDetector;

/**
 * The files of a command line, as Weka's evaluation can read them. Tables of text are read as {@link DataFile} reads them, a test
 * file is brought into the header of the training data by the names of its attributes and labels, and what cannot be read or
 * mapped ends in a sentence, where Weka says no more than that it cannot open the file. What had to be changed is in temporary
 * ARFF files.
 */
final class CommandFiles implements AutoCloseable {
  /** So many digits give the same bits again. */
  private static final int MOST_DECIMALS = 17;

  private final Trainable model;
  private final String classIndex;
  private Path folder;
  private int written;

  /**
   * Of one command.
   *
   * @param model read from a file; null if one is to be trained
   * @param classIndex as given with {@code -c}; empty for the last attribute
   */
  CommandFiles(Classifier model, String classIndex) {
    this.model = model instanceof Trainable network && network.encoder() != null ? network : null;
    this.classIndex = classIndex;
  }

  /**
   * Sets the options {@code -t} and {@code -T} to files that Weka can read.
   *
   * @param options changed
   * @throws IOException with the file and the reason, if it cannot be read
   * @throws IllegalArgumentException if a test file does not fit
   */
  void prepare(String[] options) throws IOException {
    int train = position(options, "-t");
    int test = position(options, "-T");
    Instances training = train < 0 ? null : readable(options, train);
    if (test < 0) {
      return;
    }
    Instances tests = readable(options, test);
    if (model != null && train < 0) {
      mapByModel(options, test, tests);
    } else if (training != null && !tests.equalHeaders(training)) {
      mapByTraining(options, test, tests, train);
    }
  }

  /** The header, after the file was replaced if Weka would not read it as it is. */
  private Instances readable(String[] options, int at) throws IOException {
    Path file = Path.of(options[at]);
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    Instances header;
    if (DataFile.isText(file)) {
      Instances data = DataFile.read(file);
      options[at] = write(data);
      header = new Instances(data, 0);
    } else {
      header = DataFile.header(file);
      if (DataFile.isArff(file) && begins(file)) {
        options[at] = write(DataFile.read(file));
      }
    }
    header.setClassIndex(classOf(header, file));
    return header;
  }

  /** Whether an ARFF file begins with a mark that Weka's reader does not know. */
  private static boolean begins(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.read() == 0xEF;
    }
  }

  private int classOf(Instances header, Path file) {
    int count = header.numAttributes();
    if (classIndex.isEmpty() || classIndex.equals("last")) {
      return count - 1;
    }
    int index = classIndex.equals("first") ? 1 : classIndex.matches("\\d{1,9}") ? Integer.parseInt(classIndex) : 0;
    if (index < 1 || index > count) {
      throw new IllegalArgumentException("-c must be the number of an attribute, first or last, but " + file + " has " + count
          + " attributes and -c is " + classIndex);
    }
    return index - 1;
  }

  private void mapByModel(String[] options, int test, Instances header) throws IOException {
    String difference = null;
    try {
      model.encoder().check(header);
      difference = header.classAttribute().name().equals(model.encoder().rules().target().name()) ? null : "the class";
    } catch (IllegalArgumentException e) {
      difference = e.getMessage();
    }
    if (difference != null || labelsDiffer(header)) {
      options[test] = write(model.encoder().mapped(DataFile.read(Path.of(options[test]))));
      moveClass(options, model.encoder().classIndex());
    }
  }

  private boolean labelsDiffer(Instances header) {
    return header.classAttribute().isNominal() && !java.util.Collections.list(header.classAttribute().enumerateValues())
        .equals(model.encoder().labels());
  }

  private static void moveClass(String[] options, int index) {
    int at = position(options, "-c");
    if (at >= 0) {
      options[at] = Integer.toString(index + 1);
    }
  }

  private void mapByTraining(String[] options, int test, Instances header, int train) throws IOException {
    Instances training = DataFile.read(Path.of(options[train]));
    training.setClassIndex(classOf(training, Path.of(options[train])));
    Detection found = LayoutDetector.examine(training, Layout.AUTO);
    HeaderMapping mapping = new HeaderMapping(training, found.decision().ignored());
    try {
      options[test] = write(mapping.of(DataFile.read(Path.of(options[test]))));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the test file does not fit the training file: " + e.getMessage(), e);
    }
  }

  private String write(Instances data) throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("recurrent");
    }
    File file = folder.resolve("data" + ++written + ".arff").toFile();
    ArffSaver saver = new ArffSaver();
    saver.setMaxDecimalPlaces(MOST_DECIMALS);
    saver.setInstances(data);
    saver.setFile(file);
    saver.writeBatch();
    return file.getPath();
  }

  private static int position(String[] options, String name) {
    for (int i = 0; i + 1 < options.length; i++) {
      if (options[i].equals(name)) {
        return options[i + 1].isEmpty() ? -1 : i + 1;
      }
      if (options[i].equals("--")) {
        return -1;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    for (int i = 1; i <= written; i++) {
      folder.resolve("data" + i + ".arff").toFile().delete();
    }
    if (folder != null) {
      folder.toFile().delete();
    }
  }
}
