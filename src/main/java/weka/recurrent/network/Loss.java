package weka.recurrent.network;

/** What the output layer is trained for. */
public enum Loss {
  /** Softmax over the classes; loss −ln p(class). */
  CROSS_ENTROPY,
  /** One linear output per target; loss (y − target)² / 2. */
  SQUARED_ERROR
}
