package weka.recurrent.network;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Weights;

/**
 * Learned values of a network, ready for a backend: the encoder's packed, those of embeddings and output layer read where they
 * are. Packed once, they serve any number of passes of that backend; threads that only predict may share them.
 */
public final class NetworkWeights {
  private final NetworkLayout layout;
  private final Weights encoder;
  private float[] parameters;

  /**
   * Packs learned values.
   *
   * @param parameters [P] laid out by {@link NetworkLayout}; not copied, and not to be changed without {@link #take}
   */
  public NetworkWeights(NetworkSpec network, Backend backend, float[] parameters) {
    layout = new NetworkLayout(network);
    check(parameters);
    this.parameters = parameters;
    encoder = backend.pack(network.encoder(), parameters);
  }

  /** Takes other values, or the same array with other values in it. */
  public void take(float[] parameters) {
    check(parameters);
    this.parameters = parameters;
    encoder.take(parameters);
  }

  private void check(float[] parameters) {
    if (parameters.length < layout.size()) {
      throw new IllegalArgumentException("the network has P=" + layout.size() + " parameters, got " + parameters.length);
    }
  }

  /** [P] as they were given. */
  float[] parameters() {
    return parameters;
  }

  /** Those of the encoder. */
  Weights encoder() {
    return encoder;
  }
}
