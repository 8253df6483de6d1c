package weka.recurrent.data;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * What a user may settle about the encoding.
 *
 * @param layout how the sequences lie in the data; default {@link Layout#AUTO}
 * @param textUnit what a step of a text is; default {@link TextUnit#AUTO}
 * @param normalization of numeric channels; default {@link Normalization#CHANNEL}
 * @param embeddingWidth length of the learned vector of a token, 0 for {@link #automaticWidth}; default 0
 */
public record EncodingOptions(Layout layout, TextUnit textUnit, Normalization normalization, int embeddingWidth)
    implements Serializable {
  /** Lengths of learned vectors; 0 for {@link #automaticWidth}. */
  public static final String EMBEDDING_WIDTH = Range.AUTO_OR + "[1, 4096]";

  /** Detection, per-channel standardization and automatic widths. */
  public static final EncodingOptions DEFAULT = new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.CHANNEL, 0);

  /** Labels of a nominal channel up to which it is one-hot; with more it is embedded. */
  public static final int MAXIMUM_ONE_HOT = 12;

  /** Different words that are kept, the most frequent first; the others are read as unknown. */
  public static final int MAXIMUM_VOCABULARY = 10_000;

  public EncodingOptions {
    Range.of(EMBEDDING_WIDTH).check("embedding width", embeddingWidth);
  }

  /** These options with another layout. */
  public EncodingOptions withLayout(Layout other) {
    return new EncodingOptions(other, textUnit, normalization, embeddingWidth);
  }

  /**
   * E for a vocabulary of V tokens: 1.6·V^0.56 (the rule of fast.ai tabular models), rounded up to a multiple of 8 for the sake
   * of vector units, within 8..64.
   */
  public static int automaticWidth(int vocabulary) {
    int wanted = (int) Math.ceil(1.6 * StrictMath.pow(vocabulary, 0.56));
    return Math.max(8, Math.min(64, (wanted + 7) / 8 * 8));
  }

  int widthFor(int vocabulary) {
    return embeddingWidth > 0 ? embeddingWidth : automaticWidth(vocabulary);
  }
}
