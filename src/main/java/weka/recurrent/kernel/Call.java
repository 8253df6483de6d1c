package weka.recurrent.kernel;

/**
 * The arguments of a call, laid down once: a {@link Pass} has one, fills it before its backend computes, and empties it after.
 * Weights, batch and masks stay until the next forward pass, for going backward. Backends read it, by any thread.
 */
public final class Call {
  private Weights weights;
  private SequenceBatch batch;
  private DropoutMasks masks;
  private float[] features;
  private FeatureGradient above;
  private float[] dFeatures;
  private Gradients gradients;

  Call() {}

  void forward(Weights weights, SequenceBatch batch, DropoutMasks masks, float[] features) {
    this.weights = weights;
    this.batch = batch;
    this.masks = masks;
    this.features = features;
  }

  void backward(FeatureGradient above, float[] dFeatures, Gradients gradients) {
    this.above = above;
    this.dFeatures = dFeatures;
    this.gradients = gradients;
  }

  /** Nothing of the caller's that a later call does not need is kept. */
  void end() {
    features = null;
    above = null;
    dFeatures = null;
    gradients = null;
  }

  /** Packed by the backend of the pass, for its encoder. */
  public Weights weights() {
    return weights;
  }

  /** The sequences. */
  public SequenceBatch batch() {
    return batch;
  }

  /** Dropout. */
  public DropoutMasks masks() {
    return masks;
  }

  /** [N,F or more] overwritten by a forward pass. */
  public float[] features() {
    return features;
  }

  /** What turns features into the gradient by them in a training step. */
  public FeatureGradient above() {
    return above;
  }

  /** [N,F or more] gradient by the features; read. */
  public float[] dFeatures() {
    return dFeatures;
  }

  /** [P or more] added to, or null. */
  public float[] gradient() {
    return gradients.parameters();
  }

  /** [T,N,D or more] overwritten, or null. */
  public float[] dx() {
    return gradients.inputs();
  }
}
