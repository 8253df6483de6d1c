package weka.recurrent.kernel;

import java.util.List;
import weka.recurrent.setting.Range;

/**
 * What a backend computes: a stack of recurrent layers and a read-out. Immutable.
 *
 * @param inputs D, values per step that enter the first layer, at least 1
 * @param layers the stack from input to output, at least one
 * @param readOut how the last layer's outputs become F features
 * @param truncation 0 for full back-propagation through time; k &gt; 0 cuts the gradient carried by the states so that it never
 *     crosses a multiple of k steps counted back from each sequence's last valid step, in both directions at the same places in
 *     time. Forward is not affected
 */
public record EncoderSpec(int inputs, List<LayerSpec> layers, ReadOut readOut, int truncation) {
  /** Steps to cut at; 0 cuts nowhere. */
  public static final String TRUNCATION = "[0, ∞)";

  public EncoderSpec {
    if (inputs < 1) {
      throw new IllegalArgumentException("an encoder needs at least 1 input per step, got " + inputs);
    }
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder needs at least 1 recurrent layer, got none");
    }
    if (readOut == null) {
      throw new IllegalArgumentException("an encoder needs a read-out, got null");
    }
    Range.of(TRUNCATION).check("truncation", truncation);
  }

  /** Full back-propagation through time. */
  public EncoderSpec(int inputs, List<LayerSpec> layers, ReadOut readOut) {
    this(inputs, layers, readOut, 0);
  }

  /** Values per step that enter a layer: D for the first, the width of the layer below for the others. */
  public int inputsOf(int layer) {
    return layer == 0 ? inputs : layers.get(layer - 1).width();
  }

  /** F: features per sequence, the width of the last layer. */
  public int features() {
    return layers.get(layers.size() - 1).width();
  }
}
