package weka.recurrent.dsl.reading;

import groovy.lang.GString;
import groovy.lang.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Groovy's values as plain Java ones, at every entrance of the language: {@code 0.1} is a {@code BigDecimal} there, a text with
 * {@code $name} in it a {@code GString}, even as the key of a map, where nothing would find it again.
 */
public final class Values {
  private Values() {}

  /**
   * The plain form: String, Integer, Long, Double, Boolean, List, Map with text keys; anything else as it is.
   *
   * @throws IllegalArgumentException for a range with fractions, which Groovy would run through in steps of 1
   */
  public static Object plain(Object value) {
    if (value instanceof GString || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof BigDecimal || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof BigInteger || value instanceof Long || value instanceof Short || value instanceof Byte) {
      long whole = ((Number) value).longValue();
      if (whole == (int) whole) {
        return (int) whole;
      }
      return whole;
    }
    if (value instanceof Range<?> range && (fraction(range.getFrom()) || fraction(range.getTo()))) {
      throw new IllegalArgumentException("a range of fractions has no steps: " + range.inspect()
          + ". Write steps(from, to, step) or a list");
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      list.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    return value;
  }

  /** A map with text keys and plain values, in the same order. */
  public static Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
    return plain;
  }

  /** How a value and its type read in a message: {@code text 'sixty'}. */
  public static String describe(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof CharSequence) {
      return "the text '" + value + "'";
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return "the " + (value instanceof List<?> ? "list " : "map ") + value;
    }
    return value instanceof groovy.lang.Closure<?> ? "a block { }" : String.valueOf(value);
  }

  /** The same of several, separated by commas. */
  public static String describeAll(Object[] values) {
    return Arrays.stream(values).map(Values::describe).collect(Collectors.joining(", "));
  }

  private static boolean fraction(Object bound) {
    return bound instanceof BigDecimal || bound instanceof Double || bound instanceof Float;
  }
}
