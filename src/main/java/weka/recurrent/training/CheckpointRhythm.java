package weka.recurrent.training;

import weka.recurrent.storage.TimeSpan;

/**
 * How often checkpoints are written; one of the two numbers is 0.
 *
 * @param epochs after so many epochs
 * @param seconds at the end of the first epoch after so many seconds
 */
public record CheckpointRhythm(int epochs, long seconds) {
  public CheckpointRhythm {
    if (epochs < 0 || seconds < 0 || (epochs > 0) == (seconds > 0)) {
      throw new IllegalArgumentException("a rhythm needs epochs or seconds, got " + epochs + " and " + seconds);
    }
  }

  /**
   * Reads a rhythm: {@code 10} for epochs, {@code 30s}, {@code 5m} or {@code 2h} for a time.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CheckpointRhythm of(String text) {
    String rhythm = text.strip();
    long number = TimeSpan.seconds(rhythm).orElse(0);
    if (number == 0) {
      throw new IllegalArgumentException(
          "checkpoints are written every so many epochs, such as 10, or every so many minutes, such "
              + "as 5m (30s and 2h also go), got '" + text + "'");
    }
    boolean time = !Character.isDigit(rhythm.charAt(rhythm.length() - 1));
    return time ? new CheckpointRhythm(0, number) : new CheckpointRhythm((int) number, 0);
  }

  /** Whether it is time for another. */
  public boolean due(int epochsSince, double secondsSince) {
    return epochs > 0 ? epochsSince >= epochs : secondsSince >= seconds;
  }
}
