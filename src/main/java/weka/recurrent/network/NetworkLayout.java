package weka.recurrent.network;

import java.util.ArrayList;
import java.util.List;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;

/**
 * Where the parameters of a network stand in its one flat vector: those of the encoder first, then one table [V,E] per token
 * column, then the output layer V [F+S,C] and a [C]. Immutable.
 */
public final class NetworkLayout {
  private final EncoderLayout encoder;
  private final List<Block> tables = new ArrayList<>();
  private final Block outputWeights;
  private final Block outputBias;

  /** Lays out the parameters of the given network. */
  public NetworkLayout(NetworkSpec spec) {
    encoder = new EncoderLayout(spec.encoder());
    int end = encoder.size();
    for (InputSpec.TokenSpec token : spec.input().tokens()) {
      Block table = new Block("embedding" + (tables.size() + 1), end, token.vocabulary(), token.width());
      tables.add(table);
      end = Math.addExact(end, Math.multiplyExact(token.vocabulary(), token.width()));
    }
    outputWeights = new Block("output.V", end, spec.headInputs(), spec.outputs());
    outputBias = new Block("output.a", outputWeights.end(), 1, spec.outputs());
  }

  /** P: number of parameters. */
  public int size() {
    return outputBias.end();
  }

  /** The encoder's part, from index 0. */
  public EncoderLayout encoder() {
    return encoder;
  }

  /** Table [V,E] of a token column. */
  public Block table(int column) {
    return tables.get(column);
  }

  /** V [F+S,C]. */
  public Block outputWeights() {
    return outputWeights;
  }

  /** a [C]. */
  public Block outputBias() {
    return outputBias;
  }

  /** All blocks in order; together they cover the vector without gaps. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(encoder.blocks());
    blocks.addAll(tables);
    blocks.add(outputWeights);
    blocks.add(outputBias);
    return blocks;
  }
}
