package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.util.List;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.WekaPackageClassLoaderManager;
import weka.datagenerators.DataGenerator;
import weka.recurrent.storage.Sha256;

/**
 * Sequences made by a Weka {@link DataGenerator}.
 *
 * @param label what tables call it
 * @param generator full class name
 * @param options its options, seed and number of examples included
 */
public record GeneratedData(String label, String generator, List<String> options) implements DataSource {
  public GeneratedData {
    options = List.copyOf(options);
  }

  @Override
  public String origin() {
    return generator + " " + Utils.joinOptions(options.toArray(new String[0]));
  }

  @Override
  public String identity() {
    return Sha256.of(generator, String.join("\u0000", options));
  }

  @Override
  public Instances header() throws IOException {
    try {
      Instances header = make().defineDataFormat();
      header.setClassIndex(header.numAttributes() - 1);
      return header;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(origin() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Instances read() throws IOException {
    try {
      DataGenerator made = make();
      made.setDatasetFormat(made.defineDataFormat());
      Instances data = made.generateExamples();
      data.setClassIndex(data.numAttributes() - 1);
      return data;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(origin() + ": " + e.getMessage(), e);
    }
  }

  private DataGenerator make() throws IOException {
    try {
      DataGenerator made = (DataGenerator) WekaPackageClassLoaderManager.objectForName(generator);
      String[] rest = options.toArray(new String[0]);
      made.setOptions(rest);
      return made;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
