package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.reading.Word;

/** What to say about words that nobody knows, or that stand in the wrong place. */
final class UnknownWords {
  private final ScriptContext context;
  private final Vocabulary vocabulary;

  UnknownWords(ScriptContext context, Vocabulary vocabulary) {
    this.context = context;
    this.vocabulary = vocabulary;
  }

  /** A call nobody answered. */
  Object call(String name, Object[] arguments) {
    Object block = context.block();
    boolean setting = Network.anySetting(name) != null;
    if (block instanceof NetworkBlock network && setting) {
      if (arguments.length == 1) {
        network.setting(name, arguments[0]);
      } else {
        context.fault("wrong-value", name, "'" + name + "' takes one value: " + name + " value");
      }
      return null;
    }
    if (Arrays.stream(arguments).anyMatch(a -> a instanceof Unknown)) {
      return new Unknown(name);
    }
    if (arguments.length == 1 && arguments[0] instanceof Closure<?> && quoted(name)) {
      context.fault("missing-comma", name,
          "'" + name + "' { ... } is read as a call; is a comma missing before '{'?  write: experiment('"
              + name + "') { ... }");
      return new Unknown(name);
    }
    Word word = vocabulary.word(block, name);
    if (word != null) {
      context.fault("wrong-value", name, "'" + name + "' cannot take (" + Values.describeAll(arguments) + "); it is written "
          + word.use());
      return new Unknown(name);
    }
    String home = Vocabulary.home(name);
    if (home != null) {
      String hint = home.equals(Vocabulary.NETWORK) ? ", or in train " + name + ": ..." : "";
      context.fault("wrong-block", name, "'" + name + "' belongs in " + home + hint + ", not " + context.where());
      return new Unknown(name);
    }
    Collection<String> known = Vocabulary.visible(block);
    Set<String> candidates = new TreeSet<>(known);
    candidates.addAll(vocabulary.values());
    String nearest = Spelling.nearest(name, candidates);
    context.fault("unknown-word", name,
        "unknown word '" + name + "' " + context.where() + Spelling.suggestion(name, candidates),
        nearest == null || known.contains(nearest) ? known : vocabulary.alike(nearest));
    return new Unknown(name);
  }

  /**
   * A name nobody knows.
   *
   * @param variables of the script
   */
  Object name(String name, Set<String> variables) {
    Set<String> known = new TreeSet<>(vocabulary.values());
    known.addAll(context.axes());
    known.addAll(variables);
    String suggestion = Spelling.suggestion(name, known);
    String quotes = suggestion.isEmpty() ? "; a text needs quotes: '" + name + "'" : "";
    context.fault("unknown-name", name, "unknown name '" + name + "' " + context.where() + suggestion + quotes);
    return new Unknown(name);
  }

  /** {@code sed = 42}, which Groovy would take for a new variable. */
  void assignment(String name) {
    Collection<String> known = Vocabulary.visible(context.block());
    if (known.contains(name)) {
      context.fault("assignment", name, "'" + name + "' is a word, not a variable: write '" + name + " value' without '='");
      return;
    }
    context.fault("assignment", name, "unknown assignment to '" + name + "' " + context.where() + " (write '"
        + (Spelling.nearest(name, known) == null ? "def " + name + " = value"
            : Spelling.nearest(name, known) + " value', or 'def "
                + name + " = value")
        + "')" + Spelling.suggestion(name, known), List.of());
  }

  private boolean quoted(String name) {
    ScriptText.Place place = context.here(name);
    String line = context.text().line(place.line());
    return line.contains("'" + name + "'") || line.contains("\"" + name + "\"");
  }
}
