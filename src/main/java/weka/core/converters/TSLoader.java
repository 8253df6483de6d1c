package weka.core.converters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import weka.core.Instances;
import weka.core.RevisionUtils;

/**
 * Loads {@code .ts} and {@code .ts.gz}, the text format of the UCR, UEA and TSER time-series archives
 * (<a href="https://www.timeseriesclassification.com">timeseriesclassification.com</a>).
 *
 * <p>The result has a relational attribute {@code sequence} with one row per time step and one inner attribute
 * {@code ch1, ch2, ...} per dimension, and the class as the last attribute: {@code class} with the labels of the header, or
 * {@code target}, numeric. Dimensions of different lengths are filled up with missing values at the end. Time stamps become a
 * first inner attribute {@code time}; dimensions are joined by them.
 */
public class TSLoader extends WholeFileLoader {
  private static final long serialVersionUID = 1L;

  /** The extension of these files. */
  public static final String FILE_EXTENSION = ".ts";

  /** What the loader does. */
  public String globalInfo() {
    return "Reads .ts files, the text format of the UCR, UEA and TSER time-series archives, also compressed (.ts.gz). "
        + "Each series becomes a relational attribute with one row per time step, as the recurrent networks read it; the "
        + "class is the last attribute.\n\nFor more information: https://www.timeseriesclassification.com";
  }

  @Override
  public String getFileExtension() {
    return FILE_EXTENSION;
  }

  @Override
  public String getFileDescription() {
    return "Time-series archive files";
  }

  @Override
  Instances parse(InputStream source, String name) throws IOException {
    return new TSParser(new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8)), name)
        .parse();
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
    runFileLoader(new TSLoader(), arguments);
  }
}
