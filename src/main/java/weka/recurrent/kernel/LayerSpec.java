package weka.recurrent.kernel;

import java.io.Serializable;

/**
 * One recurrent layer.
 *
 * @param cell kind of cell
 * @param hidden H, hidden units per direction, at least 1
 * @param bidirectional whether a second set of units reads the sequence from its end
 */
public record LayerSpec(Cell cell, int hidden, boolean bidirectional) implements Serializable {
  public LayerSpec {
    if (cell == null) {
      throw new IllegalArgumentException("a layer needs a cell, got null");
    }
    if (hidden < 1) {
      throw new IllegalArgumentException("a layer needs at least 1 hidden unit, got " + hidden);
    }
  }

  /** 1 or 2. */
  public int directions() {
    return bidirectional ? 2 : 1;
  }

  /** Outputs per step: H times the number of directions, forward units first. */
  public int width() {
    return hidden * directions();
  }
}
