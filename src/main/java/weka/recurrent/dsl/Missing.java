package weka.recurrent.dsl;

import groovy.lang.MissingMethodException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Groovy's complaint about a call nobody answers, in words for people who do not know Java's signatures. */
final class Missing {
  private Missing() {
  }

  static String describe(MissingMethodException missing) {
    Class<?> type = missing.getType();
    return noun(type) + " cannot do '" + missing.getMethod() + "(" + arguments(missing.getArguments()) + ")'";
  }

  /** A type as people call it. */
  static String noun(Class<?> type) {
    if (type == null || type == Object.class) {
      return "this";
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
