package weka.recurrent.kernel.reference;

import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Weights;

/** The weights as matrices, in {@code double}: an encoder that holds them. */
final class ReferenceWeights extends Weights {
  /** Who can compute with them: every reference backend. */
  static final Object PACKER = ReferenceWeights.class;

  private ReferenceEncoder encoder;

  /** Values are still to be taken. */
  ReferenceWeights(EncoderSpec spec) {
    super(PACKER, spec);
  }

  @Override
  protected void load(float[] parameters) {
    double[] wide = new double[layout().size()];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = parameters[k];
    }
    encoder = new ReferenceEncoder(spec(), wide);
  }

  ReferenceEncoder encoder() {
    return encoder;
  }
}
