package weka.recurrent.experiment.plan;

import java.io.IOException;
import weka.core.Instances;
import weka.recurrent.data.CompactSequences;
import weka.recurrent.storage.Sha256;

/**
 * A file read as {@link CompactSequences}: a third of the memory of Weka's rows. Values are rounded to {@code float}, so this is
 * another source than the file as Weka reads it.
 *
 * @param file an ARFF file with one relational attribute
 */
public record CompactData(FileData file) implements DataSource {
  @Override
  public String label() {
    return file.label();
  }

  @Override
  public String origin() {
    return file.origin();
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(file.identity(), "compact");
  }

  @Override
  public String sha256() throws IOException {
    return file.sha256();
  }

  @Override
  public Instances header() throws IOException {
    return file.header();
  }

  @Override
  public Instances read() throws IOException {
    try {
      return CompactSequences.read(file.file(), file.className());
    } catch (IllegalArgumentException e) {
      throw new IOException(file.file() + ": " + e.getMessage(), e);
    }
  }
}
