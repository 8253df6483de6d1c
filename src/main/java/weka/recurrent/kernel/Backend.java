package weka.recurrent.kernel;

/**
 * Computes recurrent encoders over whole sequences; stepping through time is its own business.
 *
 * <p>Order of use: {@link #trace} once per worker, then any number of {@link #forward}, each optionally followed by {@link
 * #backward} with the same parameters, batch and masks, or of {@link #forwardBackward}; {@link #close} at the end. A backend
 * may be used by several threads at once, each with a trace of its own. All array contents belong to the caller; none is kept
 * after a call but in the trace. A backend holds no learned values: a model trained on one runs on every other.
 */
public interface Backend extends AutoCloseable {

  /** One line for the model's text and the log: which implementation, on what, and why this one. */
  String description();

  /**
   * Scratch for one caller.
   *
   * @param spec the encoder
   * @param training whether {@link #backward} and {@link Trace#read} will be used; prediction needs less memory
   */
  Trace trace(EncoderSpec spec, boolean training);

  /**
   * Bytes that a trace of this backend takes for batches of the given shape, in training that of {@link #forwardBackward}; used to
   * warn before memory runs out.
   */
  long traceBytes(EncoderSpec spec, int steps, int sequences, boolean training);

  /**
   * Runs the encoder forward.
   *
   * @param parameters [P or more] laid out by {@link EncoderLayout}; only the first P are read
   * @param batch the sequences; its D must be the encoder's
   * @param masks dropout, {@link DropoutMasks#NONE} for prediction
   * @param trace made by this backend; overwritten
   * @param features [N,F] overwritten
   * @throws InterruptedException if the calling thread was interrupted; the trace is then undefined
   */
  void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features)
      throws InterruptedException;

  /**
   * Runs back-propagation through time after a {@link #forward} with the same first four arguments, once per forward pass.
   *
   * @param dFeatures [N,F] gradient of the loss by the features
   * @param gradient [P or more] added to; null if not wanted
   * @param dx [T,N,D] gradient by the inputs before their dropout mask; valid steps overwritten, padding set to 0; null if not
   *     wanted
   * @throws IllegalStateException if the trace was made for prediction, or there was no forward pass
   * @throws InterruptedException if the calling thread was interrupted; gradient and dx are then undefined
   */
  void backward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] dFeatures, float[] gradient,
      float[] dx) throws InterruptedException;

  /**
   * A whole training step: {@link #forward}, the features' gradient, {@link #backward}, with the results of these three but for
   * the rounding of sums over the batch. A backend may take some sequences through all three while their states are in its caches,
   * and then holds no states of the whole batch: the trace cannot be read afterwards.
   *
   * @param parameters [P or more] laid out by {@link EncoderLayout}; only the first P are read
   * @param batch the sequences; its D must be the encoder's
   * @param masks dropout
   * @param trace made by this backend for training; overwritten
   * @param features [N,F] overwritten
   * @param above computes dFeatures from features
   * @param dFeatures [N,F] written by {@code above}
   * @param gradient [P or more] added to
   * @param dx as in {@link #backward}
   * @throws IllegalStateException if the trace was made for prediction
   * @throws InterruptedException if the calling thread was interrupted; gradient and dx are then undefined
   */
  default void forwardBackward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features,
      FeatureGradient above, float[] dFeatures, float[] gradient, float[] dx) throws InterruptedException {
    forward(parameters, batch, masks, trace, features);
    above.compute(0, batch.sequences());
    backward(parameters, batch, masks, trace, dFeatures, gradient, dx);
  }

  /** Ends worker threads and frees devices. Calls after it fail; closing twice is harmless. */
  @Override
  void close();
}
