package weka.recurrent.data;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Tells attributes that only name an instance, such as the bag identifier of Weka's multi-instance convention. They are ignored,
 * so that training and test files may hold different ones.
 *
 * <p>A nominal or string attribute is an identifier if it has a different value in more than half of the training instances
 * (not in all of them, so that bootstrap samples, with 63 % of different instances, are read alike). A numeric attribute must in
 * addition hold integers only and bear the name of an identifier, as {@code id}, {@code bag_id}, {@code caseNo}.
 */
final class Identifiers {
  /** id, bag_id, patientId, caseNo, "sample number"; but not humid or solid. */
  private static final Pattern NAME = Pattern.compile("(?i:(.*[^a-z])?(id|key|index|uid|uuid|bag))|.*[a-z](Id|ID)|"
      + "(?i:(bag|case|sequence|series|sample|subject|molecule|record|instance|row|doc|document)"
      + "[ _.-]?(id|no|nr|num|number|name|key|index))");

  private Identifiers() {}

  /** Whether the attribute is called as identifiers are. */
  static boolean namedSo(Attribute attribute) {
    return NAME.matcher(attribute.name()).matches();
  }

  /** Whether the attribute only names the instances. */
  static boolean isIdentifier(Instances data, Attribute attribute) {
    return switch (attribute.type()) {
      case Attribute.NOMINAL, Attribute.STRING -> mostlyDifferent(data, attribute);
      case Attribute.NUMERIC -> namedSo(attribute) && integers(data, attribute) && mostlyDifferent(data, attribute);
      default -> false;
    };
  }

  /** The number of different values. */
  static int differentValues(Instances data, Attribute attribute) {
    Set<Object> seen = new HashSet<>();
    for (Instance instance : data) {
      if (!instance.isMissing(attribute)) {
        seen.add(attribute.isString() ? instance.stringValue(attribute) : (Object) instance.value(attribute));
      }
    }
    return seen.size();
  }

  private static boolean mostlyDifferent(Instances data, Attribute attribute) {
    if (attribute.isNominal() && attribute.numValues() * 2L <= data.numInstances()) {
      return false;
    }
    return differentValues(data, attribute) * 2L > data.numInstances();
  }

  private static boolean integers(Instances data, Attribute attribute) {
    for (Instance instance : data) {
      double value = instance.value(attribute);
      if (!instance.isMissing(attribute) && value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }
}
