package weka.core.converters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import weka.core.Instance;
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
public class TSLoader extends AbstractFileLoader implements BatchConverter {
  private static final long serialVersionUID = 1L;

  /** The extension of these files. */
  public static final String FILE_EXTENSION = ".ts";

  private transient BufferedReader reader;
  private transient Instances data;

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
  public String[] getFileExtensions() {
    return new String[] {FILE_EXTENSION, FILE_EXTENSION + FILE_EXTENSION_COMPRESSED};
  }

  @Override
  public String getFileDescription() {
    return "Time-series archive files";
  }

  @Override
  public void reset() throws IOException {
    forget();
    super.reset();
    if (m_File != null && retrieveFile().isFile()) {
      setFile(retrieveFile());
    }
  }

  /** Reads from a stream; it is closed at its end. */
  @Override
  public void setSource(InputStream in) throws IOException {
    forget();
    m_structure = null;
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private void forget() throws IOException {
    if (reader != null) {
      reader.close();
    }
    reader = null;
    data = null;
  }

  @Override
  public Instances getStructure() throws IOException {
    if (m_structure == null) {
      m_structure = read().stringFreeStructure();
    }
    return m_structure.stringFreeStructure();
  }

  /**
   * All series.
   *
   * @throws IOException with the line at fault, if the file is not as it should be
   */
  @Override
  public Instances getDataSet() throws IOException {
    if (getRetrieval() == INCREMENTAL) {
      throw new IOException("a .ts file is read as a whole; do not ask for single instances before");
    }
    setRetrieval(BATCH);
    Instances all = read();
    m_structure = all.stringFreeStructure();
    data = null;
    return all;
  }

  private Instances read() throws IOException {
    if (data == null) {
      if (reader == null) {
        throw new IOException(retrieveFile().isDirectory() ? "No source has been specified"
            : "there is nothing to read: no file " + retrieveFile() + ", or it was read before; set the file again");
      }
      try (BufferedReader source = reader) {
        data = new TSParser(source, m_sourceFile == null ? "the stream" : m_sourceFile.getName()).parse();
      } finally {
        reader = null;
      }
    }
    return data;
  }

  /** Not possible: how many dimensions there are shows only in the data. */
  @Override
  public Instance getNextInstance(Instances structure) throws IOException {
    throw new IOException("a .ts file is read as a whole; use getDataSet");
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
