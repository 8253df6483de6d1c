package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import weka.core.Attribute;
import weka.core.Instances;
import weka.recurrent.data.DataFile;
import weka.recurrent.storage.Sha256;

/**
 * Sequences in a file, as {@link DataFile} reads it.
 *
 * @param label what tables call it
 * @param file where it is
 * @param className class attribute; empty for the last attribute
 */
public record FileData(String label, Path file, String className) implements DataSource {

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public Path readsFrom() {
    return file;
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(Sha256.ofFile(file), className);
  }

  @Override
  public String sha256() throws IOException {
    return Sha256.ofFile(file);
  }

  @Override
  public Instances header() throws IOException {
    return requireClass(withClass(DataFile.header(file)));
  }

  @Override
  public Instances read() throws IOException {
    return requireClass(readAsItIs());
  }

  /** All instances; without a class where none was asked for and the last attribute cannot be one. */
  public Instances readAsItIs() throws IOException {
    return withClass(DataFile.read(file));
  }

  private Instances requireClass(Instances data) throws IOException {
    if (data.classIndex() < 0) {
      throw new IOException(file + ": it has no class. Name an attribute that is one: classAttribute in a script, --class on the "
          + "command line");
    }
    return data;
  }

  private Instances withClass(Instances data) throws IOException {
    if (className.isEmpty()) {
      Attribute last = data.attribute(data.numAttributes() - 1);
      data.setClassIndex(last.isRelationValued() ? -1 : last.index());
      return data;
    }
    Attribute attribute = data.attribute(className);
    if (attribute == null) {
      throw new IOException(file + ": no attribute '" + className + "' to be the class");
    }
    data.setClass(attribute);
    return data;
  }
}
