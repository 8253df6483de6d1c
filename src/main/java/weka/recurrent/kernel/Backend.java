package weka.recurrent.kernel;

/**
 * Computes recurrent encoders over whole sequences; stepping through time is its own business.
 *
 * <p>Three objects stand apart. A backend is where something runs: threads, a device. {@link Weights} are learned values in the
 * form that this backend multiplies with. A {@link Pass} is the scratch of one caller, through which weights and a batch of
 * sequences go.
 * <pre>{@code
 * Weights weights = backend.pack(spec, parameters);   // once per model; weights.take(parameters) once per step of an optimizer
 * Pass pass = backend.open(spec, true);               // once per thread
 * pass.forward(weights, batch, DropoutMasks.NONE, features);
 * pass.backward(dFeatures, new Gradients(gradient, null));
 * }</pre>
 *
 * <p>A backend may be used by several threads at once, each with a pass of its own; those that only go forward may share weights.
 * All other array contents belong to the caller. A backend holds no learned values: a model trained on one runs on every other.
 */
public interface Backend extends AutoCloseable {

  /** One line for the model's text and the log: which implementation, on what, and why this one. */
  String description();

  /**
   * Packs learned values.
   *
   * @param spec the encoder
   * @param parameters [P or more] laid out by {@link EncoderLayout}; only the first P are read
   */
  Weights pack(EncoderSpec spec, float[] parameters);

  /**
   * Scratch for one caller.
   *
   * @param spec the encoder
   * @param training whether {@link Pass#backward}, {@link Pass#step} and {@link Pass#read} will be used; prediction needs less
   * memory
   */
  Pass open(EncoderSpec spec, boolean training);

  /**
   * Bytes that a pass of this backend takes for batches of the given shape, in training that of {@link Pass#step}, and packed
   * weights beyond 4 for each parameter; used to warn before memory runs out.
   */
  long passBytes(EncoderSpec spec, int steps, int sequences, boolean training);

  /** Ends worker threads and frees devices. Calls after it fail; closing twice is harmless. */
  @Override
  void close();
}
