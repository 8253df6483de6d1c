package weka.recurrent.kernel;

/** What stands above an encoder in a training step: turns the features of sequences into the gradient of the loss by them. */
public interface FeatureGradient {

  /** [N,F or more] room for the features; overwritten by the encoder. */
  float[] features();

  /** [N,F or more] the gradient by the features; read by the encoder after {@link #compute}. */
  float[] dFeatures();

  /**
   * Reads the features of sequences {@code from} to {@code to − 1} of the batch and overwrites the gradient by them. Called once
   * for every sequence, by any thread, for several ranges at a time.
   */
  void compute(int from, int to);
}
