package weka.recurrent.network;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;

/**
 * First values of the parameters. Input weights: Glorot uniform per gate (Glorot &amp; Bengio 2010). Recurrent weights: a random
 * orthogonal matrix per gate (Saxe et al. 2014), for the rectified RNN the identity (Le, Jaitly &amp; Hinton 2015,
 * arXiv:1504.00941). Biases 0, those of the gates by {@link MemorySpec}. Peepholes and attention query 0. Embeddings normal with
 * standard deviation 1/√E, but 0 for token 0, the unknown, which training may never see. Output layer Glorot uniform.
 */
public final class Initializer {
  private static final long STREAM = 1;

  private Initializer() {}

  /**
   * Draws first parameters. The same arguments give the same bits.
   *
   * @param spec the network
   * @param memory planned time-scales of the gates
   * @param seed names the random streams, one per block
   * @return [P] laid out by {@link NetworkLayout}
   */
  public static float[] initialize(NetworkSpec spec, MemorySpec memory, long seed) {
    NetworkLayout layout = new NetworkLayout(spec);
    float[] parameters = new float[layout.size()];
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      for (int d = 0; d < layer.directions(); d++) {
        int gates = layer.cell().gates();
        glorot(parameters, layout.encoder().inputWeights(l, d), gates, seed);
        Block recurrent = layout.encoder().recurrentWeights(l, d);
        if (layer.cell() == Cell.RNN_RELU) {
          identity(parameters, recurrent);
        } else {
          orthogonal(parameters, recurrent, gates, seed);
        }
        gateBiases(parameters, layout.encoder().bias(l, d), layer, memory, seed);
      }
    }
    for (int k = 0; k < spec.input().tokens().size(); k++) {
      Block table = layout.table(k);
      RandomStream random = stream(table, seed);
      double sd = 1 / Math.sqrt(table.columns());
      for (int i = table.offset() + table.columns(); i < table.end(); i++) {
        parameters[i] = (float) (sd * random.nextGaussian());
      }
    }
    glorot(parameters, layout.outputWeights(), 1, seed);
    return parameters;
  }

  private static RandomStream stream(Block block, long seed) {
    return new RandomStream(seed, STREAM, block.offset());
  }

  private static void glorot(float[] parameters, Block block, int gates, long seed) {
    RandomStream random = stream(block, seed);
    double limit = Math.sqrt(6.0 / (block.rows() + block.columns() / gates));
    for (int i = block.offset(); i < block.end(); i++) {
      parameters[i] = (float) (limit * (2 * random.nextDouble() - 1));
    }
  }

  private static void identity(float[] parameters, Block block) {
    for (int k = 0; k < block.rows(); k++) {
      parameters[block.offset() + k * block.columns() + k] = 1;
    }
  }

  /** Q of a Gaussian matrix, its columns signed by R's diagonal so that Q is uniform over the orthogonal group. */
  private static void orthogonal(float[] parameters, Block block, int gates, long seed) {
    int h = block.rows();
    RandomStream random = stream(block, seed);
    for (int gate = 0; gate < gates; gate++) {
      DMatrixRMaj gaussian = new DMatrixRMaj(h, h);
      for (int i = 0; i < gaussian.getNumElements(); i++) {
        gaussian.data[i] = random.nextGaussian();
      }
      QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(h, h);
      if (!qr.decompose(gaussian)) {
        throw new IllegalStateException("QR decomposition of a random " + h + " x " + h + " matrix failed");
      }
      DMatrixRMaj q = qr.getQ(null, false);
      DMatrixRMaj r = qr.getR(null, false);
      for (int row = 0; row < h; row++) {
        for (int column = 0; column < h; column++) {
          double sign = r.get(column, column) < 0 ? -1 : 1;
          parameters[block.offset() + row * block.columns() + gate * h + column] = (float) (sign * q.get(row, column));
        }
      }
    }
  }

  private static void gateBiases(float[] parameters, Block bias, LayerSpec layer, MemorySpec memory, long seed) {
    int h = layer.hidden();
    boolean lstm = layer.cell().hasCellState();
    if (!lstm && layer.cell() != Cell.GRU) {
      return;
    }
    int keep = bias.offset() + h; // f of i f g o, z of r z n m: both stand second
    if (lstm) {
      Arrays.fill(parameters, keep, keep + h, 1f);
    }
    float[] planned = chronoBiases(h, memory, stream(bias, seed));
    for (int unit = 0; unit < h; unit++) {
      if (!Float.isNaN(planned[unit])) {
        parameters[keep + unit] = planned[unit];
        if (lstm) {
          parameters[bias.offset() + unit] = -planned[unit];
        }
      }
    }
  }

  /** ln u with u ~ U(1, T−1) for chrono units, NaN for textbook ones. */
  private static float[] chronoBiases(int hidden, MemorySpec memory, RandomStream random) {
    float[] biases = new float[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      double u = 1 + random.nextDouble() * Math.max(0, memory.longest() - 2);
      boolean chrono = switch (memory.kind()) {
        case TEXTBOOK -> false;
        case CHRONO -> true;
        case MIXED -> unit % 2 == 1;
      };
      biases[unit] = chrono ? (float) StrictMath.log(u) : Float.NaN;
    }
    return biases;
  }
}
