package weka.recurrent.kernel;

/** What stands above an encoder in a training step: turns the features of sequences into the gradient of the loss by them. */
@FunctionalInterface
public interface FeatureGradient {

  /**
   * Reads the features of sequences {@code from} to {@code to − 1} of the batch and overwrites the gradient by them, in the arrays
   * that were given beside this. Called once for every sequence, by any thread, for several ranges at a time.
   */
  void compute(int from, int to);
}
