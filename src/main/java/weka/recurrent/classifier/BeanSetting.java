package weka.recurrent.classifier;

import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weka.core.OptionMetadata;
import weka.recurrent.setting.Range;
import weka.recurrent.setting.Setting;
import weka.recurrent.storage.Decimal;

/**
 * One option of a bean, read from the annotations at its getter: its names, what it takes, and what is to be said about a value
 * that does not fit. Immutable.
 */
public final class BeanSetting {
  private final PropertyDescriptor property;
  private final Setting setting;
  private final OptionMetadata metadata;
  private final Range range;
  private final Class<?> type;

  BeanSetting(PropertyDescriptor property) {
    this.property = property;
    this.setting = property.getReadMethod().getAnnotation(Setting.class);
    this.metadata = property.getReadMethod().getAnnotation(OptionMetadata.class);
    this.range = setting.range().isEmpty() ? null : Range.of(setting.range());
    this.type = property.getPropertyType();
  }

  /** Bean property: {@code hiddenUnits}. */
  public String property() {
    return property.getName();
  }

  /** Flag of the command line, without its dash: {@code H}. */
  public String flag() {
    return metadata.commandLineParamName();
  }

  /** Name in the dialog: {@code hidden units}. */
  public String name() {
    return metadata.displayName();
  }

  /** Word of scripts: {@code hidden}. */
  public String word() {
    return setting.word().isEmpty() ? camelCase(flag()) : setting.word();
  }

  /** Button of the dialog that it stands behind; empty if it is seen at once. */
  public String category() {
    return metadata.category();
  }

  /** Whether scripts have it as a word. */
  public boolean inScripts() {
    return setting.script();
  }

  /** Whether it changes what is learned. */
  public boolean decisive() {
    return setting.decisive();
  }

  boolean listed() {
    return setting.listed();
  }

  int order() {
    return metadata.displayOrder();
  }

  /** Type of the bean property. */
  public Class<?> type() {
    return type;
  }

  /** Whether it is on or off, and its flag stands alone. */
  public boolean isSwitch() {
    return type == boolean.class;
  }

  /** Whether 0 means that the program chooses. */
  public boolean automatic() {
    return range != null && range.automatic();
  }

  /** Names of its values as users write them; empty if it is not one of a few. */
  public List<String> choices() {
    return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(BeanSetting::lower).toList() : List.of();
  }

  /** {@code -H <units>}, {@code -readout <last|mean|max|attention>}. */
  public String synopsis() {
    String what = type.isEnum() ? String.join("|", choices())
        : setting.takes().isEmpty() ? type == String.class ? "text" : "number" : setting.takes();
    return "-" + flag() + (isSwitch() ? "" : " <" + what + ">");
  }

  /** What it means, in one line: Weka's tool tip, whose lines it sets by HTML. */
  public String meaning() {
    return metadata.description().replace("<html>", "").replace("</html>", "").replace("<br>", " ");
  }

  /** What it means and what it is if nothing is said. */
  public String description(Object defaults) {
    String value = text(get(defaults));
    return meaning() + (isSwitch() ? "" : " (default " + (value.isEmpty() ? "empty" : value) + ")");
  }

  /** What it takes, in words, behind "is": {@code auto or a whole number, at least 1}. */
  public String rule() {
    if (isSwitch()) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", choices());
    }
    boolean whole = type != double.class;
    return range != null ? range.words(whole) : type == String.class ? "a text" : whole ? "a whole number" : "a number";
  }

  /** A value as command lines and scripts write it. */
  public String text(Object value) {
    if (value instanceof Number number && number.doubleValue() == 0 && automatic()) {
      return Range.AUTO;
    }
    return value instanceof Double number ? Decimal.text(number, 12)
        : type.isEnum() ? lower(value) : String.valueOf(value);
  }

  /**
   * The value of a script or a setter in the type of the property: numbers as numbers, constants also by their names, {@code
   * auto}.
   *
   * @return null if it does not fit
   */
  public Object value(Object given) {
    if (given instanceof String text && automatic() && text.equalsIgnoreCase(Range.AUTO)) {
      return type == double.class ? (Object) 0.0 : (Object) 0;
    }
    if (type == int.class) {
      return given instanceof Integer n && (range == null || range.contains(n)) ? n : null;
    }
    if (type == double.class) {
      return given instanceof Number n && (range == null ? !Double.isNaN(n.doubleValue()) : range.contains(n.doubleValue()))
          ? (Object) n.doubleValue() : null;
    }
    if (isSwitch()) {
      return given instanceof Boolean ? given : null;
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(c -> c == given || given instanceof String text && lower(c).equalsIgnoreCase(text)).findFirst().orElse(null);
    }
    String text = given instanceof String || given instanceof Integer ? given.toString() : null;
    return text == null || range == null || text.matches("-?\\d{1,9}") && range.contains(Integer.parseInt(text)) ? text : null;
  }

  /** The value of a command line, null if it does not fit. */
  Object parsed(String text) {
    String stripped = text.strip();
    try {
      Object given = automatic() && stripped.equalsIgnoreCase(Range.AUTO) ? stripped
          : type == int.class ? (Object) Integer.valueOf(stripped)
          : type == double.class ? (Object) Double.valueOf(stripped)
          : type == String.class ? text : stripped;
      return value(given);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Its value in a bean. */
  public Object get(Object bean) {
    try {
      return property.getReadMethod().invoke(bean);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + property(), e);
    }
  }

  /**
   * Sets a value of the property's type.
   *
   * @throws IllegalArgumentException in the bean's own words, if it refuses the value
   */
  public void set(Object bean, Object value) {
    try {
      property.getWriteMethod().invoke(bean, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException fault) {
        throw fault;
      }
      throw new IllegalStateException("cannot set " + property(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot set " + property(), e);
    }
  }

  private static String lower(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static String camelCase(String flag) {
    StringBuilder word = new StringBuilder();
    for (String part : flag.split("-")) {
      word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return word.toString();
  }
}
