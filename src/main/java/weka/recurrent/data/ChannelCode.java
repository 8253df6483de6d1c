package weka.recurrent.data;

import java.io.Serializable;
import java.util.List;
import weka.recurrent.network.InputSpec.TokenSpec;

/** How one channel, or one attribute of the sequence as a whole, enters the network. Learned in training; immutable. */
sealed interface ChannelCode extends Serializable permits NumberCode, DateCode, OneHotCode, TokenCode {

  /** The channel's name in the data. */
  String name();

  /** What its values are called in the network's input, in order; empty for a token. */
  List<String> inputNames();

  /** The table its tokens are looked up in; null for channels of values. */
  default TokenSpec table() {
    return null;
  }

  /**
   * Writes the channel.
   *
   * @param raw the sequence
   * @param channel number of the channel in raw
   * @param to where all steps of this channel are written
   * @param at column of the channel's first value, or of its token
   * @throws IllegalArgumentException for an infinite value or a label that is not in the training header
   */
  void encode(RawSequence raw, int channel, EncodedSteps to, int at);

  /**
   * What {@link #encode} does, as plain data.
   *
   * @param strings vocabulary of a channel of strings; null for all others
   */
  EncodingRules.ChannelRule rule(Vocabulary strings);

  /** What was learned, in one line without the name. */
  String describe();

  /**
   * Where encoded channels are collected.
   *
   * @param width values per step
   * @param values [length,width] written
   * @param tokenWidth tokens per step
   * @param tokens [length,tokenWidth] written
   */
  record EncodedSteps(int width, float[] values, int tokenWidth, int[] tokens) {}
}
