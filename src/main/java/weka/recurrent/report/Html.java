package weka.recurrent.report;

import java.util.List;

/** Writes HTML. Text is escaped here and nowhere else; tags and attribute names are the caller's own. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** The same with U+FFFD instead of characters that no XML document may hold, escaped or not. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      boolean allowed =
          c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
      legal.appendCodePoint(allowed ? c : 0xFFFD);
    });
    return legal.toString();
  }

  /** Text or attribute value that means itself. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    legal(text).codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.appendCodePoint(c);
      }
    });
    return escaped.toString();
  }

  /** Markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element with text in it. */
  Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ")[0] + ">");
  }

  /** A paragraph. */
  Html p(String text) {
    return element("p", text).raw("\n");
  }

  /** A heading with something to link to. */
  Html heading(String id, String text) {
    return raw("<h2 id=\"" + id + "\">").text(text).raw("</h2>\n");
  }

  /** Opens a part that unfolds. */
  Html fold(String summary) {
    return raw("<details><summary>").text(summary).raw("</summary>\n");
  }

  /** Closes it. */
  Html unfold() {
    return raw("</details>\n");
  }

  /** A table whose cells are text; columns of nothing but numbers are aligned right. */
  Html table(TextTable table) {
    boolean[] numbers = new boolean[table.header().size()];
    for (int c = 0; c < numbers.length; c++) {
      int column = c;
      numbers[c] = !table.rows().isEmpty() && table.rows().stream().allMatch(r -> isNumber(r.get(column)));
    }
    raw("<div class=\"scroll\"><table><thead><tr>");
    for (int c = 0; c < numbers.length; c++) {
      raw(numbers[c] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").text(table.header().get(c)).raw("</th>");
    }
    raw("</tr></thead><tbody>\n");
    for (List<String> row : table.rows()) {
      raw("<tr>");
      for (int c = 0; c < numbers.length; c++) {
        raw(numbers[c] ? "<td class=\"n\">" : "<td>").text(row.get(c)).raw("</td>");
      }
      raw("</tr>\n");
    }
    return raw("</tbody></table></div>\n");
  }

  private static boolean isNumber(String text) {
    return text.equals(Numbers.NONE) || text.matches("[-<]? ?[0-9]([-+0-9.eE%/ ]|ms|s|min|h|of|to)*");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
