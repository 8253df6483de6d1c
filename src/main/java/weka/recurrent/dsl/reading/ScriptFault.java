package weka.recurrent.dsl.reading;

import java.util.Locale;

/**
 * Something wrong in a script.
 *
 * @param code stable name of the kind of fault, for editors: {@code unknown-setting}
 * @param file of the script
 * @param line 1-based; 0 if unknown
 * @param column 1-based; 0 if unknown
 * @param message rule, what was found, remedy
 * @param known what could have been written; empty if it does not help
 * @param source text of the line; empty if unknown
 */
public record ScriptFault(String code, String file, int line, int column, String message, String known, String source) {

  /** As compilers print it: position and message, what is known here, the line and a caret under the word. */
  public String text() {
    StringBuilder out = new StringBuilder(file);
    if (line > 0) {
      out.append(':').append(line);
      if (column > 0) {
        out.append(':').append(column);
      }
    }
    out.append(": ").append(message);
    if (!known.isEmpty()) {
      out.append("\n    known here: ").append(known);
    }
    if (!source.isBlank()) {
      String number = String.format(Locale.ROOT, "%7d | ", line);
      out.append('\n').append(number).append(source);
      if (column > 0) {
        // tabs stay tabs, so that the caret stands under its word whatever their width
        String before = source.substring(0, Math.min(column - 1, source.length())).replaceAll("[^\t]", " ");
        out.append('\n').append(" ".repeat(number.length())).append(before).append('^');
      }
    }
    return out.toString();
  }
}
