package weka.recurrent.dsl.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A number that is not known yet: the name of a factor, or an expression of such names. {@code vary lag: [1, 10]} makes
 * {@code lag} one; {@code lag * 2 + 10} is another. It gets its value in each cell of the plan.
 *
 * <p>Whole numbers stay whole as long as the result is.
 */
public final class Axis {
  private final String text;
  private final Set<String> names;
  private final Function<Map<String, Object>, Object> value;

  private Axis(String text, Set<String> names, Function<Map<String, Object>, Object> value) {
    this.text = text;
    this.names = names;
    this.value = value;
  }

  /** The name of a factor. */
  public static Axis named(String name) {
    return new Axis(name, Set.of(name), levels -> {
      if (!levels.containsKey(name)) {
        throw new IllegalArgumentException("'" + name + "' has no value here: it is varied in another experiment");
      }
      return levels.get(name);
    });
  }

  /** Value of anything under the given levels: axes get theirs, lists and maps those of their elements. */
  public static Object resolve(Object value, Map<String, Object> levels) {
    if (value instanceof Axis axis) {
      return axis.value.apply(levels);
    }
    if (value instanceof List<?> list) {
      List<Object> resolved = new ArrayList<>();
      list.forEach(element -> resolved.add(resolve(element, levels)));
      return resolved;
    }
    return value;
  }

  /** Names of the factors that a value depends on. */
  public static Set<String> names(Object value) {
    if (value instanceof Axis axis) {
      return axis.names;
    }
    Set<String> names = new TreeSet<>();
    if (value instanceof Collection<?> list) {
      list.forEach(element -> names.addAll(names(element)));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(element -> names.addAll(names(element)));
    }
    return names;
  }

  /** {@code axis + other}. */
  public Axis plus(Object other) {
    return binary(this, "+", other);
  }

  /** {@code axis - other}. */
  public Axis minus(Object other) {
    return binary(this, "-", other);
  }

  /** {@code axis * other}. */
  public Axis multiply(Object other) {
    return binary(this, "*", other);
  }

  /** {@code axis / other}. */
  public Axis div(Object other) {
    return binary(this, "/", other);
  }

  /** {@code axis ** other}. */
  public Axis power(Object other) {
    return binary(this, "**", other);
  }

  /** {@code -axis}. */
  public Axis negative() {
    return binary(0, "-", this);
  }

  static Axis binary(Object left, String operator, Object right) {
    Set<String> names = new TreeSet<>(names(left));
    names.addAll(names(right));
    return new Axis("(" + left + " " + operator + " " + right + ")", names,
        levels -> compute(number(left, levels), operator, number(right, levels)));
  }

  private static double number(Object operand, Map<String, Object> levels) {
    Object value = resolve(Values.plain(operand), levels);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("cannot compute with '" + value + "', it is not a number");
  }

  private static Object compute(double left, String operator, double right) {
    double result = switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      default -> Math.pow(left, right);
    };
    if (result == (int) result) {
      return (int) result;
    }
    return result;
  }

  @Override
  public String toString() {
    return text;
  }
}
