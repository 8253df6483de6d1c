package weka.recurrent.dsl.reading;

import weka.recurrent.storage.TimeSpan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What a word was given by name, {@code folds: 10, repeats: 3}, each value checked as it is asked for. */
public final class Arguments {
  private final ScriptContext context;
  private final Map<String, Object> given;

  private Arguments(ScriptContext context, Map<String, Object> given) {
    this.context = context;
    this.given = given;
  }

  /**
   * Reads them; names that are not known are faults.
   *
   * @param where how messages call the word: {@code evaluate}
   */
  public static Arguments of(ScriptContext context, Map<?, ?> settings, Collection<String> known, String where) {
    Map<String, Object> given = Values.map(settings);
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        context.fault("unknown-setting", name, "unknown setting '" + name + "' in " + where + Spelling.suggestion(name, known),
            known);
      }
    }
    return new Arguments(context, given);
  }

  /** Names that were given, known or not. */
  public Set<String> names() {
    return given.keySet();
  }

  /** Whether it was given. */
  public boolean has(String name) {
    return given.containsKey(name);
  }

  /** What was given, or null. */
  public Object get(String name) {
    return given.get(name);
  }

  /** As text, or the default where it is not given. */
  public String text(String name, String otherwise) {
    return given.containsKey(name) ? String.valueOf(given.get(name)) : otherwise;
  }

  /** A whole number in a range, or the default where it is not given; anything else is a fault. */
  public int whole(String name, int least, int most, int otherwise) {
    return (int) number(name, least, most, otherwise);
  }

  /** A number in a range, or the default where it is not given; anything else is a fault. */
  public double number(String name, double least, double most, double otherwise) {
    Object value = given.get(name);
    if (value == null || value instanceof Unknown) {
      return otherwise;
    }
    boolean whole = least == Math.rint(least) && most == Math.rint(most) && most < 1e9 && most > 1;
    if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most
        && (!whole || number.doubleValue() == Math.rint(number.doubleValue()))) {
      return number.doubleValue();
    }
    String range = most < 1 ? "between 0 and 1" : whole ? "of at least " + (long) least : "";
    context.fault("wrong-value", name, ("'" + name + "' is a " + (whole ? "whole " : "") + "number " + range).strip() + ", not "
        + Values.describe(value));
    return otherwise;
  }

  /** One of several words, or the default where it is not given; anything else is a fault. */
  public String choice(String name, List<String> choices, String otherwise) {
    Object value = given.getOrDefault(name, otherwise);
    String text = String.valueOf(value);
    if (!choices.contains(text) && !(value instanceof Unknown)) {
      context.fault("wrong-value", name, "'" + name + "' is one of " + String.join(", ", choices) + ", not "
          + Values.describe(value) + Spelling.suggestion(text, choices));
      return otherwise;
    }
    return text;
  }

  /** A duration such as {@code '10 min'} or a number of seconds; 0 where it is not given. */
  public long seconds(String name) {
    Object value = given.get(name);
    if (value == null || value instanceof Unknown) {
      return 0;
    }
    OptionalLong seconds = TimeSpan.seconds(value.toString());
    if (seconds.isEmpty()) {
      context.fault("wrong-value", name, "'" + name + "' is a time such as '90 s', '10 min' or '2 h', not "
          + Values.describe(value));
    }
    return seconds.orElse(0);
  }
}
