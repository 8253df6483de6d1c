package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/** Room that one thread needs while it takes a group of sequences through the stack. Grows, never shrinks. */
final class GroupScratch {
  private final int hidden;
  final CellStep.Lanes lanes;
  final RowArithmetic.ProductScratch products = new RowArithmetic.ProductScratch();
  /** Operands of a product, row by row. */
  float[][] a = {};
  float[][] c = {};
  /** Gradients by the states of each sequence of the group [H]. */
  float[][] dh = {};
  float[][] dc = {};
  /** Gradient by the masked state of each sequence of the group [H]. */
  float[][] dMasked = {};

  /** For cells of up to the given number of hidden units. */
  GroupScratch(int hidden) {
    this.hidden = hidden;
    lanes = new CellStep.Lanes(hidden);
  }

  /** Room for products of the given number of rows. */
  void ensureRows(int count) {
    if (a.length < count) {
      a = new float[count][];
      c = new float[count][];
    }
  }

  /** Room for the state gradients of the given number of sequences. */
  void ensureStates(int sequences) {
    dh = grown(dh, sequences);
    dc = grown(dc, sequences);
    dMasked = grown(dMasked, sequences);
  }

  private float[][] grown(float[][] rows, int count) {
    if (rows.length >= count) {
      return rows;
    }
    float[][] more = Arrays.copyOf(rows, count);
    for (int i = rows.length; i < count; i++) {
      more[i] = new float[hidden];
    }
    return more;
  }
}
