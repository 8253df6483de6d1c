package weka.recurrent.kernel;

/**
 * Learned values of an encoder in the form that one backend multiplies with, made by {@link Backend#pack}. They are a copy: the
 * flat parameters may change without them, and {@link #take} follows. Threads that go forward may share them; whoever goes
 * backward, or lets them take other values, has them alone.
 */
public abstract class Weights {
  private final Object packer;
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private int takes;

  /**
   * Room for the weights of an encoder; {@link #take} fills it.
   *
   * @param packer what made the form; passes with the same one can use it
   * @param spec the encoder
   */
  protected Weights(Object packer, EncoderSpec spec) {
    this.packer = packer;
    this.spec = spec;
    layout = new EncoderLayout(spec);
  }

  /** The encoder they are for. */
  public final EncoderSpec spec() {
    return spec;
  }

  /** Where they stand among the flat parameters. */
  public final EncoderLayout layout() {
    return layout;
  }

  /**
   * Takes other values, in the same room.
   *
   * @param parameters [P or more] laid out by {@link EncoderLayout}; only the first P are read
   */
  public final void take(float[] parameters) {
    Room.check("parameters", parameters, layout.size(), "P=" + layout.size());
    takes++;
    load(parameters);
  }

  /** Copies the first P values into the form. */
  protected abstract void load(float[] parameters);

  /** Who can compute with them. */
  final Object packer() {
    return packer;
  }

  /** How often they took values: tells whether they still are those of a forward pass. */
  final int takes() {
    return takes;
  }
}
