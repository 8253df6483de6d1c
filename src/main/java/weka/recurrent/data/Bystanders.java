package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * The attributes that stand beside a sequence: each belongs to it as a whole, or only names it and is ignored. Identifiers are
 * told by {@link Identifiers}; dates and texts that are labels, as Weka's CSV loader makes them, and the time at which a row was
 * written are no properties of a sequence.
 */
final class Bystanders {
  private static final String IF_INPUT = ". If it is no identifier but an input, give it a name that says so";

  private final Instances data;
  final List<Attribute> statics = new ArrayList<>();
  final List<Attribute> ignored = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  Bystanders(Instances data) {
    this.data = data;
  }

  /** Sorts a numeric, nominal or date attribute in. */
  void add(Attribute attribute) {
    if (attribute.isDate()) {
      date(attribute);
    } else if (attribute.isNumeric()) {
      numeric(attribute);
    } else {
      nominal(attribute);
    }
  }

  /** Ignores an attribute that only names the instances. */
  void ignore(Attribute attribute) {
    ignored.add(attribute);
    notes.add("Ignored: '" + attribute.name() + "', an identifier with " + Identifiers.differentValues(data, attribute)
        + " different values in " + data.numInstances() + " instances");
  }

  private void numeric(Attribute attribute) {
    if (Identifiers.isIdentifier(data, attribute)) {
      ignore(attribute);
    } else if (Identifiers.repeats(data, attribute)) {
      repeated(attribute);
    } else {
      statics.add(attribute);
      if (Identifiers.namedSo(attribute) && Identifiers.integers(data, attribute)
          && Identifiers.differentValues(data, attribute) > 2) {
        warnings
            .add("'" + attribute.name() + "' has the name of an identifier but not its values: it is read as an input beside the "
                + "sequence. If it only names the instances, remove it");
      } else if (Identifiers.rises(data, attribute)) {
        warnings
            .add("'" + attribute.name() + "' rises from row to row, as a running number or a time does: it is read as an input "
                + "beside the sequence. If it only counts the instances, remove it");
      }
    }
  }

  private void repeated(Attribute attribute) {
    ignored.add(attribute);
    int different = Identifiers.differentValues(data, attribute);
    notes.add("Ignored: '" + attribute.name() + "', an identifier with " + different + " different values in "
        + data.numInstances() + " instances");
    warnings.add("Instances repeat '" + attribute.name() + "' (" + different + " values in " + data.numInstances()
        + " instances): where one value is in both training and test, the test is too easy" + IF_INPUT);
  }

  private void nominal(Attribute attribute) {
    NumbersAsText numbers = NumbersAsText.of(data, attribute);
    if (numbers.certain()) {
      throw new IllegalArgumentException(
          "an attribute of numbers must be numeric, but " + numbers.found() + ". " + numbers.remedy());
    }
    boolean different = Identifiers.mostlyDifferent(data, attribute);
    if (DateText.isDates(data, attribute)) {
      ignored.add(attribute);
      notes.add("Ignored: '" + attribute.name() + "', dates as labels, with " + Identifiers.differentValues(data, attribute)
          + " different values in " + data.numInstances() + " instances. As a date attribute it would be an input");
    } else if (different && TextSplitter.medianWords(texts(attribute)) > TextSplitter.WORDS_OF_A_NAME) {
      ignore(attribute);
      warnings.add("'" + attribute.name() + "' holds texts as labels and is ignored. To read them, make it a string with "
          + "weka.filters.unsupervised.attribute.NominalToString");
    } else if (different) {
      ignore(attribute);
    } else if (Identifiers.repeats(data, attribute)) {
      repeated(attribute);
    } else {
      statics.add(attribute);
    }
  }

  private void date(Attribute attribute) {
    int different = Identifiers.differentValues(data, attribute);
    boolean distinct = different * 2L > data.numInstances() && data.numInstances() > 2;
    if (distinct && (timesOfDay(attribute) || Identifiers.rises(data, attribute))) {
      ignored.add(attribute);
      notes.add("Ignored: '" + attribute.name() + "', the time of each row, with " + different + " different values in "
          + data.numInstances() + " instances");
    } else {
      statics.add(attribute);
    }
  }

  private boolean timesOfDay(Attribute attribute) {
    int times = 0;
    int known = 0;
    for (Instance instance : data) {
      if (!instance.isMissing(attribute)) {
        known++;
        times += instance.value(attribute) % 3_600_000 != 0 ? 1 : 0;
      }
    }
    return times * 2 > known;
  }

  private List<String> texts(Attribute attribute) {
    List<String> texts = new ArrayList<>();
    for (Instance instance : data) {
      if (!instance.isMissing(attribute)) {
        texts.add(instance.stringValue(attribute));
      }
    }
    return texts;
  }
}
