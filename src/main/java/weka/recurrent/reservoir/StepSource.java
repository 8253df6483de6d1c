package weka.recurrent.reservoir;

/** Sequences that can be asked for one by one, so that nobody has to hold all of them at once. */
public interface StepSource {

  /** How many. */
  int size();

  /**
   * One sequence.
   *
   * @param number 0 ... size − 1
   */
  Steps get(int number) throws Exception;

  /**
   * A sequence of numbers.
   *
   * @param length steps, at least 1
   * @param values [length · C] row-major, standardised and without NaN
   */
  record Steps(int length, float[] values) {}
}
