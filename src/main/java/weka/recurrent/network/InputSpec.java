package weka.recurrent.network;

import java.io.Serializable;
import java.util.List;

/**
 * What one step of a sequence, and the sequence as a whole, bring into a network. Immutable.
 *
 * @param channels numeric values per step, at least 0
 * @param tokens the token columns per step, each looked up in its own learned table; may be empty
 * @param statics numeric values per sequence that go to the output layer beside the read-out, at least 0
 */
public record InputSpec(int channels, List<TokenSpec> tokens, int statics) implements Serializable {

  /**
   * A column of tokens and the table of learned vectors it is looked up in.
   *
   * @param vocabulary V, number of different tokens, at least 1; tokens are 0..V-1, and 0 is the unknown one
   * @param width E, length of the learned vector, at least 1
   */
  public record TokenSpec(int vocabulary, int width) implements Serializable {
    public TokenSpec {
      if (vocabulary < 1 || width < 1) {
        throw new IllegalArgumentException(
            "an embedding needs a vocabulary and a width of at least 1, got " + vocabulary + " x " + width);
      }
    }
  }

  public InputSpec {
    tokens = List.copyOf(tokens);
    if (channels < 0 || statics < 0 || channels + tokens.size() == 0) {
      throw new IllegalArgumentException("a step needs at least one channel or token column, got " + channels + " channels, "
          + tokens.size() + " token columns, " + statics + " static values");
    }
  }

  /** D: what enters the first recurrent layer per step, channels first, then the embeddings in order. */
  public int width() {
    return channels + tokens.stream().mapToInt(TokenSpec::width).sum();
  }
}
