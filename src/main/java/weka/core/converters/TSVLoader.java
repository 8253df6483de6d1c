package weka.core.converters;

import java.io.IOException;
import java.io.InputStream;
import weka.core.Instances;
import weka.core.RevisionUtils;
import weka.recurrent.data.TextTable;

/**
 * Loads {@code .tsv} and {@code .tsv.gz}: the files of the UCR archive, without a header and with the class first, or any table
 * of tab-separated text with a header. In the archive's form the class becomes the last attribute, and NaN is missing.
 */
public class TSVLoader extends WholeFileLoader {
  private static final long serialVersionUID = 1L;

  /** The extension of these files. */
  public static final String FILE_EXTENSION = ".tsv";

  /** What the loader does. */
  public String globalInfo() {
    return "Reads .tsv files: those of the UCR time-series archive, one series per line with the class first and no header, "
        + "or any table "
        + "of tab-separated text with a header. In the archive's form the steps are called t1, t2, ... and the class becomes "
        + "the last "
        + "attribute.\n\nFor more information: https://www.cs.ucr.edu/~eamonn/time_series_data_2018";
  }

  @Override
  public String getFileExtension() {
    return FILE_EXTENSION;
  }

  @Override
  public String getFileDescription() {
    return "Tab-separated text, as of the UCR archive";
  }

  @Override
  Instances parse(InputStream source, String name) throws IOException {
    byte[] bytes = source.readAllBytes();
    return TextTable.read(bytes, name, true);
  }

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 1 $");
  }

  /**
   * Prints a file as ARFF.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) {
    runFileLoader(new TSVLoader(), arguments);
  }
}
