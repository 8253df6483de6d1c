package weka.recurrent.classifier;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weka.recurrent.setting.Setting;

/** All options of a bean class whose getters carry a {@link Setting}, in the order of the dialog. Immutable. */
public final class Settings {
  private static final ClassValue<Settings> READ = new ClassValue<>() {
    @Override
    protected Settings computeValue(Class<?> type) {
      return new Settings(type);
    }
  };

  private final List<BeanSetting> all;

  private Settings(Class<?> type) {
    try {
      all = Arrays.stream(Introspector.getBeanInfo(type).getPropertyDescriptors())
          .filter(p -> p.getReadMethod() != null && p.getWriteMethod() != null
              && p.getReadMethod().isAnnotationPresent(Setting.class))
          .map(BeanSetting::new).sorted(Comparator.comparingInt(BeanSetting::order)).toList();
    } catch (IntrospectionException e) {
      throw new IllegalStateException("cannot look at the properties of " + type.getName(), e);
    }
  }

  /** The options of a class. */
  public static Settings of(Class<?> type) {
    return READ.get(type);
  }

  /** In the order of the dialog. */
  public List<BeanSetting> all() {
    return all;
  }

  /** Those that are words of scripts. */
  public List<BeanSetting> inScripts() {
    return all.stream().filter(BeanSetting::inScripts).toList();
  }

  /** The option of a bean property. */
  public BeanSetting property(String name) {
    return all.stream().filter(s -> s.property().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalStateException("the getter of '" + name + "' carries no @Setting"));
  }

  /** The option that scripts call by a word, or null. */
  public BeanSetting word(String word) {
    return all.stream().filter(s -> s.inScripts() && s.word().equals(word)).findFirst().orElse(null);
  }

  /**
   * A command line without the options that change nothing of what is learned.
   *
   * @param scheme full class name; the options of other classifiers than ours are all kept
   */
  public static List<String> decisive(String scheme, List<String> options) {
    try {
      return of(Class.forName(scheme, false, Settings.class.getClassLoader())).decisive(options);
    } catch (ClassNotFoundException e) {
      return options;
    }
  }

  /** A command line of this class without the options that change nothing of what is learned. */
  public List<String> decisive(List<String> options) {
    Set<String> without = all.stream().filter(s -> !s.decisive()).map(s -> "-" + s.flag()).collect(Collectors.toSet());
    boolean[] skipped = {false};
    // What follows a skipped option and is no option itself is its value.
    return options.stream().filter(option -> {
      skipped[0] = without.contains(option) || skipped[0] && !option.matches("-[a-zA-Z].*");
      return !skipped[0];
    }).toList();
  }
}
