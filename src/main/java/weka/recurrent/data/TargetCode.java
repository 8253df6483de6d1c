package weka.recurrent.data;

import java.io.Serializable;
import weka.core.Attribute;
import weka.core.Instance;

/**
 * The class: the index of its label, or the number, standardised by the training data.
 *
 * @param name of the class attribute
 * @param index of the class attribute
 * @param labels of a nominal class; null for a numeric one
 * @param mean of a numeric class
 * @param deviation of a numeric class, 1 where it is constant
 */
record TargetCode(String name, int index, String[] labels, double mean, double deviation) implements Serializable {

  static TargetCode of(Attribute attribute, Moments moments) {
    if (attribute.isNominal()) {
      return new TargetCode(attribute.name(), attribute.index(), HeaderSummary.labels(attribute), 0, 1);
    }
    if (!moments.constant() && !(moments.deviation() <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("values of the class '" + attribute.name()
          + "' are too large to be standardised: their squares overflow. Scale them down");
    }
    return new TargetCode(attribute.name(), attribute.index(), null, moments.mean(),
        moments.constant() ? 1 : moments.deviation());
  }

  boolean numeric() {
    return labels == null;
  }

  float encode(Instance instance) {
    if (instance.isMissing(index)) {
      throw new IllegalArgumentException("an instance to train on needs a class value, but the class '" + name + "' of "
          + RawSequence.where(instance) + " is missing");
    }
    return encode(instance, instance.value(index));
  }

  /** The same with another value in the place of the class, which is known. */
  float encode(Instance instance, double value) {
    if (!numeric()) {
      return (float) value;
    }
    float target = (float) ((value - mean) / deviation);
    if (!(Math.abs(target) <= Float.MAX_VALUE)) {
      throw notFinite(instance, value);
    }
    return target;
  }

  static IllegalArgumentException notFinite(Instance instance, double value) {
    return new IllegalArgumentException("class values must be finite and of one scale, found " + value + " in "
        + RawSequence.where(instance) + ". Replace it, or remove the instance");
  }

  double restore(double target) {
    return numeric() ? target * deviation + mean : target;
  }

  EncodingRules.TargetRule rule() {
    return new EncodingRules.TargetRule(name, numeric() ? null : labels.clone(), mean, deviation);
  }

  String describe() {
    return numeric() ? "Class '" + name + "', numeric, standardised: mean " + NumberCode.number(mean) + ", standard deviation "
        + NumberCode.number(deviation) : "Class '" + name + "', one of " + labels.length + " labels";
  }
}
