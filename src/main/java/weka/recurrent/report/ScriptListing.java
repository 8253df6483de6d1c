package weka.recurrent.report;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script as HTML with numbered lines; comments, strings, numbers and words of the language are marked. */
final class ScriptListing {
  private static final Pattern TOKEN = Pattern.compile("(?<comment>/\\*(?s:.*?)(?:\\*/|\\z)|//[^\\n]*|\\A#![^\\n]*)"
      + "|(?<string>'''(?s:.*?)(?:'''|\\z)|\"\"\"(?s:.*?)(?:\"\"\"|\\z)|'(?:\\\\.|[^'\\\\\\n])*'?|\"(?:\\\\.|[^\"\\\\\\n])*\"?)"
      + "|(?<number>\\b\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?[a-zA-Z]?\\b)|(?<word>\\b[a-zA-Z_]\\w*\\b)");
  private static final Set<String> WORDS = Set.of("as", "break", "case", "catch", "class", "continue", "def", "do", "else",
      "false",
      "final", "finally", "for", "if", "import", "in", "instanceof", "new", "null", "return", "static", "switch", "throw", "true",
      "try", "var", "while", "experiment", "sequences", "param", "seed", "data", "vary", "learners", "network", "train", "tune",
      "evaluate", "measure", "test", "plot", "report", "run", "save", "export", "onEpoch", "afterRun", "expect");

  private ScriptListing() {}

  /** Markup of the text, which is escaped. */
  static String of(String script) {
    StringBuilder out = new StringBuilder("<ol class=\"code\"><li><code>");
    String text = script.replace("\r\n", "\n").replaceAll("\\n+\\z", "");
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (token.find()) {
      append(out, text.substring(at, token.start()), null);
      append(out, token.group(), token.group("comment") != null ? "c" : token.group("string") != null ? "s"
          : token.group("number") != null ? "d" : WORDS.contains(token.group()) ? "w" : null);
      at = token.end();
    }
    append(out, text.substring(at), null);
    return out.append("</code></li></ol>\n").toString();
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
