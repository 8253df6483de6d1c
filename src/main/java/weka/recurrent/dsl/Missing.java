package weka.recurrent.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Groovy's complaint about a call nobody answers, in words for people who do not know Java's signatures. */
final class Missing {
  /** What callbacks are given, as people call it. */
  private static final Map<Class<?>, String> GIVEN = Map.of(EpochEvent.class, "the epoch", Validation.class, "the validation",
      ResultsView.class, "the results", ResultsView.Entry.class, "a result", ExpectView.class, "expect { }");

  private Missing() {}

  static String describe(MissingMethodException missing) {
    Class<?> type = missing.getType();
    return noun(type) + " cannot do '" + missing.getMethod() + "(" + arguments(missing.getArguments()) + ")'";
  }

  static String describe(MissingPropertyException missing) {
    return noun(missing.getType()) + " has no property '" + missing.getProperty() + "'"
        + Spelling.suggestion(missing.getProperty(), known(missing));
  }

  /** What there is instead, of the objects that scripts are given; of others nobody knows what was meant. */
  static Collection<String> known(MissingPropertyException missing) {
    Class<?> type = missing.getType();
    return type != null && GIVEN.containsKey(type) ? Vocabulary.properties(type) : List.of();
  }

  /** A type as people call it. */
  static String noun(Class<?> type) {
    if (type == null || type == Object.class) {
      return "this";
    }
    if (GIVEN.containsKey(type)) {
      return GIVEN.get(type);
    }
    if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "a map";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    return Number.class.isAssignableFrom(type) ? "a number" : "the " + type.getSimpleName();
  }

  static String arguments(Object[] arguments) {
    return Arrays.stream(arguments).map(Values::describe).collect(Collectors.joining(", "));
  }
}
