package weka.recurrent.data;

import weka.core.Attribute;

/** Gathers what one channel's code needs from the training sequences. Not for several threads. */
final class ChannelFit {
  private final String name;
  private final int type;
  private final String[] labels;
  private final Vocabulary vocabulary;
  private final boolean ofSteps;
  private final Moments moments = new Moments();
  private final Moments gaps = new Moments();
  private final boolean[] seen;
  private long known;
  private long missing;

  /**
   * A channel of the given kind.
   *
   * @param name of the channel
   * @param type Weka's code of its attribute
   * @param labels of a nominal attribute; else null
   * @param vocabulary of a string attribute; else null
   * @param ofSteps whether it has a value per step, or one for the whole sequence
   */
  ChannelFit(String name, int type, String[] labels, Vocabulary vocabulary, boolean ofSteps) {
    this.name = name;
    this.type = type;
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.ofSteps = ofSteps;
    this.seen = new boolean[labels == null ? 0 : labels.length];
  }

  void add(RawSequence raw, int channel, double weight) {
    if (type == Attribute.NUMERIC || type == Attribute.DATE) {
      moments.add(raw, channel, name, weight);
    }
    if (type == Attribute.DATE && ofSteps) {
      for (int t = 1; t < raw.length(); t++) {
        double gap = DateCode.gap(raw, channel, t);
        if (!Double.isNaN(gap)) {
          gaps.add(gap, weight);
        }
      }
    }
    if (type == Attribute.NOMINAL || type == Attribute.STRING) {
      int channels = raw.reader().channels();
      for (int t = 0; t < raw.length(); t++) {
        double value = raw.values()[t * channels + channel];
        if (Double.isNaN(value)) {
          missing++;
        } else {
          known++;
          if (labels != null) {
            seen[(int) value] = true;
          }
        }
      }
    }
  }

  ChannelCode code(EncodingOptions options) {
    double missingShare = known + missing == 0 ? 0 : (double) missing / (known + missing);
    // One value for the whole sequence has no shape to be normalised by.
    Normalization normalization = options.normalization() == Normalization.AUTO
        || !ofSteps && options.normalization() == Normalization.SEQUENCE ? Normalization.CHANNEL : options.normalization();
    return switch (type) {
      case Attribute.NUMERIC -> NumberCode.of(name, moments, normalization);
      case Attribute.DATE -> date(normalization);
      case Attribute.STRING -> TokenCode.ofStrings(name, vocabulary, missingShare, options);
      default -> ofSteps && labels.length > EncodingOptions.MAXIMUM_ONE_HOT
          ? TokenCode.ofLabels(name, labels, seen, missingShare, options) : new OneHotCode(name, labels, seen, missingShare);
    };
  }

  private DateCode date(Normalization normalization) {
    // Milliseconds since 1970 as they are would saturate any cell.
    Normalization atLeastScaled = normalization == Normalization.NONE ? Normalization.CHANNEL : normalization;
    return new DateCode(NumberCode.of(name, moments, atLeastScaled),
        ofSteps ? NumberCode.of("time since last " + name, gaps, Normalization.CHANNEL) : null);
  }
}
