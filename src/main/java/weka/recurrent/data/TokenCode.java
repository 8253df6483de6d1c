package weka.recurrent.data;

import java.util.List;
import java.util.stream.IntStream;
import weka.recurrent.network.InputSpec.TokenSpec;

/**
 * A nominal channel of many labels, or one of strings: a token per step, looked up in a learned table. Token 0 is unknown: a
 * missing value, and a label or string that the training data do not hold.
 *
 * @param name of the channel
 * @param labels of the training header; null for strings, which come as tokens
 * @param tokens [labels] token of each label; null for strings
 * @param table size of the table
 * @param missing share of training values that are missing
 * @param text of the description
 */
record TokenCode(String name, String[] labels, int[] tokens, TokenSpec table, double missing, String text)
    implements ChannelCode {

  static TokenCode ofLabels(String name, String[] labels, boolean[] seen, double missing, EncodingOptions options) {
    int[] tokens = new int[labels.length];
    int next = 1;
    for (int k = 0; k < labels.length; k++) {
      tokens[k] = seen[k] ? next++ : 0;
    }
    TokenSpec table = new TokenSpec(next, options.widthFor(next));
    return new TokenCode(name, labels, tokens, table, missing,
        "nominal, " + labels.length + " labels" + OneHotCode.unseenText(labels, seen));
  }

  static TokenCode ofStrings(String name, Vocabulary vocabulary, double missing, EncodingOptions options) {
    return new TokenCode(name, null, null, new TokenSpec(vocabulary.size(), options.widthFor(vocabulary.size())), missing,
        "string, " + vocabulary.describe("strings"));
  }

  @Override
  public List<String> inputNames() {
    return List.of();
  }

  @Override
  public void encode(RawSequence raw, int channel, EncodedSteps to, int at) {
    int channels = raw.reader().channels();
    for (int t = 0; t < raw.length(); t++) {
      double value = raw.values()[t * channels + channel];
      int token = Double.isNaN(value) ? -1 : (int) value;
      if (tokens != null && token >= tokens.length) {
        throw OneHotCode.unknownLabel(raw.attribute(channel), token, raw.source());
      }
      to.tokens()[t * to.tokenWidth() + at] = token < 0 ? 0 : tokens == null ? token : tokens[token];
    }
  }

  @Override
  public EncodingRules.TokenRule rule(Vocabulary strings) {
    return tokens != null ? new EncodingRules.TokenRule(name, labels.clone(), tokens.clone())
        : new EncodingRules.TokenRule(name, strings.all(), IntStream.range(0, strings.size()).toArray());
  }

  @Override
  public String describe() {
    return text + ", embedded in " + table.width() + " dimensions" + NumberCode.missingText(missing, ", read as unknown");
  }
}
