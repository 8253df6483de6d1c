package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Trace.Signal;

/**
 * What a cell does with some rows (sequences at one time step) once their products are there, forward and back. Each cell has its
 * equations in a unit, and two steps made of them: one in plain Java, one on vectors.
 *
 * <p>Immutable; shared by threads, which bring {@link StepRows} and {@link Lanes} each.
 */
abstract class CellStep {
  final int hidden;

  CellStep(int hidden) {
    this.hidden = hidden;
  }

  /** One step forward: from products to gates and states. */
  abstract void forward(StepRows rows, Lanes lanes);

  /** The same step backward: from gradients by the states to those by the products. */
  abstract void backward(StepRows rows, Lanes lanes);

  /** Whether h0 reaches h beside R too. */
  boolean passesState() {
    return false;
  }

  /** Which block of z holds a signal after forward, or −1 if the signal is no gate. */
  abstract int gateOf(Signal signal);

  /**
   * One block of several rows, end to end, in an array of its own. The JIT vectorises loops over arrays that are indexed by the
   * loop variable alone, and loops begin and end with single elements: so the plain steps gather each gate of some rows here,
   * which makes few and long loops, and scatter the results.
   */
  static final class Lanes {
    /** Elements that stay in the caches in all lanes together. */
    private static final int LENGTH = 512;

    /** One per gate, as they follow one another in z. */
    final float[][] gates;
    /** Free for states and gradients; p is for peepholes. */
    final float[] e;
    final float[] f;
    final float[] g;
    final float[] h;
    final float[] p;

    /** Room for cells of up to the given number of hidden units, one row at least. */
    Lanes(int hidden) {
      int length = Math.max(LENGTH, hidden);
      gates = new float[4][length];
      e = new float[length];
      f = new float[length];
      g = new float[length];
      h = new float[length];
      p = new float[length];
    }

    /** How many rows of a block there is room for. */
    int rows(int width) {
      return e.length / width;
    }

    /** Takes as many gates of some rows as given into lanes of their own. */
    void gatherGates(float[][] z, int from, int count, int number, int width) {
      for (int gate = 0; gate < number; gate++) {
        gather(z, from, count, gate * width, width, gates[gate]);
      }
    }

    /** Puts these lanes back. */
    void scatterGates(float[][] z, int from, int count, int number, int width) {
      for (int gate = 0; gate < number; gate++) {
        scatter(gates[gate], z, from, count, gate * width, width);
      }
    }

    /** Takes a block of some rows, which begins at the given column, into a lane. */
    static void gather(float[][] rows, int from, int count, int column, int width, float[] lane) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(rows[from + r], column, lane, r * width, width);
      }
    }

    /** Puts a lane into a block of some rows. */
    static void scatter(float[] lane, float[][] rows, int from, int count, int column, int width) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(lane, r * width, rows[from + r], column, width);
      }
    }

    /** Fills a lane with one block again and again. */
    static void repeat(float[] row, int column, int width, float[] lane, int count) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(row, column, lane, r * width, width);
      }
    }
  }
}
