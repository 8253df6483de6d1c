package weka.recurrent.dsl.words;

import java.util.List;
import weka.recurrent.classifier.BeanSetting;
import weka.recurrent.classifier.OptionBean;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Values;

/**
 * An option of a network as a setting of scripts, checked as early as the script is read.
 *
 * @param network class of the classifier
 * @param option as its getter tells it
 */
record NetworkSetting(Class<? extends OptionBean> network, BeanSetting option) {
  /** Words that the language itself knows: those of layers, of quick runs and of the seeds of jobs. */
  static final String HIDDEN = "hidden";
  static final String LAYERS = "layers";
  static final String EPOCHS = "epochs";
  static final String SEED = "seed";

  /** Its name in scripts. */
  String word() {
    return option.word();
  }

  /** Option of the classifier, with its dash. */
  String flag() {
    return "-" + option.flag();
  }

  /** What it means, and its default. */
  String description() {
    return option.description(fresh());
  }

  /** What is wrong with a value, or an empty text; axes are judged when they have a value. */
  String objection(Object value) {
    if (value instanceof Axis) {
      return "";
    }
    Object taken = option.value(value);
    if (taken == null) {
      String meant = value instanceof String text ? Spelling.suggestion(text, option.choices()) : "";
      return "'" + word() + "' is " + option.rule() + ", not " + Values.describe(value) + meant;
    }
    try {
      option.set(fresh(), taken);
      return "";
    } catch (IllegalArgumentException e) {
      return "'" + word() + "': " + e.getMessage();
    }
  }

  /** Command-line options for a value that fits. */
  List<String> options(Object value) {
    if (option.isSwitch()) {
      return Boolean.TRUE.equals(value) ? List.of(flag()) : List.of();
    }
    return List.of(flag(), option.text(option.value(value)));
  }

  private OptionBean fresh() {
    try {
      return network.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(network.getName() + " cannot be made", e);
    }
  }
}
