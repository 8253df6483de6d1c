package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import weka.core.Instances;

/**
 * Where the sequences of a cell come from. Planning asks for name, identity and header only; the data themselves are read when
 * the first job needs them. Reading twice gives the same instances in the same order.
 */
public interface DataSource {
  /** What tables call it, factor values included; unique in an experiment. */
  String label();

  /** The file, or what generates it. */
  String origin();

  /** The one file that all of it is read from, or null if there is none. */
  default Path readsFrom() {
    return null;
  }

  /**
   * SHA-256 of the content, or of the complete description of what generates it, in hexadecimal. Two sources with the same
   * identity are the same data.
   *
   * @throws IOException if a file cannot be read
   */
  String identity() throws IOException;

  /**
   * SHA-256 for people to compare, in hexadecimal: of a file what {@code sha256sum} gives; of other sources {@link #identity()}.
   *
   * @throws IOException if a file cannot be read
   */
  default String sha256() throws IOException {
    return identity();
  }

  /**
   * The header, with the class set and without instances; string and relational values may be missing from it.
   *
   * @throws IOException if the data cannot be found or are not what they say
   */
  Instances header() throws IOException;

  /**
   * Instances to leave out between training and test of a walk-forward evaluation, because what they predict lies in the test
   * period; 0 where each instance stands for itself.
   */
  default int gap() {
    return 0;
  }

  /**
   * All instances, with the class set. The caller must not change them.
   *
   * @throws IOException if the data cannot be read or made
   */
  Instances read() throws IOException;

  /** What was read is not what the plan was made for. A run ends with it: its results would stand under the wrong hash. */
  final class ChangedException extends IOException {
    private static final long serialVersionUID = 1;

    ChangedException(String message) {
      super(message);
    }
  }
}
