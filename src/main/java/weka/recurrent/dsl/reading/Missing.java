package weka.recurrent.dsl.reading;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Groovy's complaint about a call nobody answers, in words for people who do not know Java's signatures. */
final class Missing {
  private Missing() {}

  static String describe(MissingMethodException missing) {
    Class<?> type = missing.getType();
    return noun(type) + " cannot do '" + missing.getMethod() + "(" + Values.describeAll(missing.getArguments()) + ")'";
  }

  static String describe(MissingPropertyException missing) {
    return noun(missing.getType()) + " has no property '" + missing.getProperty() + "'"
        + Spelling.suggestion(missing.getProperty(), known(missing));
  }

  /** What there is instead, of the objects that scripts are given; of others nobody knows what was meant. */
  static Collection<String> known(MissingPropertyException missing) {
    Class<?> type = missing.getType();
    return type != null && type.isAnnotationPresent(Given.class) ? properties(type) : List.of();
  }

  private static Collection<String> properties(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() == type && method.getName().matches("get[A-Z].*") && method.getParameterCount() == 0) {
        names.add(Word.Name.of(method));
      }
    }
    return names;
  }

  /** A type as people call it. */
  static String noun(Class<?> type) {
    if (type == null || type == Object.class) {
      return "this";
    }
    if (type.isAnnotationPresent(Given.class)) {
      return type.getAnnotation(Given.class).value();
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
}
