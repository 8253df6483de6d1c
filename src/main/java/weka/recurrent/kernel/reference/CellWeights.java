package weka.recurrent.kernel.reference;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;

/**
 * The parameters of one direction of one layer as matrices, or the gradient by them.
 *
 * @param W [D,G·H] input weights
 * @param R [H,G·H] recurrent weights
 * @param b [1,B·H] biases
 * @param p [1,3·H] peepholes p_i, p_f, p_o; [1,0] for cells without
 */
record CellWeights(DMatrixRMaj W, DMatrixRMaj R, DMatrixRMaj b, DMatrixRMaj p) {

  /** Copies the parameters of a layer and direction out of the flat vector. */
  static CellWeights of(EncoderLayout layout, int layer, int direction, double[] parameters) {
    return new CellWeights(
        matrix(layout.inputWeights(layer, direction), parameters),
        matrix(layout.recurrentWeights(layer, direction), parameters),
        matrix(layout.bias(layer, direction), parameters),
        matrix(layout.peepholes(layer, direction), parameters));
  }

  /** A gradient of zeros for parameters of this shape. */
  CellWeights zeros() {
    return new CellWeights(W.createLike(), R.createLike(), b.createLike(), p.createLike());
  }

  /** Adds a gradient to its place in the flat vector. */
  void addTo(EncoderLayout layout, int layer, int direction, double[] gradient) {
    add(W, layout.inputWeights(layer, direction), gradient);
    add(R, layout.recurrentWeights(layer, direction), gradient);
    add(b, layout.bias(layer, direction), gradient);
    add(p, layout.peepholes(layer, direction), gradient);
  }

  /** The block as a matrix; null, the block of a cell without peepholes, as [1,0]. */
  static DMatrixRMaj matrix(Block block, double[] parameters) {
    if (block == null) {
      return new DMatrixRMaj(1, 0);
    }
    DMatrixRMaj matrix = new DMatrixRMaj(block.rows(), block.columns());
    System.arraycopy(parameters, block.offset(), matrix.data, 0, block.size());
    return matrix;
  }

  static void add(DMatrixRMaj matrix, Block block, double[] gradient) {
    for (int k = 0; k < matrix.getNumElements(); k++) {
      gradient[block.offset() + k] += matrix.get(k);
    }
  }
}
