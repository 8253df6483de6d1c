package weka.recurrent.classifier;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import weka.classifiers.Classifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.SerializationHelper;

/**
 * Reads model files as Weka does, but holds sizes that a file claims against the size it has before anything is allocated, and tells
 * what is wrong in a sentence. The bounds guard against damage, not against malice: Java serialization can run code of any class
 * that is to be found, unless {@code -Djdk.serialFilter} says otherwise; that filter is asked, too.
 */
public final class SavedModel {
  /** Deflate makes nothing shorter than by this factor. */
  private static final int MOST_COMPRESSION = 1032;
  /** An object in an array takes a byte of the file at least; tables of hash maps are up to three times as long as their entries. */
  private static final int SLOTS_PER_BYTE = 4;
  /** A decision tree nests this deep hardly ever. */
  private static final int DEEPEST = 5000;

  private SavedModel() {}

  /**
   * The classifier in a file.
   *
   * @throws IOException with a sentence that names the file, if there is none or it cannot be read
   */
  public static Classifier read(Path file) throws IOException {
    String start = "cannot read the model file " + file + ": ";
    boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      long size = compressed ? Math.multiplyExact(Files.size(file), MOST_COMPRESSION) : Files.size(file);
      Object found = read(compressed ? new GZIPInputStream(bytes) : bytes, size);
      if (found instanceof RecurrentClassifier network && !network.trained()) {
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
    try (ObjectInputStream objects = SerializationHelper.getObjectInputStream(in)) {
      ObjectInputFilter everywhere = ObjectInputFilter.Config.getSerialFilter();
      objects.setObjectInputFilter(info -> {
        Class<?> type = info.serialClass();
        long most =
            type != null && type.isArray() && type.getComponentType().isPrimitive() ? size / bytes(type.getComponentType())
                : size > Long.MAX_VALUE / SLOTS_PER_BYTE ? Long.MAX_VALUE : size * SLOTS_PER_BYTE;
        if (info.arrayLength() > most || info.depth() > DEEPEST) {
          return Status.REJECTED;
        }
        return everywhere == null ? Status.UNDECIDED : everywhere.checkInput(info);
      });
      return objects.readObject();
    }
  }

  private static int bytes(Class<?> primitive) {
    return primitive == long.class || primitive == double.class ? 8
        : primitive == int.class || primitive == float.class ? 4
        : primitive == short.class || primitive == char.class ? 2 : 1;
  }
}
