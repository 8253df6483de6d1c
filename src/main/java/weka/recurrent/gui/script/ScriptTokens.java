package weka.recurrent.gui.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.recurrent.dsl.words.Reference;

/** The parts of a Groovy text that an editor colors. Slashy strings are left plain: to tell them from divisions takes a parser. */
final class ScriptTokens {
  /** What a part is. */
  enum Kind {
    /** From {@code //} to the end of the line, or between {@code /*} and its end. */
    COMMENT,
    /** In single, double or triple quotes. */
    STRING,
    /** A number. */
    NUMBER,
    /** A word of Groovy. */
    KEYWORD,
    /** A word of the language of experiments. */
    WORD
  }

  /**
   * A part of the text.
   *
   * @param from first character
   * @param to character after the last
   * @param kind what it is
   */
  record Span(int from, int to, Kind kind) {}

  private static final Set<String> KEYWORDS =
      Set.of("abstract", "as", "assert", "boolean", "break", "case", "catch", "class", "continue",
          "def", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if",
          "implements",
          "import", "in", "instanceof", "int", "interface", "long", "new", "null", "return", "static", "super", "switch", "this",
          "throw",
          "true", "try", "var", "void", "while");
  private static final Pattern PARTS = Pattern.compile("""
      (?<comment>//[^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))\
      |(?<string>'''(?s:.*?)(?:'''|\\z)|""\"(?s:.*?)(?:""\"|\\z)|'(?:\\\\.|[^'\\\\\\n])*+'?|"(?:\\\\.|[^"\\\\\\n])*+"?)\
      |(?<name>[\\p{Alpha}_$][\\w$]*+)\
      |(?<number>\\d[\\w]*+(?:\\.\\d[\\w]*+)?)""");
  private static final Set<String> WORDS = Reference.words();

  private ScriptTokens() {}

  /** The colored parts of a text, in order, without overlap. */
  static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = PARTS.matcher(text);
    while (matcher.find()) {
      Kind kind = kind(matcher);
      if (kind != null) {
        spans.add(new Span(matcher.start(), matcher.end(), kind));
      }
    }
    return spans;
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group("comment") != null) {
      return Kind.COMMENT;
    }
    if (matcher.group("string") != null) {
      return Kind.STRING;
    }
    if (matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    String name = matcher.group("name");
    return KEYWORDS.contains(name) ? Kind.KEYWORD : WORDS.contains(name) ? Kind.WORD : null;
  }
}
