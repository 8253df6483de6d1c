package weka.recurrent.network;

import java.io.Serializable;
import java.util.List;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.setting.Range;

/**
 * The shape of a whole network. Immutable.
 * <pre>
 *   channels ┐
 *   tokens ──┴► x [T,N,D] ──► recurrent layers ──► read-out ──► features [N,F] ┐
 *                                                              statics [N,S] ──┴► dropout ──► V, a ──► outputs [N,C]
 * </pre>
 *
 * @param input what comes in
 * @param layers recurrent layers, first to last
 * @param readOut how a sequence of outputs becomes one feature vector
 * @param truncation 0 for full back-propagation through time, else steps; see {@link EncoderSpec}
 * @param dropout shares dropped in training
 * @param outputs C: number of classes, or of numeric targets
 * @param loss what the outputs mean
 */
public record NetworkSpec(InputSpec input, List<LayerSpec> layers, ReadOut readOut, int truncation, DropoutSpec dropout,
    int outputs, Loss loss) implements Serializable {
  /** Number of recurrent layers. */
  public static final String LAYERS = "[1, 16]";

  public NetworkSpec {
    layers = List.copyOf(layers);
    Range.of(LAYERS).check("layers", layers.size());
    if (outputs < 1) {
      throw new IllegalArgumentException("a network needs at least 1 output, got " + outputs);
    }
  }

  /** The part that a backend computes. */
  public EncoderSpec encoder() {
    return new EncoderSpec(input.width(), layers, readOut, truncation);
  }

  /** F + S: what enters the output layer. */
  public int headInputs() {
    return layers.get(layers.size() - 1).width() + input.statics();
  }
}
