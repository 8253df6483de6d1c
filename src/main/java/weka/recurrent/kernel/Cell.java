package weka.recurrent.kernel;

/**
 * The kinds of recurrent cell. Equations in the package comment.
 *
 * <p>Sources: Elman (1990), doi:10.1016/0364-0213(90)90002-E; Hochreiter &amp; Schmidhuber (1997),
 * doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015; Gers et al. (2002) for peepholes; Cho et
 * al. (2014), doi:10.3115/v1/D14-1179.
 */
public enum Cell {
  /** Elman's network with tanh. */
  RNN_TANH("RNN", 1, 1),
  /** Elman's network with the rectifier, max(0, ·). */
  RNN_RELU("RNN (ReLU)", 1, 1),
  /** Long short-term memory with forget gate, without peepholes. */
  LSTM("LSTM", 4, 4),
  /** Long short-term memory whose gates also see the cell state. */
  LSTM_PEEPHOLE("LSTM (peepholes)", 4, 4),
  /** Gated recurrent unit, reset gate applied after the recurrent product. */
  GRU("GRU", 3, 4);

  private final String title;
  private final int gates;
  private final int biases;

  Cell(String title, int gates, int biases) {
    this.title = title;
    this.gates = gates;
    this.biases = biases;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** G: blocks of H columns in W and R, in the order i f g o or r z n. */
  public int gates() {
    return gates;
  }

  /** B: blocks of H biases. As many as gates, and one more for the GRU (b_m, inside the reset product). */
  public int biases() {
    return biases;
  }

  /** Vectors of H peephole weights: p_i, p_f, p_o, or none. */
  public int peepholes() {
    return this == LSTM_PEEPHOLE ? 3 : 0;
  }

  /** Whether the cell carries a cell state c beside the hidden state h. */
  public boolean hasCellState() {
    return this == LSTM || this == LSTM_PEEPHOLE;
  }
}
