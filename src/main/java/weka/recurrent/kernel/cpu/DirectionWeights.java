package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;

/**
 * The weights of one layer and direction in the form the products want.
 *
 * <p>R is kept in two parts. The first belongs to z: all gates, or r and z of a GRU. The second, of the GRU alone, belongs to m.
 * Transposes, of which the backward pass alone makes use, are made when it first asks for them.
 */
final class DirectionWeights {
  /** Rows of the lists that products start from. */
  static final int STARTS = 256;

  final DirectionShape shape;
  /** W [D, G·H]. */
  final PackedMatrix w;
  /** First part of R [H, recurrentWidth]. */
  final PackedMatrix r;
  /** Second part of R [H, H], or null. */
  final PackedMatrix rm;
  /** b_m [H], or null. */
  final float[] bm;
  /** b [G·H], again and again. */
  final float[][] bRows = new float[STARTS][];
  /** b_m [H], again and again; null where there is none. */
  final float[][] bmRows;
  /** Zeros [H], again and again. */
  final float[][] zeroRows = new float[STARTS][];
  /** p [3·H], or null. */
  final float[] p;

  private final RowArithmetic arithmetic;
  private final float[] b;
  private final Block wBlock;
  private final Block rBlock;
  private final Block bBlock;
  private final Block pBlock;
  /** Transposes of W, R and its second part; null until {@link #transpose}. */
  private PackedMatrix wBack;
  private PackedMatrix rBack;
  private PackedMatrix rmBack;
  /** Whether the transposes hold what w, r and rm do. */
  private boolean wIsBack;
  private boolean rIsBack;

  DirectionWeights(DirectionShape shape, EncoderLayout layout, int layer, int direction, RowArithmetic arithmetic) {
    this.shape = shape;
    this.arithmetic = arithmetic;
    int hidden = shape.hidden();
    boolean gru = shape.isGru();
    w = arithmetic.matrix(shape.inputs(), shape.gateWidth());
    r = arithmetic.matrix(hidden, shape.recurrentWidth());
    rm = gru ? arithmetic.matrix(hidden, hidden) : null;
    b = new float[shape.gateWidth()];
    bm = gru ? new float[hidden] : null;
    Arrays.fill(bRows, b);
    bmRows = gru ? new float[STARTS][] : null;
    if (gru) {
      Arrays.fill(bmRows, bm);
    }
    Arrays.fill(zeroRows, new float[hidden]);
    wBlock = layout.inputWeights(layer, direction);
    rBlock = layout.recurrentWeights(layer, direction);
    bBlock = layout.bias(layer, direction);
    pBlock = layout.peepholes(layer, direction);
    p = pBlock == null ? null : new float[pBlock.size()];
  }

  /**
   * Bytes that the matrices of all layers and directions take beyond 4 for each weight, there and back. The first layer's W is
   * taken to go back to nothing.
   */
  static long bytesBeyondWeights(EncoderSpec spec, boolean training, RowArithmetic arithmetic) {
    long bytes = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      DirectionShape shape = DirectionShape.of(spec, l);
      int hidden = shape.hidden();
      int gates = shape.gateWidth();
      int recurrent = shape.recurrentWidth();
      long inner = shape.isGru() ? arithmetic.bytesBeyondElements(hidden, hidden) : 0;
      long own =
          arithmetic.bytesBeyondElements(shape.inputs(), gates) + arithmetic.bytesBeyondElements(hidden, recurrent) + inner;
      if (training) {
        own += arithmetic.bytesBeyondElements(recurrent, hidden) + inner;
        own += l > 0 ? arithmetic.bytesBeyondElements(gates, shape.inputs()) : 0;
      }
      bytes += spec.layers().get(l).directions() * own;
    }
    return bytes;
  }

  /** Takes other values. */
  void load(float[] parameters) {
    int stride = shape.gateWidth();
    w.load(parameters, wBlock.offset(), stride);
    r.load(parameters, rBlock.offset(), stride);
    System.arraycopy(parameters, bBlock.offset(), b, 0, stride);
    if (rm != null) {
      rm.load(parameters, rBlock.offset() + shape.recurrentWidth(), stride);
      System.arraycopy(parameters, bBlock.offset() + stride, bm, 0, shape.hidden());
    }
    if (p != null) {
      System.arraycopy(parameters, pBlock.offset(), p, 0, p.length);
    }
    wIsBack = false;
    rIsBack = false;
  }

  /** Makes the transposes that a backward pass reads, unless they are there: of R, and of W if it goes on to the inputs. */
  void transpose(boolean inputsToo) {
    if (inputsToo && !wIsBack) {
      wBack = transposed(w, wBack);
      wIsBack = true;
    }
    if (!rIsBack) {
      rBack = transposed(r, rBack);
      rmBack = rm == null ? null : transposed(rm, rmBack);
      rIsBack = true;
    }
  }

  private PackedMatrix transposed(PackedMatrix matrix, PackedMatrix old) {
    PackedMatrix back = old == null ? arithmetic.matrix(matrix.columns, matrix.rows) : old;
    back.loadTransposed(matrix);
    return back;
  }

  /** Wᵀ [G·H, D]. */
  PackedMatrix wBack() {
    return wBack;
  }

  /** Transpose of the first part of R [recurrentWidth, H]. */
  PackedMatrix rBack() {
    return rBack;
  }

  /** Transpose of the second part of R [H, H], or null. */
  PackedMatrix rmBack() {
    return rmBack;
  }
}
