package weka.recurrent.dsl.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a Groovy text: comments, strings, numbers, names. The one scanner of the package: places of faults, the editor's
 * colors and the listing in the report are made from it. Slashy strings are left plain: to tell them from divisions takes a
 * parser.
 */
public final class GroovyText {
  /** What a part is. */
  public enum Kind {
    /** From {@code //} or a leading {@code #!} to the end of the line, or between {@code /*} and its end. */
    COMMENT,
    /** In single, double or triple quotes; one that is not closed ends with its line, in triple quotes with the text. */
    STRING,
    /** A number. */
    NUMBER,
    /** A word of Groovy. */
    KEYWORD,
    /** Any other name. */
    NAME
  }

  /**
   * A part of the text.
   *
   * @param from first character
   * @param to character after the last
   * @param kind what it is
   */
  public record Part(int from, int to, Kind kind) {}

  private static final Set<String> KEYWORDS = Set.of("abstract", "as", "assert", "boolean", "break", "case", "catch", "class",
      "continue", "def", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if",
      "implements", "import", "in", "instanceof", "int", "interface", "long", "new", "null", "return", "static", "super",
      "switch",
      "this", "throw", "true", "try", "var", "void", "while");
  private static final Pattern PARTS = Pattern.compile("(?<comment>//[^\\n]*+|\\A#![^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))"
      + "|(?<string>'''(?s:.*?)(?:'''|\\z)|\"\"\"(?s:.*?)(?:\"\"\"|\\z)"
      + "|'(?:\\\\.|[^'\\\\\\n])*+'?|\"(?:\\\\.|[^\"\\\\\\n])*+\"?)"
      + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*+)"
      + "|(?<number>\\d+(?:\\.\\d+)?[eE][-+]?\\d\\w*+|\\d\\w*+(?:\\.\\d\\w*+)?)");

  private GroovyText() {}

  /** The parts in order, without overlap; signs and blanks lie between them. */
  public static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PARTS.matcher(text);
    while (matcher.find()) {
      parts.add(new Part(matcher.start(), matcher.end(), kind(matcher)));
    }
    return parts;
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
    return KEYWORDS.contains(matcher.group()) ? Kind.KEYWORD : Kind.NAME;
  }
}
