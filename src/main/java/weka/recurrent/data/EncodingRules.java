package weka.recurrent.data;

import java.util.List;

/**
 * Everything a {@link SequenceEncoder} does to values, as plain data: for those who must do the same outside of Java, such as
 * exports. Arrays are copies or must not be changed.
 *
 * @param steps the channels, in the order of the data; empty for text
 * @param statics the attributes of the sequence as a whole, in the order of the data
 * @param text the text; null for every other layout
 * @param target the class
 */
public record EncodingRules(List<ChannelRule> steps, List<ChannelRule> statics, TextRule text, TargetRule target) {

  /** One channel, or one attribute of the sequence as a whole. What it enters as stands in the order of the channels. */
  public sealed interface ChannelRule permits NumberRule, DateRule, OneHotRule, TokenRule {
    /** The channel's name in the data. */
    String name();
  }

  /**
   * Enters as (x − center) · scale, in double and then rounded to float; where x is missing as filler.
   *
   * @param name of the channel
   * @param center in the unit of x
   * @param scale one over the unit of x; 0 for a channel that enters as 0 always
   * @param filler what a missing value enters as
   * @param withinSequence whether center and scale are mean and 1 / standard deviation (divisor n) of the known values of the
   *     sequence instead, with scale 0 if these are all the same
   * @param indicator whether a second value follows, 1 where x is missing and else 0
   */
  public record NumberRule(String name, double center, double scale, double filler, boolean withinSequence, boolean indicator)
      implements ChannelRule {}

  /**
   * A time in milliseconds since 1970: enters as a number, then by the time since the last known step before it, which enters as
   * 0 where there is none.
   *
   * @param date the time itself
   * @param gap the time since the last known step, in milliseconds; null for an attribute of the sequence as a whole
   */
  public record DateRule(NumberRule date, NumberRule gap) implements ChannelRule {
    @Override
    public String name() {
      return date.name();
    }
  }

  /**
   * Enters as one value per label, 1 for the label that is there if training knows it.
   *
   * @param name of the channel
   * @param labels in the order of the header
   * @param seen [labels] whether training knows it
   */
  public record OneHotRule(String name, String[] labels, boolean[] seen) implements ChannelRule {}

  /**
   * Enters as a row of the table of learned vectors; a missing value as row 0.
   *
   * @param name of the channel
   * @param labels of a nominal channel in the order of the header; of a string channel the vocabulary, in which the first, null,
   *     stands for every other string
   * @param rows [labels] row of the table
   */
  public record TokenRule(String name, String[] labels, int[] rows) implements ChannelRule {}

  /**
   * A text, whose steps enter as rows of the table of learned vectors.
   *
   * @param name of the attribute
   * @param unit characters or words
   * @param vocabulary [V] row v of the table belongs to the v-th; the first, null, stands for every other unit
   */
  public record TextRule(String name, TextUnit unit, String[] vocabulary) {}

  /**
   * The class. A numeric one is output · deviation + mean.
   *
   * @param name of the class attribute
   * @param labels of a nominal class; null for a numeric one
   * @param mean of a numeric class
   * @param deviation of a numeric class
   */
  public record TargetRule(String name, String[] labels, double mean, double deviation) {}
}
