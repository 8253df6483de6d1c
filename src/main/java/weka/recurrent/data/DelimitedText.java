package weka.recurrent.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells of a text with one row per line and a separator: comma, semicolon, tab or bar, whichever cuts all lines alike; what
 * stands in quotes is one cell. Understands UTF-8 with or without a mark, UTF-16 with one, and else Windows' Western code page;
 * and the first line {@code sep=;} of Excel.
 *
 * @param rows [row][cell] trimmed; empty lines are left out
 * @param lines [row] number of its line, from 1
 * @param separator between cells
 */
record DelimitedText(List<List<String>> rows, List<Integer> lines, char separator) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int LINES_TRIED = 60;
  private static final char MARK = '\uFEFF';

  /** Cuts bytes into cells. */
  static DelimitedText of(byte[] bytes, String name) throws IOException {
    String text = decoded(bytes);
    text = text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    char separator = 0;
    int from = 0;
    if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 5 && (text.charAt(5) == '\n' || text.charAt(5) == '\r')) {
      separator = text.charAt(4);
      from = text.indexOf('\n') + 1;
    }
    String body = text.substring(from);
    if (body.indexOf('\0') >= 0) {
      throw new IOException(name + ": this is no text; it holds bytes of value 0");
    }
    int firstLine = from > 0 ? 2 : 1;
    return separator != 0 ? cut(body, separator, Integer.MAX_VALUE, name, firstLine)
        : cut(body, suitable(body, name), Integer.MAX_VALUE, name, firstLine);
  }

  private static String decoded(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /** The separator that cuts the first lines into the same number of cells, and into most. */
  private static char suitable(String text, String name) throws IOException {
    char best = ',';
    double bestScore = -1;
    for (char separator : SEPARATORS) {
      List<List<String>> rows;
      try {
        rows = cut(text, separator, LINES_TRIED, name, 1).rows;
      } catch (IOException e) {
        continue;
      }
      if (rows.isEmpty()) {
        continue;
      }
      int width = rows.get(rows.size() - 1).size();
      long alike = rows.stream().filter(row -> row.size() == width).count();
      double score = width < 2 ? 0 : (double) alike / rows.size() + (alike == rows.size() ? 1 : 0)
          + (rows.get(0).size() == width ? 0.5 : 0) + Math.min(width, 1000) * 1e-5;
      // In a table with ; the commas of its numbers may cut its lines alike, too.
      if (score > bestScore + (separator == ';' && best == ',' && score > 1.4 && commasAreDecimal(rows) ? -0.5 : 0)) {
        best = separator;
        bestScore = score;
      }
    }
    return best;
  }

  private static boolean commasAreDecimal(List<List<String>> rows) {
    return rows.stream().skip(1).flatMap(List::stream).anyMatch(cell -> cell.matches("[+-]?\\d+,\\d+"));
  }

  private static DelimitedText cut(String text, char separator, int most, String name, int firstLine) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    int line = firstLine;
    int began = line;
    char quote = 0;
    boolean quoted = false;
    for (int i = 0; i <= text.length() && rows.size() < most; i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (quote != 0) {
        if (i == text.length()) {
          throw new IOException(name + ", line " + began + ": a quote is opened and never closed");
        }
        if (c != quote) {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          cell.append(c);
          i++;
        } else {
          quote = 0;
        }
      } else if ((c == '"' || c == '\'') && !quoted && cell.toString().isBlank() && closes(text, i, c, separator)) {
        quote = c;
        quoted = true;
        cell.setLength(0);
      } else if (c == separator) {
        row.add(cell.toString().strip());
        cell.setLength(0);
        quoted = false;
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        row.add(cell.toString().strip());
        cell.setLength(0);
        quoted = false;
        if (row.size() > 1 || !row.get(0).isEmpty()) {
          rows.add(row);
          lines.add(began);
        }
        row = new ArrayList<>();
        line++;
        began = line;
      } else {
        cell.append(c);
      }
    }
    return new DelimitedText(rows, lines, separator);
  }

  /** Whether a quote is closed right before a separator or the end of a line; an apostrophe is not. */
  private static boolean closes(String text, int from, char quote, char separator) {
    if (quote == '"') {
      return true;
    }
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        return false;
      }
      if (text.charAt(i) == quote) {
        int next = i + 1;
        return next == text.length() || text.charAt(next) == separator || text.charAt(next) == '\n' || text.charAt(next) == '\r';
      }
    }
    return false;
  }
}
