package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.instance.LongToSequences;
import weka.recurrent.storage.Sha256;

/**
 * A long table, one row per time step, gathered into sequences by {@link LongToSequences}.
 *
 * @param file the table
 * @param id attribute that identifies the sequence; {@code auto} to find it
 * @param time attribute that orders the steps; {@code auto} to find it, {@code none} for the order of the rows
 */
public record GatheredData(FileData file, String id, String time) implements DataSource {
  @Override
  public String label() {
    return file.label();
  }

  @Override
  public String origin() {
    return file.origin() + ", rows gathered by " + id + ", time " + time;
  }

  @Override
  public Path readsFrom() {
    return file.file();
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(file.identity(), "gathered", id, time);
  }

  @Override
  public String sha256() throws IOException {
    return file.sha256();
  }

  @Override
  public Instances header() throws IOException {
    return new Instances(read(), 0);
  }

  @Override
  public Instances read() throws IOException {
    Instances rows = file.read();
    LongToSequences filter = new LongToSequences();
    filter.setId(id);
    filter.setTime(time);
    try {
      filter.setInputFormat(rows);
      return Filter.useFilter(rows, filter);
    } catch (Exception e) {
      throw new IOException(file.file() + ": " + e.getMessage(), e);
    }
  }
}
