package weka.recurrent.dsl;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What to say about words that nobody knows, or that stand in the wrong place. */
final class UnknownWords {
  private UnknownWords() {}

  /** A call nobody answered. */
  static Object call(ScriptContext context, String name, Object[] arguments) {
    Object block = context.block();
    boolean setting = NetworkSetting.words(NetworkSetting.Cell.LSTM).contains(name)
        || NetworkSetting.words(NetworkSetting.Cell.RNN).contains(name);
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
    if (arguments.length == 1 && arguments[0] instanceof Closure<?> && quoted(context, name)) {
      context.fault("missing-comma", name,
          "'" + name + "' { ... } is read as a call; is a comma missing before '{'?  write: experiment('"
              + name + "') { ... }");
      return new Unknown(name);
    }
    Word word = Vocabulary.word(block, name);
    if (word != null) {
      context.fault("wrong-value", name, "'" + name + "' cannot take (" + Missing.arguments(arguments) + "); it is written "
          + word.use());
      return new Unknown(name);
    }
    String home = Vocabulary.home(name);
    if (home != null) {
      String hint = home.equals(Vocabulary.NETWORK) ? ", or in train " + name + ": ..." : "";
      context.fault("wrong-block", name, "'" + name + "' belongs in " + home + hint + ", not " + where(context));
      return new Unknown(name);
    }
    Collection<String> known = Vocabulary.visible(block);
    Set<String> candidates = new TreeSet<>(known);
    candidates.addAll(Vocabulary.values());
    String nearest = Spelling.nearest(name, candidates);
    context.fault("unknown-word", name,
        "unknown word '" + name + "' " + context.blockName() + Spelling.suggestion(name, candidates),
        nearest == null || known.contains(nearest) ? known : Vocabulary.alike(nearest));
    return new Unknown(name);
  }

  /** A name nobody knows. */
  static Object name(ScriptContext context, SequenceScript script, String name) {
    Set<String> known = new TreeSet<>(Vocabulary.values());
    known.addAll(script.axes());
    Set<?> variables = script.getBinding().getVariables().keySet();
    variables.forEach(variable -> known.add(String.valueOf(variable)));
    String suggestion = Spelling.suggestion(name, known);
    String quotes = suggestion.isEmpty() ? "; a text needs quotes: '" + name + "'" : "";
    context.fault("unknown-name", name, "unknown name '" + name + "' " + context.blockName() + suggestion + quotes);
    return new Unknown(name);
  }

  /** {@code sed = 42}, which Groovy would take for a new variable. */
  static void assignment(ScriptContext context, String name) {
    Collection<String> known = Vocabulary.visible(context.block());
    if (known.contains(name)) {
      context.fault("assignment", name, "'" + name + "' is a word, not a variable: write '" + name + " value' without '='");
      return;
    }
    context.fault("assignment", name, "unknown assignment to '" + name + "' " + context.blockName() + " (write '"
        + (Spelling.nearest(name, known) == null ? "def " + name + " = value"
            : Spelling.nearest(name, known) + " value', or 'def "
                + name + " = value")
        + "')" + Spelling.suggestion(name, known), List.of());
  }

  private static boolean quoted(ScriptContext context, String name) {
    ScriptText.Place place = context.here(name);
    String line = context.text().line(place.line());
    return line.contains("'" + name + "'") || line.contains("\"" + name + "\"");
  }

  private static String where(ScriptContext context) {
    return context.block() == null ? "at the top level" : "in " + context.bareBlockName();
  }
}
