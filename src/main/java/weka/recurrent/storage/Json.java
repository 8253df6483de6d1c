package weka.recurrent.storage;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Records to JSON (RFC 8259) and back, by their components. Knows numbers, strings, booleans, enums, records, lists, arrays
 * and maps with string keys; a record has no other state, so nothing needs to be configured.
 *
 * <p>NaN and infinite numbers have no form in JSON and are written as {@code null}; where a record wants a {@code double},
 * {@code null} is read as NaN. A component that is missing in the text is read as null, NaN, 0 or false, so older files stay
 * readable when a record grows; an enum must be there.
 *
 * @implNote Our own because the package must not bring a JSON library into Weka's class path, Weka's own loses the difference
 *           between numbers and strings, and Groovy's is for the scripting floor only.
 */
public final class Json {
  private Json() {}

  /** Text of a value on one line. */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, -1, 0);
    return out.toString();
  }

  /** Text of a value over several lines, indented by two spaces. */
  public static String pretty(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 2, 0);
    return out.append('\n').toString();
  }

  /**
   * Maps, lists, strings, booleans, {@code Integer}, {@code Long} and {@code Double}.
   *
   * @throws IllegalArgumentException with the position if the text is not JSON
   */
  public static Object read(String text) {
    return new JsonReader(text).document();
  }

  /**
   * A record of the given class.
   *
   * @throws IllegalArgumentException if the text is not JSON, or not of such a record
   */
  public static <T> T read(Class<T> type, String text) {
    return record(type, read(text));
  }

  private static <T> T record(Class<T> type, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("the JSON is not that of a " + type.getSimpleName() + ": it is null");
    }
    try {
      return type.cast(convert(value, type));
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("the JSON is not that of a " + type.getSimpleName() + ": a value is of another kind", e);
    }
  }

  /**
   * A record whose members are all known; other names are a sign of damage.
   *
   * @param besides names that may be there and are no components of the record
   * @throws IllegalArgumentException if the text is not JSON, or not of such a record and nothing else
   */
  public static <T> T readOnly(Class<T> type, String text, Set<String> besides) {
    Object value = read(text);
    if (value instanceof Map<?, ?> map) {
      Set<Object> unknown = new LinkedHashSet<>(map.keySet());
      unknown.removeAll(besides);
      for (RecordComponent component : type.getRecordComponents()) {
        unknown.remove(component.getName());
      }
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("the JSON is not that of a " + type.getSimpleName() + ": it has " + unknown);
      }
    }
    return record(type, value);
  }

  private static void append(StringBuilder out, Object value, int indent, int depth) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      out.append(Double.isFinite(number) ? value.toString() : "null");
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(out, map, indent, depth);
    } else if (value instanceof Record record) {
      appendMap(out, components(record), indent, depth);
    } else if (value instanceof List<?> list) {
      appendList(out, list, indent, depth);
    } else if (value.getClass().isArray()) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(Array.get(value, i));
      }
      appendList(out, list, indent, depth);
    } else {
      quote(out, value.toString());
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, int indent, int depth) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(first ? "" : ",");
      first = false;
      newLine(out, indent, depth + 1);
      quote(out, entry.getKey().toString());
      out.append(indent < 0 ? ":" : ": ");
      append(out, entry.getValue(), indent, depth + 1);
    }
    if (!first) {
      newLine(out, indent, depth);
    }
    out.append('}');
  }

  private static void appendList(StringBuilder out, List<?> list, int indent, int depth) {
    boolean nested = list.stream().anyMatch(e -> e instanceof Map || e instanceof Record);
    int inner = nested ? indent : -1;
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ",");
      newLine(out, inner, depth + 1);
      append(out, list.get(i), inner, depth + 1);
    }
    if (!list.isEmpty()) {
      newLine(out, inner, depth);
    }
    out.append(']');
  }

  private static void newLine(StringBuilder out, int indent, int depth) {
    if (indent >= 0) {
      out.append('\n').append(" ".repeat(indent * depth));
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // U+2028 and U+2029 end a line in JavaScript, '<' could end the script element the report embeds this in
          if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '<') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        map.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component + " of " + record.getClass().getName(), e);
      }
    }
    return map;
  }

  private static Object convert(Object value, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (value == null) {
        return generic.getRawType() == List.class ? List.of() : Map.of();
      }
      if (generic.getRawType() == List.class) {
        List<Object> list = new ArrayList<>();
        for (Object element : (List<?>) value) {
          list.add(convert(element, arguments[0]));
        }
        return list;
      }
      Map<String, Object> map = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((k, v) -> map.put((String) k, convert(v, arguments[1])));
      return map;
    }
    return convert(value, (Class<?>) type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object convert(Object value, Class<?> type) {
    if (type == double.class || type == Double.class) {
      return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
    if (type == int.class) {
      return value == null ? 0 : ((Number) value).intValue();
    }
    if (type == long.class) {
      return value == null ? 0L : ((Number) value).longValue();
    }
    if (type == boolean.class) {
      return value != null && (Boolean) value;
    }
    if (value == null) {
      return type == String.class ? "" : null;
    }
    if (type.isEnum()) {
      return Enum.valueOf((Class<? extends Enum>) type, (String) value);
    }
    if (type.isArray()) {
      List<?> list = (List<?>) value;
      Object array = Array.newInstance(type.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) {
        Array.set(array, i, convert(list.get(i), type.getComponentType()));
      }
      return array;
    }
    return type.isRecord() ? record((Map<String, Object>) value, type) : value;
  }

  private static Object record(Map<String, Object> map, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = convert(map.get(components[i].getName()), components[i].getGenericType());
      if (values[i] == null && types[i].isEnum()) {
        throw new IllegalArgumentException(
            "not a valid " + type.getSimpleName() + ": " + components[i].getName() + " is missing");
      }
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("not a valid " + type.getSimpleName() + ": " + e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }
}
