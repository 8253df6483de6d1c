package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.ReadOut;

/**
 * An operation of {@link ReadOutKernel}.
 *
 * @param kind READ_OUT: features[n] from y; SCORE: e_row = y_row · q; SOFTMAX: e → α over the
 *     steps of each sequence; SCORE_BACK: de_row = α_row · (dFeatures_n · (y_row − features_n))
 */
record ReadOutOp(int kind, Reading reading) implements Op {
  static final int METHOD = 4;
  static final int Y = 5;
  static final int WIDTH = 6;
  static final int FORWARD = 7;
  static final int FEATURES = 8;
  static final int KEPT = 9;
  static final int QUERY = 10;
  static final int SCORES_BACK = 11;
  static final int ROWS = 12;
  static final int SEQUENCES = 13;

  /** Values of {@link #METHOD}. */
  interface Code {
    int LAST = 0;
    int MEAN = 1;
    int MAX = 2;
    int ATTENTION = 3;
  }

  /**
   * The read-out of a batch and where its arrays stand.
   *
   * @param y [rows,WIDTH] outputs of the last layer
   * @param width F
   * @param forward units of the forward direction, the first columns of y
   * @param features [N,F]
   * @param kept [rows] scores of the attention, then its weights; or [N,F] steps of the maxima
   * @param query q [F] of the attention
   * @param scoresBack [rows] gradient of the scores
   */
  record Reading(ReadOut kind, int y, int width, int forward, int features, int kept, int query, int scoresBack,
      int rows, int sequences, int steps) {
    /** The read-out as kernels know it. */
    int code() {
      return switch (kind) {
        case LAST -> Code.LAST;
        case MEAN -> Code.MEAN;
        case MAX -> Code.MAX;
        case ATTENTION -> Code.ATTENTION;
      };
    }
  }

  @Override
  public int tiles() {
    return switch (kind) {
      case Kind.READ_OUT -> reading.sequences * Op.ceil(reading.width, Tiling.GROUP);
      case Kind.SCORE -> Op.ceil(reading.rows, Tiling.GROUP);
      case Kind.SOFTMAX -> Op.ceil(reading.sequences, Tiling.GROUP);
      default -> reading.steps;
    };
  }

  @Override
  public Work work() {
    double values = kind == Kind.SOFTMAX ? 3.0 * reading.rows : (double) reading.rows * reading.width;
    return new Work(2 * values, 4 * values,
        kind == Kind.SCORE || kind == Kind.SCORE_BACK ? reading.width / 4.0 : reading.steps / 4.0);
  }

  @Override
  public void write(int[] words, int o) {
    words[o + KIND] = kind;
    words[o + METHOD] = reading.code();
    words[o + Y] = reading.y;
    words[o + WIDTH] = reading.width;
    words[o + FORWARD] = reading.forward;
    words[o + FEATURES] = reading.features;
    words[o + KEPT] = reading.kept;
    words[o + QUERY] = reading.query;
    words[o + SCORES_BACK] = reading.scoresBack;
    words[o + ROWS] = reading.rows;
    words[o + SEQUENCES] = reading.sequences;
  }
}
