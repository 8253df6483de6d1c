package weka.recurrent.data;

import java.util.Arrays;
import java.util.List;
import weka.core.Attribute;
import weka.core.Instance;

/**
 * A nominal channel of few labels: one value per label, 1 for the label that is there. All are 0 where the value is missing, and
 * for a label that the training data do not hold.
 *
 * @param name of the channel
 * @param labels of the training header
 * @param seen which of them the training data hold
 * @param missing share of training values that are missing
 */
record OneHotCode(String name, String[] labels, boolean[] seen, double missing) implements ChannelCode {

  @Override
  public List<String> inputNames() {
    return Arrays.stream(labels).map(label -> name + "=" + label).toList();
  }

  @Override
  public void encode(RawSequence raw, int channel, EncodedSteps to, int at) {
    int channels = raw.reader().channels();
    for (int t = 0; t < raw.length(); t++) {
      double value = raw.values()[t * channels + channel];
      int label = Double.isNaN(value) ? -1 : (int) value;
      if (label >= labels.length) {
        throw unknownLabel(raw.attribute(channel), label, raw.source());
      }
      if (label >= 0 && seen[label]) {
        to.values()[t * to.width() + at + label] = 1;
      }
    }
  }

  @Override
  public EncodingRules.OneHotRule rule(Vocabulary strings) {
    return new EncodingRules.OneHotRule(name, labels.clone(), seen.clone());
  }

  @Override
  public String describe() {
    return "nominal, one of " + labels.length + " labels" + unseenText(labels, seen)
        + NumberCode.missingText(missing, ", all 0 there");
  }

  static String unseenText(String[] labels, boolean[] seen) {
    int unseen = 0;
    String first = null;
    for (int k = 0; k < seen.length; k++) {
      if (!seen[k]) {
        unseen++;
        first = first == null ? labels[k] : first;
      }
    }
    return unseen == 0 ? "" : ", " + unseen + " of them not in the training data and read as unknown ('" + first + "'"
        + (unseen > 1 ? " ..." : "") + ")";
  }

  static IllegalArgumentException unknownLabel(Attribute attribute, int label, Instance where) {
    String text = label < attribute.numValues() ? "'" + attribute.value(label) + "'" : "number " + (label + 1);
    return new IllegalArgumentException("labels must be among those of the training header, but '" + attribute.name()
        + "' has the label " + text + " in " + RawSequence.where(where)
        + ". Declare it in the training file and train again, or make the value missing (?)");
  }
}
