package weka.recurrent.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often checkpoints are written; one of the two numbers is 0.
 *
 * @param epochs after so many epochs
 * @param seconds at the end of the first epoch after so many seconds
 */
public record CheckpointRhythm(int epochs, long seconds) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,6})\\s*([smh]?)");

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
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "checkpoints are written every so many epochs, such as 10, or every so many minutes, such "
              + "as 5m (30s and 2h also go), got '" + text + "'");
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> new CheckpointRhythm(0, number);
      case "m" -> new CheckpointRhythm(0, 60L * number);
      case "h" -> new CheckpointRhythm(0, 3600L * number);
      default -> new CheckpointRhythm(number, 0);
    };
  }

  /** Whether it is time for another. */
  public boolean due(int epochsSince, double secondsSince) {
    return epochs > 0 ? epochsSince >= epochs : secondsSince >= seconds;
  }
}
