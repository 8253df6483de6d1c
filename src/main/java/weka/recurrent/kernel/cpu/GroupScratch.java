package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/** Room that one thread needs while it takes a group of sequences through the stack. Grows, never shrinks. */
final class GroupScratch {
  private final int hidden;
  final CellStep.Lanes lanes;
  final RowArithmetic.ProductScratch products = new RowArithmetic.ProductScratch();
  private final RowLists[] forward;
  private final RowLists[] backward;
  /** Gradients by the states of each sequence of the group [H]. */
  float[][] dh = {};
  float[][] dc = {};
  /** Gradient by the masked state of each sequence of the group [H]. */
  float[][] dMasked = {};

  /** For so many layers of up to the given number of hidden units. */
  GroupScratch(int layers, int hidden) {
    this.hidden = hidden;
    lanes = new CellStep.Lanes(hidden);
    forward = new RowLists[2 * layers];
    backward = new RowLists[2 * layers];
    for (int i = 0; i < 2 * layers; i++) {
      forward[i] = new RowLists();
      backward[i] = new RowLists();
    }
  }

  /** Lists for the input products of a layer and direction. */
  RowLists forward(int layer, int direction) {
    return forward[2 * layer + direction];
  }

  /** Lists for the gradients by the inputs of a layer and direction. */
  RowLists backward(int layer, int direction) {
    return backward[2 * layer + direction];
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
