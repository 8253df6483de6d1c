package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * The weights of one layer and direction in the form the products want, taken from the flat parameters before every pass.
 *
 * <p>R is kept in two parts. The first belongs to z: all gates, or r and z of a GRU. The second, of the GRU alone, belongs to m.
 * Read by many threads at once, loaded by one.
 */
final class DirectionWeights {
  final Cell cell;
  final int inputs;
  final int hidden;
  /** Columns of z: G·H. */
  final int gateWidth;
  /** Columns of z that take a recurrent product: G·H, or 2·H for the GRU. */
  final int recurrentWidth;

  /** W [D, G·H]. */
  final PackedMatrix w;
  /** First part of R [H, recurrentWidth]. */
  final PackedMatrix r;
  /** Second part of R [H, H], or null. */
  final PackedMatrix rm;
  /** Rows of the lists that products start from. */
  static final int STARTS = 256;

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
  /** Transposes of W, R and its second part; null in prediction. */
  final PackedMatrix wBack;
  final PackedMatrix rBack;
  final PackedMatrix rmBack;

  private final float[] b;
  private final Block wBlock;
  private final Block rBlock;
  private final Block bBlock;
  private final Block pBlock;

  DirectionWeights(EncoderSpec spec, EncoderLayout layout, int layer, int direction, boolean training, RowArithmetic arithmetic) {
    LayerSpec shape = spec.layers().get(layer);
    cell = shape.cell();
    inputs = spec.inputsOf(layer);
    hidden = shape.hidden();
    gateWidth = cell.gates() * hidden;
    boolean gru = cell == Cell.GRU;
    recurrentWidth = gru ? 2 * hidden : gateWidth;
    w = arithmetic.matrix(inputs, gateWidth);
    r = arithmetic.matrix(hidden, recurrentWidth);
    rm = gru ? arithmetic.matrix(hidden, hidden) : null;
    b = new float[gateWidth];
    bm = gru ? new float[hidden] : null;
    Arrays.fill(bRows, b);
    bmRows = gru ? new float[STARTS][] : null;
    if (gru) {
      Arrays.fill(bmRows, bm);
    }
    Arrays.fill(zeroRows, new float[hidden]);
    wBack = training ? arithmetic.matrix(gateWidth, inputs) : null;
    rBack = training ? arithmetic.matrix(recurrentWidth, hidden) : null;
    rmBack = training && gru ? arithmetic.matrix(hidden, hidden) : null;
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
      LayerSpec shape = spec.layers().get(l);
      int inputs = spec.inputsOf(l);
      int hidden = shape.hidden();
      int gates = shape.cell().gates() * hidden;
      boolean gru = shape.cell() == Cell.GRU;
      int recurrent = gru ? 2 * hidden : gates;
      long inner = gru ? arithmetic.bytesBeyondElements(hidden, hidden) : 0;
      long own = arithmetic.bytesBeyondElements(inputs, gates) + arithmetic.bytesBeyondElements(hidden, recurrent) + inner;
      if (training) {
        own += arithmetic.bytesBeyondElements(recurrent, hidden) + inner;
        own += l > 0 ? arithmetic.bytesBeyondElements(gates, inputs) : 0;
      }
      bytes += shape.directions() * own;
    }
    return bytes;
  }

  /** Takes what the forward pass needs. */
  void loadForward(float[] parameters) {
    w.load(parameters, wBlock.offset(), gateWidth);
    r.load(parameters, rBlock.offset(), gateWidth);
    System.arraycopy(parameters, bBlock.offset(), b, 0, gateWidth);
    if (rm != null) {
      rm.load(parameters, rBlock.offset() + recurrentWidth, gateWidth);
      System.arraycopy(parameters, bBlock.offset() + gateWidth, bm, 0, hidden);
    }
    if (p != null) {
      System.arraycopy(parameters, pBlock.offset(), p, 0, p.length);
    }
  }

  /** Takes what the backward pass needs beside that. */
  void loadBackward(float[] parameters, boolean inputsToo) {
    if (inputsToo) {
      wBack.loadTransposed(parameters, wBlock.offset(), gateWidth);
    }
    rBack.loadTransposed(parameters, rBlock.offset(), gateWidth);
    if (rmBack != null) {
      rmBack.loadTransposed(parameters, rBlock.offset() + recurrentWidth, gateWidth);
    }
  }
}
