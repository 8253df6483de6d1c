package weka.recurrent.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A reader whose end cannot be overlooked: Weka's ARFF parser asks for ever for more where a file ends inside a relational
 * attribute.
 */
final class EndingReader extends FilterReader {
  /** A parser that has understood asks once or twice. */
  private static final int PATIENCE = 1000;

  private int ends;

  EndingReader(Reader reader) {
    super(reader);
  }

  @Override
  public int read() throws IOException {
    return seen(super.read());
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    return seen(super.read(into, from, length));
  }

  private int seen(int read) throws IOException {
    if (read < 0 && ++ends > PATIENCE) {
      throw new IOException("the file ends in the middle of its header; a relational attribute needs an @end with its name");
    }
    return read;
  }
}
