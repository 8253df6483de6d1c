package weka.recurrent.network;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;

/**
 * Runs a network forward and backward over one mini-batch at a time, and owns the scratch for it. Arrays are kept from batch to
 * batch, so that training allocates nothing once the largest batch was seen. For one thread at a time.
 *
 * <p>Order of use: {@link #load}, then {@link #outputs} or {@link #lossAndGradient}. Within the batch sequences stand by falling
 * length; {@link #source} tells which one stands where.
 */
public final class NetworkPass {
  private final LoadedBatch loaded;
  private final OutputLayer head;
  private final DropoutDraw dropped;
  private final Pass encoder;
  private final boolean training;
  private float[] dx = {};

  /**
   * Scratch for a network on a backend.
   *
   * @param spec the network
   * @param backend where the recurrent part runs; not closed here
   * @param training whether gradients or traces will be asked for; prediction alone takes less memory
   */
  public NetworkPass(NetworkSpec spec, Backend backend, boolean training) {
    this.training = training;
    NetworkLayout layout = new NetworkLayout(spec);
    loaded = new LoadedBatch(spec, layout);
    head = new OutputLayer(spec, layout, loaded);
    dropped = new DropoutDraw(spec);
    encoder = backend.open(spec.encoder(), training);
  }

  /** Bytes that passes over batches of the given shape take, backend included. */
  public static long bytes(NetworkSpec spec, Backend backend, int steps, int sequences, boolean training) {
    long x = 4L * steps * sequences * spec.input().width();
    boolean needsDx = training && !spec.input().tokens().isEmpty();
    return backend.passBytes(spec.encoder(), steps, sequences, training) + OutputLayer.bytes(spec, sequences)
        + (needsDx ? 2 * x : x);
  }

  /**
   * Takes up a mini-batch: sorted by falling length, equal lengths in the given order.
   *
   * @param source all sequences
   * @param indices which of them, the elements from..to-1
   */
  public void load(Sequence[] source, int[] indices, int from, int to) {
    loaded.load(source, indices, from, to);
  }

  /** N: sequences in the batch. */
  public int rows() {
    return loaded.rows();
  }

  /** Index into {@link #load}'s source of the sequence that stands at row n. */
  public int source(int n) {
    return loaded.source(n);
  }

  /** The loaded batch, with embeddings as of the last pass. */
  public SequenceBatch batch() {
    return loaded.batch();
  }

  /** Gates and states of the last forward pass, rows as in the batch. */
  public Trace trace() {
    return encoder;
  }

  /**
   * Runs forward without dropout.
   *
   * @param weights packed by the same backend
   * @return [N,C] probabilities or numeric outputs, by row; valid until the next call, possibly followed by unused elements
   */
  public float[] outputs(NetworkWeights weights) throws InterruptedException {
    loaded.fillTokens(weights.parameters());
    head.begin(weights.parameters(), null, null);
    encoder.forward(weights.encoder(), loaded.batch(), DropoutMasks.NONE, head.features());
    head.forward();
    return head.outputs();
  }

  /** Loss of the batch without dropout or gradient: Σ_n w_n · loss_n. The array of {@link #outputs} then holds the outputs. */
  public double loss(NetworkWeights weights, Targets targets) throws InterruptedException {
    outputs(weights);
    return head.loss(targets);
  }

  /** Rows of the batch whose first largest output, of the last {@link #outputs} or {@link #loss}, is that of their class. */
  public int right(Targets targets) {
    return head.right(targets);
  }

  /**
   * Loss of the batch and its gradient: Σ_n w_n · loss_n.
   *
   * @param weights packed by the same backend
   * @param targets of the sequences
   * @param dropout where masks are drawn from; null drops nothing
   * @param gradient [P] added to
   * @return the loss
   */
  public double lossAndGradient(NetworkWeights weights, Targets targets, RandomStream dropout, float[] gradient)
      throws InterruptedException {
    if (!training) {
      throw new IllegalStateException("this pass was made for prediction; gradients need one made for training");
    }
    SequenceBatch batch = loaded.batch();
    loaded.fillTokens(weights.parameters());
    DropoutMasks masks = dropped.encoder(dropout, loaded.rows());
    head.begin(weights.parameters(), dropped.head(dropout, loaded.rows()), targets);
    int inputs = loaded.hasTokens() ? batch.steps() * loaded.rows() * batch.inputs() : 0;
    dx = dx.length >= inputs ? dx : new float[inputs];
    encoder.step(weights.encoder(), batch, masks, head, new Gradients(gradient, inputs > 0 ? dx : null));
    head.addGradient(gradient);
    if (inputs > 0) {
      loaded.addTokenGradient(dx, gradient);
    }
    return head.loss();
  }

  /**
   * Gradient of one output before the softmax by what enters the first layer; needs a pass made for training, and
   * {@link #outputs} of the loaded batch just before it. Overwrites what that returned.
   *
   * @param chosen [N] the output looked at, by row
   * @param into [T,N,D] overwritten; padding 0
   */
  public void inputGradient(int[] chosen, float[] into) throws InterruptedException {
    head.chosenGradient(chosen);
    encoder.backward(head.dFeatures(), new Gradients(null, into));
  }
}
