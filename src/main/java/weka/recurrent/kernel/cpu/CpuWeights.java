package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Weights;

/** The weights of all layers and directions, and of attention, packed for one {@link RowArithmetic}. */
final class CpuWeights extends Weights {
  /** By layer and direction. */
  final DirectionWeights[][] directions;
  /** q [F] of attention, else empty. */
  final float[] query;

  /** Values are still to be taken. */
  CpuWeights(RowArithmetic arithmetic, EncoderSpec spec) {
    super(arithmetic, spec);
    directions = new DirectionWeights[spec.layers().size()][];
    for (int l = 0; l < directions.length; l++) {
      directions[l] = new DirectionWeights[spec.layers().get(l).directions()];
      for (int d = 0; d < directions[l].length; d++) {
        directions[l][d] = new DirectionWeights(DirectionShape.of(spec, l), layout(), l, d, arithmetic);
      }
    }
    Block block = layout().query();
    query = new float[block == null ? 0 : block.size()];
  }

  @Override
  protected void load(float[] parameters) {
    for (DirectionWeights[] layer : directions) {
      for (DirectionWeights weights : layer) {
        weights.load(parameters);
      }
    }
    if (query.length > 0) {
      System.arraycopy(parameters, layout().query().offset(), query, 0, query.length);
    }
  }

  /** Makes the transposes that a backward pass reads; by one thread, before it. */
  void transpose(boolean inputsToo) {
    for (int l = 0; l < directions.length; l++) {
      for (DirectionWeights weights : directions[l]) {
        weights.transpose(l > 0 || inputsToo);
      }
    }
  }
}
