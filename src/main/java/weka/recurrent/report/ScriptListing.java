package weka.recurrent.report;

import java.util.Set;
import weka.recurrent.dsl.reading.GroovyText;
import weka.recurrent.dsl.words.Reference;

/** A script as HTML with numbered lines; comments, strings, numbers and words of the language are marked. */
final class ScriptListing {
  private static final Set<String> WORDS = Reference.words();

  private ScriptListing() {}

  /** Markup of the text, which is escaped. */
  static String of(String script) {
    StringBuilder out = new StringBuilder("<ol class=\"code\"><li><code>");
    String text = script.replace("\r\n", "\n").replaceAll("\\n+\\z", "");
    int at = 0;
    for (GroovyText.Part part : GroovyText.parts(text)) {
      append(out, text.substring(at, part.from()), null);
      String token = text.substring(part.from(), part.to());
      append(out, token, kind(part.kind(), token));
      at = part.to();
    }
    append(out, text.substring(at), null);
    return out.append("</code></li></ol>\n").toString();
  }

  private static String kind(GroovyText.Kind kind, String token) {
    return switch (kind) {
      case COMMENT -> "c";
      case STRING -> "s";
      case NUMBER -> "d";
      case KEYWORD -> "w";
      case NAME -> WORDS.contains(token) ? "w" : null;
    };
  }

  /** A token may go over several lines; each line is marked on its own. */
  private static void append(StringBuilder out, String text, String kind) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        out.append("</code></li><li><code>");
      }
      if (!lines[i].isEmpty()) {
        String escaped = Html.escape(lines[i]);
        out.append(kind == null ? escaped : "<span class=\"" + kind + "\">" + escaped + "</span>");
      }
    }
  }
}
