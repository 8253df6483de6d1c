package weka.recurrent.kernel;

/**
 * What a forward pass leaves behind, for those who want to see gates and states: the window in a {@link Pass}. For one thread at
 * a time.
 */
public interface Trace {

  /** What can be looked at. Which of them a cell has: {@link #has}. */
  enum Signal {
    /** i of an LSTM. */
    INPUT_GATE,
    /** f of an LSTM. */
    FORGET_GATE,
    /** g of an LSTM, n of a GRU. */
    CANDIDATE,
    /** o of an LSTM. */
    OUTPUT_GATE,
    /** r of a GRU. */
    RESET_GATE,
    /** z of a GRU; 1 keeps the old state. */
    UPDATE_GATE,
    /** c of an LSTM, after the step. */
    CELL,
    /** h, after the step. */
    HIDDEN
  }

  /**
   * Where to look.
   *
   * @param signal what; the layer's cell must have it
   * @param layer from 0
   * @param direction 0 forward, 1 backward
   */
  record Source(Signal signal, int layer, int direction) {}

  /** The encoder that was run. */
  EncoderSpec spec();

  /** Whether cells of a kind have a signal. */
  static boolean has(Cell cell, Signal signal) {
    return switch (signal) {
      case INPUT_GATE, FORGET_GATE, OUTPUT_GATE, CELL -> cell.hasCellState();
      case RESET_GATE, UPDATE_GATE -> cell == Cell.GRU;
      case CANDIDATE -> cell.hasCellState() || cell == Cell.GRU;
      case HIDDEN -> true;
    };
  }

  /**
   * Copies one signal of the last forward pass.
   *
   * @param source which signal, of which layer and direction
   * @param step t of the input, also for the backward direction; must be valid for the sequence
   * @param sequence n in the order of the batch
   * @param into [H or more] overwritten
   * @throws IllegalStateException if there was no forward pass, if the pass was opened for prediction, if its weights took other
   * values,
   *     or if a backward pass has since overwritten the signal: read before going backward
   */
  void read(Source source, int step, int sequence, float[] into);
}
