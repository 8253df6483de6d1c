package weka.core.converters;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import weka.core.Instance;
import weka.core.Instances;

/** What loaders have in common that read a file as a whole, because what its columns are shows only at its end. */
abstract class WholeFileLoader extends AbstractFileLoader implements BatchConverter {
  private static final long serialVersionUID = 1L;

  private transient InputStream stream;
  private transient Instances data;

  /**
   * The data of a file.
   *
   * @param name of the file, for messages
   * @throws IOException with the line at fault
   */
  abstract Instances parse(InputStream source, String name) throws IOException;

  @Override
  public String[] getFileExtensions() {
    return new String[] {getFileExtension(), getFileExtension() + FILE_EXTENSION_COMPRESSED};
  }

  @Override
  public void reset() throws IOException {
    forget();
    super.reset();
    if (m_File != null && retrieveFile().isFile()) {
      setFile(retrieveFile());
    }
  }

  @Override
  public void setSource(InputStream in) throws IOException {
    forget();
    m_structure = null;
    stream = in;
  }

  private void forget() throws IOException {
    if (stream != null) {
      stream.close();
    }
    stream = null;
    data = null;
  }

  @Override
  public Instances getStructure() throws IOException {
    if (m_structure == null) {
      m_structure = read().stringFreeStructure();
    }
    return m_structure.stringFreeStructure();
  }

  @Override
  public Instances getDataSet() throws IOException {
    if (getRetrieval() == INCREMENTAL) {
      throw new IOException("a " + getFileExtension() + " file is read as a whole; do not ask for single instances before");
    }
    setRetrieval(BATCH);
    Instances all = read();
    m_structure = all.stringFreeStructure();
    data = null;
    return all;
  }

  private Instances read() throws IOException {
    if (data == null) {
      File file = m_sourceFile;
      if (stream == null) {
        throw new IOException(retrieveFile().isDirectory() ? "No source has been specified"
            : "there is nothing to read: no file " + retrieveFile() + ", or it was read before; set the file again");
      }
      try (InputStream source = stream) {
        data = parse(source, file == null ? "the stream" : file.getName());
      } finally {
        stream = null;
      }
    }
    return data;
  }

  /** Not possible. */
  @Override
  public Instance getNextInstance(Instances structure) throws IOException {
    throw new IOException("a " + getFileExtension() + " file is read as a whole; use getDataSet");
  }
}
