package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * The sizes of one direction of a layer.
 *
 * @param cell kind of cell
 * @param inputs D of the layer
 * @param hidden H
 */
record DirectionShape(Cell cell, int inputs, int hidden) {

  /** Of a layer; both directions have the same. */
  static DirectionShape of(EncoderSpec spec, int layer) {
    LayerSpec shape = spec.layers().get(layer);
    return new DirectionShape(shape.cell(), spec.inputsOf(layer), shape.hidden());
  }

  /** Columns of z: G·H. */
  int gateWidth() {
    return cell.gates() * hidden;
  }

  /** Columns of z that take a recurrent product: G·H, or 2·H for the GRU. */
  int recurrentWidth() {
    return isGru() ? 2 * hidden : gateWidth();
  }

  /** Whether the recurrent product of one gate stands apart, in m. */
  boolean isGru() {
    return cell == Cell.GRU;
  }

  /** Multiplications and additions of one step of one sequence, forward. */
  long work() {
    return (long) gateWidth() * (hidden + inputs);
  }
}
