package weka.recurrent.gui.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weka.recurrent.dsl.reading.GroovyText;
import weka.recurrent.dsl.words.Reference;

/** What an editor colors in a script: the parts of the Groovy text, and the words of the language among its names. */
final class ScriptTokens {
  /** What a part is. */
  enum Kind {
    /** See {@link GroovyText.Kind#COMMENT}. */
    COMMENT,
    /** See {@link GroovyText.Kind#STRING}. */
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

  private static final Set<String> WORDS = Reference.words();

  private ScriptTokens() {}

  /** The colored parts of a text, in order, without overlap. */
  static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    for (GroovyText.Part part : GroovyText.parts(text)) {
      boolean plain = part.kind() == GroovyText.Kind.NAME && !WORDS.contains(text.substring(part.from(), part.to()));
      if (!plain) {
        spans.add(new Span(part.from(), part.to(), kind(part.kind())));
      }
    }
    return spans;
  }

  private static Kind kind(GroovyText.Kind kind) {
    return kind == GroovyText.Kind.NAME ? Kind.WORD : Kind.valueOf(kind.name());
  }
}
