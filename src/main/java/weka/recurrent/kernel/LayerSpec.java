package weka.recurrent.kernel;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * One recurrent layer.
 *
 * @param cell kind of cell
 * @param hidden H, hidden units per direction; {@link #HIDDEN}
 * @param bidirectional whether a second set of units reads the sequence from its end
 */
public record LayerSpec(Cell cell, int hidden, boolean bidirectional) implements Serializable {
  /** H: a million units are more than any memory holds weights for. */
  public static final String HIDDEN = "[1, 1048576]";

  public LayerSpec {
    if (cell == null) {
      throw new IllegalArgumentException("a layer needs a cell, got null");
    }
    Range.of(HIDDEN).check("hidden units", hidden);
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
