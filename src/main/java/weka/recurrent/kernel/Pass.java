package weka.recurrent.kernel;

/**
 * The scratch of one caller on a backend, and the calls that go through it. Order of use: any number of {@link #forward}, each
 * followed by {@link #read} and at most one {@link #backward}; or of {@link #step}. Grows as batches demand. Made by {@link
 * Backend#open}; for one thread at a time.
 *
 * <p>Checks of arguments and of the order are made here for all backends, which only compute.
 */
public abstract class Pass implements Trace {

  /** What the pass holds now. */
  private enum Content { NOTHING, FORWARD, BACKWARD }

  private final Object packer;
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private final boolean training;
  private final Call call = new Call();
  private Content content = Content.NOTHING;
  /** Of the weights, when they went forward. */
  private int takes;

  /**
   * A pass that holds nothing yet.
   *
   * @param packer that of the {@link Weights} it can use
   * @param spec the encoder
   * @param training whether it keeps what backward and reading need
   */
  protected Pass(Object packer, EncoderSpec spec, boolean training) {
    this.packer = packer;
    this.spec = spec;
    this.training = training;
    layout = new EncoderLayout(spec);
  }

  @Override
  public final EncoderSpec spec() {
    return spec;
  }

  /** Where the encoder's parameters stand. */
  protected final EncoderLayout layout() {
    return layout;
  }

  /** Whether gates and states of the whole batch are kept. */
  protected final boolean training() {
    return training;
  }

  /**
   * Runs the encoder forward.
   *
   * @param weights packed by the same backend; may not take other values before {@link #backward} and {@link #read}
   * @param batch the sequences; its D must be the encoder's. Read again by {@link #backward} and {@link #read}
   * @param masks dropout, {@link DropoutMasks#NONE} for prediction; read again likewise
   * @param features [N,F or more] overwritten
   * @throws InterruptedException if the calling thread was interrupted; the pass then holds nothing
   */
  public final void forward(Weights weights, SequenceBatch batch, DropoutMasks masks, float[] features)
      throws InterruptedException {
    content = Content.NOTHING;
    check(weights, batch);
    checkFeatures("features", features, batch);
    call.forward(weights, batch, masks, features);
    takes = weights.takes();
    try {
      runForward();
      content = Content.FORWARD;
    } finally {
      call.end();
    }
  }

  /**
   * Runs back-propagation through time after {@link #forward}, once per forward pass.
   *
   * @param dFeatures [N,F or more] gradient of the loss by the features; read
   * @param into where the gradients go
   * @throws IllegalStateException if the pass was opened for prediction, or there was no forward pass
   * @throws InterruptedException if the calling thread was interrupted; the gradients are then undefined
   */
  public final void backward(float[] dFeatures, Gradients into) throws InterruptedException {
    checkTraining("backward");
    if (content != Content.FORWARD) {
      throw new IllegalStateException("backward needs a forward pass just before it, but "
          + (content == Content.NOTHING ? "there was none" : "the last one was already carried back"));
    }
    checkUnchanged("carried back");
    checkFeatures("dFeatures", dFeatures, call.batch());
    check(into, call.batch());
    content = Content.NOTHING;
    call.backward(null, dFeatures, into);
    try {
      runBackward();
      content = Content.BACKWARD;
    } finally {
      call.end();
    }
  }

  /**
   * A whole training step: {@link #forward}, the features' gradient, {@link #backward}, with the results of these three but for
   * the rounding of sums over the batch. A backend may take some sequences through all three while their states are in its
   * caches, and then holds no states of the whole batch: the pass cannot be read afterwards.
   *
   * @param weights packed by the same backend
   * @param batch the sequences; its D must be the encoder's
   * @param masks dropout
   * @param above computes the features' gradient, between arrays of its own
   * @param into where the gradients go; that by the parameters is wanted
   * @throws IllegalStateException if the pass was opened for prediction
   * @throws InterruptedException if the calling thread was interrupted; the gradients are then undefined
   */
  public final void step(Weights weights, SequenceBatch batch, DropoutMasks masks, FeatureGradient above, Gradients into)
      throws InterruptedException {
    content = Content.NOTHING;
    checkTraining("a training step");
    check(weights, batch);
    checkFeatures("features", above.features(), batch);
    checkFeatures("dFeatures", above.dFeatures(), batch);
    check(into, batch);
    call.forward(weights, batch, masks, above.features());
    call.backward(above, above.dFeatures(), into);
    try {
      runStep();
    } finally {
      call.end();
    }
  }

  @Override
  public final void read(Source source, int step, int sequence, float[] into) {
    Signal signal = source.signal();
    checkTraining("reading " + signal);
    if (content == Content.NOTHING) {
      throw new IllegalStateException("there was no forward pass to read " + signal + " of");
    }
    checkUnchanged("read");
    if (source.layer() < 0 || source.layer() >= spec.layers().size()) {
      throw new IllegalArgumentException("layer must be in 0.." + (spec.layers().size() - 1) + ", got " + source.layer());
    }
    LayerSpec layer = spec.layers().get(source.layer());
    if (source.direction() < 0 || source.direction() >= layer.directions()) {
      throw new IllegalArgumentException("direction of layer " + source.layer() + " must be in 0.." + (layer.directions() - 1)
          + ", got " + source.direction());
    }
    if (!Trace.has(layer.cell(), signal)) {
      throw new IllegalArgumentException(
          "layer " + source.layer() + " is made of " + layer.cell().title() + " cells, which have no " + signal);
    }
    SequenceBatch batch = call.batch();
    if (sequence < 0 || sequence >= batch.sequences() || step < 0 || step >= batch.length(sequence)) {
      throw new IllegalArgumentException(
          "step " + step + " of sequence " + sequence + " is not among the valid steps of the batch");
    }
    Room.check("into", into, layer.hidden(), "H=" + layer.hidden());
    copy(source, step, sequence, into);
  }

  // ---- What a backend does

  /** The arguments of the call in progress, all checked; between calls weights, batch and masks of the last forward pass. */
  protected final Call call() {
    return call;
  }

  /** Computes the features. */
  protected abstract void runForward() throws InterruptedException;

  /** Computes the gradients; weights, batch and masks are those of the forward pass before. */
  protected abstract void runBackward() throws InterruptedException;

  /** Forward, the features' gradient, backward. */
  protected void runStep() throws InterruptedException {
    runForward();
    call.above().compute(0, call.batch().sequences());
    runBackward();
  }

  /** Copies a signal that the cell has, at a valid step, into [H or more]. */
  protected abstract void copy(Source source, int step, int sequence, float[] into);

  /** Whether the last forward pass was carried back. */
  protected final boolean wentBackward() {
    return content == Content.BACKWARD;
  }

  // ---- Checks

  private void check(Weights weights, SequenceBatch batch) {
    if (weights.packer() != packer) {
      throw new IllegalArgumentException("weights must be packed by the backend that opened the pass, got "
          + weights.getClass().getSimpleName() + " of another one");
    }
    if (!weights.spec().equals(spec)) {
      throw new IllegalArgumentException("weights must be those of " + spec + ", got those of " + weights.spec());
    }
    if (batch.inputs() != spec.inputs()) {
      throw new IllegalArgumentException("the encoder reads D=" + spec.inputs() + " values per step, the batch has D="
          + batch.inputs());
    }
  }

  private void checkFeatures(String name, float[] features, SequenceBatch batch) {
    Room.check(name, features, (long) batch.sequences() * spec.features(),
        "N=" + batch.sequences() + ", F=" + spec.features());
  }

  private void check(Gradients into, SequenceBatch batch) {
    if (into.parameters() != null) {
      Room.check("gradient", into.parameters(), layout.size(), "P=" + layout.size());
    }
    if (into.inputs() != null) {
      Room.check("dx", into.inputs(), (long) batch.steps() * batch.sequences() * batch.inputs(),
          "T=" + batch.steps() + ", N=" + batch.sequences() + ", D=" + batch.inputs());
    }
  }

  private void checkTraining(String what) {
    if (!training) {
      throw new IllegalStateException(what + " needs a pass opened for training, but this one was opened for prediction");
    }
  }

  private void checkUnchanged(String what) {
    if (call.weights().takes() != takes) {
      throw new IllegalStateException(
          "the weights took other values after the forward pass, which can no longer be " + what + "; go forward again");
    }
  }
}
