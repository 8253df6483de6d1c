package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import weka.core.Instances;

/**
 * A source as a plan knows it: what is read must still be what the plan was made for.
 *
 * @param source where the data come from
 * @param identity {@link DataSource#identity()} when the plan was made
 */
record PlannedData(DataSource source, String identity) implements DataSource {
  @Override
  public String label() {
    return source.label();
  }

  @Override
  public String origin() {
    return source.origin();
  }

  @Override
  public Path readsFrom() {
    return source.readsFrom();
  }

  @Override
  public String sha256() throws IOException {
    return source.sha256();
  }

  @Override
  public int gap() {
    return source.gap();
  }

  @Override
  public Instances header() throws IOException {
    return source.header();
  }

  /** The hash is taken after reading, so a file that was replaced before or meanwhile is found. */
  @Override
  public Instances read() throws IOException {
    Instances data = null;
    IOException unreadable = null;
    try {
      data = source.read();
    } catch (IOException e) {
      unreadable = e;
    }
    String now;
    try {
      now = source.identity();
    } catch (IOException e) {
      throw new ChangedException(source.origin() + " was there when this run was planned and cannot be read any more: "
          + e.getMessage() + ". What was finished is kept; put the file back and give the same command again");
    }
    if (!now.equals(identity)) {
      throw new ChangedException(source.origin() + " was changed after this run was planned. What was finished is kept; put the"
          + " old file back and give the same command again, or start a run of the new one in another folder");
    }
    if (unreadable != null) {
      throw unreadable;
    }
    return data;
  }
}
