package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import weka.classifiers.Classifier;
import weka.core.SerializationHelper;

/** Reads the models that Weka's Explorer and {@code save} write. */
public final class ModelFile {
  private ModelFile() {
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is not there or holds no classifier
   */
  public static Classifier read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Object[] objects;
    try {
      objects = SerializationHelper.readAll(file.toString());
    } catch (Exception e) {
      throw new IOException(file + " cannot be read as a model: " + e.getMessage(), e);
    }
    if (objects.length > 0 && objects[0] instanceof Classifier classifier) {
      return classifier;
    }
    throw new IOException(file + " holds no classifier");
  }
}
