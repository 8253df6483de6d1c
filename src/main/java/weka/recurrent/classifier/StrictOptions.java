package weka.recurrent.classifier;

import java.beans.BeanInfo;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import weka.core.Option;
import weka.core.OptionMetadata;
import weka.core.Utils;

/**
 * Command-line options of a bean whose getters carry Weka's {@link OptionMetadata}. Weka's own parser of that annotation prints a
 * trace for {@code -E foo} and goes on with the default; this one raises an error that says what was expected. An option that is
 * absent takes its default.
 */
public final class StrictOptions {
  private final Object bean;
  private final Object defaults;
  private final List<PropertyDescriptor> properties;

  /**
   * Options of a bean.
   *
   * @param bean whose properties are read and set
   * @param defaults a fresh bean of the same class
   */
  public StrictOptions(Object bean, Object defaults) {
    this.bean = bean;
    this.defaults = defaults;
    this.properties = properties(bean.getClass());
  }

  private static List<PropertyDescriptor> properties(Class<?> type) {
    try {
      BeanInfo info = Introspector.getBeanInfo(type);
      return Arrays.stream(info.getPropertyDescriptors())
          .filter(p -> p.getReadMethod() != null && p.getWriteMethod() != null && metadata(p) != null)
          .sorted(Comparator.comparingInt(p -> metadata(p).displayOrder()))
          .collect(Collectors.toList());
    } catch (IntrospectionException e) {
      throw new IllegalStateException("cannot look at the properties of " + type.getName(), e);
    }
  }

  private static OptionMetadata metadata(PropertyDescriptor property) {
    return property.getReadMethod().getAnnotation(OptionMetadata.class);
  }

  /** What {@code -h} and the Explorer's "More" show. */
  public List<Option> list() {
    List<Option> list = new ArrayList<>();
    for (PropertyDescriptor property : properties) {
      OptionMetadata meta = metadata(property);
      list.add(new Option("\t" + meta.description().replace("\n", "\n\t"), meta.commandLineParamName(),
          meta.commandLineParamIsFlag() ? 0 : 1, meta.commandLineParamSynopsis()));
    }
    return list;
  }

  /** Options that differ from their defaults; setting them on a fresh bean gives an equal one. */
  public List<String> get() {
    List<String> options = new ArrayList<>();
    for (PropertyDescriptor property : properties) {
      String value = text(read(property, bean));
      if (!value.equals(text(read(property, defaults)))) {
        options.add("-" + metadata(property).commandLineParamName());
        if (!metadata(property).commandLineParamIsFlag()) {
          options.add(value);
        }
      }
    }
    return options;
  }

  /**
   * Takes this bean's options out of the given array and checks them all before anything is set.
   *
   * @param options what is consumed is replaced by empty strings, as Weka's parsers do
   * @return what {@link #apply} shall set
   * @throws IllegalArgumentException if a value is not what its option takes
   */
  public Map<String, Object> parse(String[] options) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    for (PropertyDescriptor property : properties) {
      OptionMetadata meta = metadata(property);
      String name = meta.commandLineParamName();
      Object value;
      if (meta.commandLineParamIsFlag()) {
        value = Utils.getFlag(name, options);
      } else {
        int position = Utils.getOptionPos(name, options);
        String text = Utils.getOption(name, options);
        value = position < 0 ? read(property, defaults) : value(property, text);
      }
      if (Utils.getOptionPos(name, options) >= 0) {
        throw new IllegalArgumentException("-" + name + " (" + meta.displayName() + ") is given twice");
      }
      values.put(property.getName(), value);
    }
    return values;
  }

  /** Sets the values that {@link #parse} found. */
  public void apply(Map<String, Object> values) {
    for (PropertyDescriptor property : properties) {
      try {
        property.getWriteMethod().invoke(bean, values.get(property.getName()));
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException fault) {
          throw new IllegalArgumentException("-" + metadata(property).commandLineParamName() + ": " + fault.getMessage(), fault);
        }
        throw new IllegalStateException("cannot set " + property.getName(), e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("cannot set " + property.getName(), e);
      }
    }
  }

  private static Object value(PropertyDescriptor property, String text) {
    Class<?> type = property.getPropertyType();
    String option = "-" + metadata(property).commandLineParamName() + " (" + metadata(property).displayName() + ")";
    try {
      if (type == int.class) {
        return Integer.valueOf(text.trim());
      }
      if (type == double.class) {
        return Double.valueOf(text.trim());
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " takes a" + (type == int.class ? " whole" : "") + " number, got '" + text
          + "'", e);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (text(constant).equals(text.trim())) {
          return constant;
        }
      }
      throw new IllegalArgumentException(option + " takes one of "
          + Arrays.stream(type.getEnumConstants()).map(StrictOptions::text).collect(Collectors.joining(", ")) + "; got '" + text
          + "'");
    }
    return text;
  }

  private Object read(PropertyDescriptor property, Object from) {
    try {
      return property.getReadMethod().invoke(from);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + property.getName(), e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return Utils.doubleToString(number, 12);
    }
    return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : String.valueOf(value);
  }
}
