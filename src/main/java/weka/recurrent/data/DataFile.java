package weka.recurrent.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import weka.core.Instances;
import weka.core.converters.ArffLoader.ArffReader;
import weka.recurrent.storage.Gunzip;

/**
 * Reads data files as a whole or says in a sentence why not: ARFF; tables of text as {@link TextTable} reads them; and what Weka
 * has a loader for, this package's among them.
 */
public final class DataFile {
  /** What Windows' editors begin a text with. */
  private static final char MARK = '\uFEFF';
  private static final int LINES_AT_ONCE = 1000;

  private DataFile() {}

  /** Whether a file is a table of text, which Weka's own loader would read row by row. */
  public static boolean isText(Path file) {
    String name = plainName(file);
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
  }

  /** Whether a file is ARFF. */
  public static boolean isArff(Path file) {
    return plainName(file).endsWith(".arff");
  }

  private static String plainName(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
  }

  /**
   * All instances; no class is set, unless the file says which it is.
   *
   * @throws IOException with the file and the reason, if it cannot be read
   */
  public static Instances read(Path file) throws IOException {
    try {
      return content(file);
    } catch (Exception e) {
      throw unreadable(file, e);
    }
  }

  /** The header of an ARFF file, or of any other file that must be read as a whole for it. */
  public static Instances header(Path file) throws IOException {
    if (!isArff(file)) {
      return new Instances(read(file), 0);
    }
    try (Reader reader = reader(file)) {
      return new ArffReader(reader, LINES_AT_ONCE).getStructure();
    } catch (Exception e) {
      throw unreadable(file, e);
    }
  }

  private static Instances content(Path file) throws Exception {
    if (isArff(file)) {
      try (Reader reader = reader(file)) {
        return new ArffReader(reader).getData();
      }
    }
    if (isText(file)) {
      try (InputStream in = stream(file)) {
        return TextTable.read(in.readAllBytes(), file.getFileName().toString(), plainName(file).endsWith(".tsv"));
      }
    }
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return Loaders.read(file);
  }

  /** Weka's parsers also end in exceptions that say nothing. */
  private static IOException unreadable(Path file, Exception e) {
    if (e instanceof NoSuchFileException) {
      return new IOException(file + ": there is no such file", e);
    }
    boolean says = e.getMessage() != null && !(e instanceof RuntimeException && !(e instanceof IllegalArgumentException));
    String reason = says ? e.getMessage().replaceFirst("^java\\.io\\.IOException: ", "") : "Weka cannot read it (" + e + ")";
    // Our own readers name the file with the line.
    String name = file.getFileName().toString();
    return new IOException(
        reason.startsWith(name) ? file.toString().substring(0, file.toString().length() - name.length()) + reason
            : file + ": " + reason,
        e);
  }

  private static Reader reader(Path file) throws IOException {
    PushbackReader text = new PushbackReader(new BufferedReader(new InputStreamReader(stream(file), StandardCharsets.UTF_8)));
    int first = text.read();
    if (first >= 0 && first != MARK) {
      text.unread(first);
    }
    return new EndingReader(text);
  }

  private static InputStream stream(Path file) throws IOException {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? Gunzip.open(file)
        : new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }
}
