package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.core.Option;
import weka.core.Utils;

/**
 * The command line of a bean whose getters carry a {@link weka.recurrent.setting.Setting}. Weka's own parser of annotations
 * prints a trace for {@code -E foo} and goes on with the default; this one raises an error that says what was expected. An option
 * that is absent takes its default.
 */
final class StrictOptions {
  private final Object bean;
  private final Object defaults;
  private final Settings settings;

  /**
   * Options of a bean.
   *
   * @param bean whose properties are read and set
   * @param defaults a fresh bean of the same class, on which {@link #set} tries the values first
   */
  StrictOptions(Object bean, Object defaults) {
    this.bean = bean;
    this.defaults = defaults;
    this.settings = Settings.of(bean.getClass());
  }

  /** What {@code -h} shows. */
  List<Option> list() {
    List<Option> list = new ArrayList<>();
    for (BeanSetting setting : settings.all()) {
      String text = DialogText.lines(setting.description(defaults)).replace("\n", "\n\t");
      list.add(new Option("\t" + text, setting.flag(), setting.isSwitch() ? 0 : 1, setting.synopsis()));
    }
    return list;
  }

  /** Options that differ from their defaults; setting them on a fresh bean gives an equal one. */
  List<String> get() {
    List<String> options = new ArrayList<>();
    for (BeanSetting setting : settings.all()) {
      String value = setting.text(setting.get(bean));
      if (setting.listed() || !value.equals(setting.text(setting.get(defaults)))) {
        options.add("-" + setting.flag());
        if (!setting.isSwitch()) {
          options.add(value);
        }
      }
    }
    return options;
  }

  /**
   * Sets all options, the absent ones to their defaults.
   *
   * @param options what is consumed is replaced by empty strings, as Weka's parsers do
   * @throws IllegalArgumentException if a value is not what its option takes; nothing is changed then
   * @throws Exception if an option is unknown; nothing is changed then
   */
  void set(String[] options) throws Exception {
    Map<BeanSetting, Object> values = new LinkedHashMap<>();
    for (BeanSetting setting : settings.all()) {
      values.put(setting, take(setting, options));
    }
    Utils.checkForRemainingOptions(options);
    for (Object target : new Object[] {defaults, bean}) {
      values.forEach((setting, value) -> {
        try {
          setting.set(target, value);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("-" + setting.flag() + ": " + e.getMessage(), e);
        }
      });
    }
  }

  private Object take(BeanSetting setting, String[] options) throws Exception {
    String named = "-" + setting.flag() + " (" + setting.name() + ")";
    Object value;
    if (setting.isSwitch()) {
      value = Utils.getFlag(setting.flag(), options);
    } else if (Utils.getOptionPos(setting.flag(), options) < 0) {
      value = setting.get(defaults);
    } else {
      String text = Utils.getOption(setting.flag(), options);
      value = setting.parsed(text);
      if (value == null) {
        boolean number = text.strip().matches("[-+]?[\\d.]+([eE][-+]?\\d+)?|NaN|-?Infinity");
        throw new IllegalArgumentException(
            named + " is " + setting.rule() + ", not " + (number ? text.strip() : "'" + text + "'"));
      }
    }
    if (Utils.getOptionPos(setting.flag(), options) >= 0) {
      throw new IllegalArgumentException(named + " is given twice");
    }
    return value;
  }
}
