package weka.recurrent.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import weka.recurrent.network.InputSpec.TokenSpec;

/**
 * Channels that are read together, and where each enters.
 *
 * @param reader reads them
 * @param codes [channel]
 * @param at [channel] column of its first value, or of its token
 * @param width values per step
 * @param tokenWidth tokens per step
 */
record ChannelGroup(RawReader reader, ChannelCode[] codes, int[] at, int width, int tokenWidth) implements Serializable {
  private static final int[] NO_TOKENS = {};

  static ChannelGroup of(RawReader reader, ChannelCode[] codes) {
    int[] at = new int[codes.length];
    int width = 0;
    int tokenWidth = 0;
    for (int c = 0; c < codes.length; c++) {
      if (codes[c].table() == null) {
        at[c] = width;
        width += codes[c].inputNames().size();
      } else {
        at[c] = tokenWidth++;
      }
    }
    return new ChannelGroup(reader, codes, at, width, tokenWidth);
  }

  /** Writes all channels of a sequence that this group's reader read. */
  ChannelCode.EncodedSteps encode(RawSequence raw) {
    float[] values = new float[RawSequence.size(raw.length(), width)];
    int[] tokens = tokenWidth == 0 ? NO_TOKENS : new int[RawSequence.size(raw.length(), tokenWidth)];
    ChannelCode.EncodedSteps encoded = new ChannelCode.EncodedSteps(width, values, tokenWidth, tokens);
    for (int c = 0; c < codes.length; c++) {
      codes[c].encode(raw, c, encoded, at[c]);
    }
    return encoded;
  }

  List<TokenSpec> tables() {
    List<TokenSpec> tables = new ArrayList<>();
    for (ChannelCode code : codes) {
      if (code.table() != null) {
        tables.add(code.table());
      }
    }
    return tables;
  }

  /** What {@link #encode} does, as plain data. */
  List<EncodingRules.ChannelRule> rules() {
    List<EncodingRules.ChannelRule> rules = new ArrayList<>();
    for (int c = 0; c < codes.length; c++) {
      rules.add(codes[c].rule(reader.vocabulary(c)));
    }
    return rules;
  }

  List<String> inputNames() {
    List<String> names = new ArrayList<>();
    for (ChannelCode code : codes) {
      names.addAll(code.inputNames());
    }
    return names;
  }
}
