package weka.recurrent.classifier;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import weka.classifiers.Classifier;
import weka.recurrent.storage.FileSeal;
import weka.recurrent.storage.Gunzip;

/**
 * Reads model files as Weka does, but makes objects only of classes that models consist of, holds sizes that a file claims
 * against the size it has before anything is allocated ({@link ModelStream}), and tells what is wrong in a sentence.
 */
public final class SavedModel {
  private SavedModel() {}

  /**
   * The classifier in a file.
   *
   * @throws IOException with a sentence that names the file, if there is none or it cannot be read
   */
  public static Classifier read(Path file) throws IOException {
    String start = "cannot read the model file " + file + ": ";
    boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try {
      if (!compressed && !FileSeal.fits(file)) {
        throw new IOException(start + "it is damaged: its checksum does not fit its content. Train again and save with -d");
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new IOException(start + "there is no such file, or it may not be read", e);
    }
    try (InputStream bytes = compressed ? Gunzip.open(file) : new BufferedInputStream(Files.newInputStream(file))) {
      Object found = read(bytes, compressed ? Gunzip.most(file) : Files.size(file));
      if (found instanceof Trainable network && !network.trained()) {
        throw new IOException(start + "it is damaged, or holds a classifier that was never trained");
      }
      if (found instanceof Classifier classifier) {
        return classifier;
      }
      throw new IOException(
          start + "it holds no classifier but " + (found == null ? "nothing" : "a " + found.getClass().getName()));
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new IOException(start + "there is no such file, or it may not be read", e);
    } catch (NewerModelException e) {
      throw new IOException(start + e.getMessage(), e);
    } catch (InvalidClassException e) {
      throw new IOException(
          start + (e.classname == null ? "it claims more than a file of its size can hold (" + e.getMessage() + ")"
              : "it names the class " + e.classname + ": " + e.getMessage().substring(e.classname.length() + 2)),
          e);
    } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
      if (e.getMessage() != null && e.getMessage().startsWith(start)) {
        throw (IOException) e;
      }
      throw new IOException(start + "it is damaged, or no model of this package (" + e.getClass().getSimpleName()
          + (e.getMessage() == null ? "" : ": " + e.getMessage()) + "). Train again and save with -d", e);
    }
  }

  /** The first object of a stream that holds at most so many bytes. */
  static Object read(InputStream in, long size) throws IOException, ClassNotFoundException {
    try (ModelStream objects = new ModelStream(in, size)) {
      return objects.readObject();
    }
  }
}
