package weka.recurrent.kernel;

/** What stands above in a training step whose gradient by the features is known before. */
public record GivenGradient(float[] features, float[] dFeatures) implements FeatureGradient {
  @Override
  public void compute(int from, int to) {
    // It is there.
  }
}
