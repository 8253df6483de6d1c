package weka.recurrent.dsl.words;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import weka.core.SelectedTag;
import weka.core.Tag;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Values;

/**
 * The bean properties of a Weka object as settings of a script: {@code numIterations: 200} calls {@code setNumIterations(200)}.
 * So every Weka scheme has all its settings here, with their names known to the messages.
 */
final class BeanProperties {
  private static final Set<String> NOT_SETTINGS = Set.of("options", "class", "log");
  private final Object bean;
  private final Map<String, Method> setters = new TreeMap<>();

  BeanProperties(Object bean) {
    this.bean = bean;
    for (Method method : bean.getClass().getMethods()) {
      String name = method.getName();
      if (name.length() > 3 && name.startsWith("set") && method.getParameterCount() == 1 && getter(name.substring(3)) != null) {
        String property = Character.toLowerCase(name.charAt(3)) + name.substring(4);
        if (!NOT_SETTINGS.contains(property) && kind(method.getParameterTypes()[0]) != null) {
          setters.put(property, method);
        }
      }
    }
  }

  /** Names of what can be set, in alphabetical order. */
  Set<String> names() {
    return setters.keySet();
  }

  /** What a property takes, in words: {@code whole number}. */
  String kind(String name) {
    return kind(setters.get(name).getParameterTypes()[0]);
  }

  /** Value of a property. */
  Object get(String name) {
    return read(getter(Character.toUpperCase(name.charAt(0)) + name.substring(1)));
  }

  /**
   * Sets a property.
   *
   * @throws IllegalArgumentException if the value does not fit, with the rule; or with the object's own words
   */
  void set(String name, Object value) {
    Method setter = setters.get(name);
    Object converted = convert(name, setter.getParameterTypes()[0], value);
    try {
      setter.invoke(bean, converted);
    } catch (InvocationTargetException e) {
      String message = e.getCause().getMessage();
      throw new IllegalArgumentException("'" + name + "': " + (message == null ? e.getCause() : message), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot set " + name + " of " + bean.getClass().getName(), e);
    }
  }

  private Object convert(String name, Class<?> type, Object value) {
    if (value instanceof Number number) {
      boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
      if (whole && type == int.class && number.doubleValue() == number.intValue()) {
        return number.intValue();
      }
      if (whole && type == long.class) {
        return number.longValue();
      }
      if (type == double.class) {
        return number.doubleValue();
      }
      if (type == float.class) {
        return number.floatValue();
      }
    }
    if (type == boolean.class && value instanceof Boolean || type == String.class && value instanceof String) {
      return value;
    }
    if (type == String.class && value instanceof Number) {
      return value.toString();
    }
    if (type == SelectedTag.class && value instanceof String text) {
      return tag(name, text);
    }
    if (type.isEnum() && value instanceof String text) {
      return constant(name, type, text);
    }
    throw new IllegalArgumentException("'" + name + "' is a " + kind(type) + ", not " + Values.describe(value));
  }

  private SelectedTag tag(String name, String text) {
    SelectedTag present = (SelectedTag) get(name);
    for (Tag tag : present.getTags()) {
      if (tag.getIDStr().equalsIgnoreCase(text) || tag.getReadable().equalsIgnoreCase(text)) {
        return new SelectedTag(tag.getID(), present.getTags());
      }
    }
    List<String> known = Arrays.stream(present.getTags()).map(Tag::getReadable).toList();
    throw new IllegalArgumentException("'" + name + "' is one of " + String.join(", ", known) + ", not '" + text + "'"
        + Spelling.suggestion(text, known));
  }

  private static Object constant(String name, Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(text) || constant.toString().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    List<String> known = Arrays.stream(type.getEnumConstants()).map(c -> c.toString().toLowerCase(Locale.ROOT)).toList();
    throw new IllegalArgumentException("'" + name + "' is one of " + String.join(", ", known) + ", not '" + text + "'"
        + Spelling.suggestion(text, known));
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == double.class || type == float.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return type == String.class ? "text" : type == SelectedTag.class || type.isEnum() ? "choice" : null;
  }

  private Method getter(String capitalized) {
    for (String prefix : new String[] {"get", "is"}) {
      try {
        return bean.getClass().getMethod(prefix + capitalized);
      } catch (NoSuchMethodException e) {
        // not a readable property under this prefix
        continue;
      }
    }
    return null;
  }

  private Object read(Method getter) {
    try {
      return getter.invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + getter, e);
    }
  }
}
