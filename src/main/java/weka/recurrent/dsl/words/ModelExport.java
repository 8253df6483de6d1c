package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import weka.classifiers.Classifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.recurrent.experiment.TunedClassifier;
import weka.recurrent.export.JsonExport;
import weka.recurrent.export.OnnxExport;

/** Writes networks for other programs; the end of the file's name says in which form. */
public final class ModelExport {
  private ModelExport() {}

  /** Whether there is a form for files of this name. */
  public static boolean known(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".onnx") || name.endsWith(".json");
  }

  /**
   * Writes a trained network, also the one a tuned learner has chosen.
   *
   * @throws IOException if the file cannot be written, or the classifier is no trained network of this package
   * @throws IllegalArgumentException if the form is not known
   */
  public static void write(Classifier classifier, Path file) throws IOException {
    Classifier inner = classifier instanceof TunedClassifier tuned ? tuned.chosen() : classifier;
    if (!(inner instanceof RecurrentClassifier network) || network.model() == null) {
      throw new IOException("only trained RNN, LSTM and GRU networks can be exported, not " + inner.getClass().getSimpleName());
    }
    if (!known(file)) {
      throw new IllegalArgumentException("export writes .onnx or .json, not '" + file + "'");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      OnnxExport.write(network.model(), file);
    } else {
      JsonExport.write(network.model(), file);
    }
  }
}
