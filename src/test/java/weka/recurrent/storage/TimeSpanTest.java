package weka.recurrent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people write and read them. */
class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"90, 90", "90s, 90", "90 sec, 90", " 10 min, 600", "10m, 600", "2 h, 7200", "0, 0", "999999999h, 3599999996400"})
  void secondsOfAText(String text, long seconds) {
    assertEquals(OptionalLong.of(seconds), TimeSpan.seconds(text));
  }

  @Test
  void whatIsNoTimeIsNone() {
    for (String text : List.of("", "soon", "-1", "1.5 h", "2 days", "10 minutes", "1234567890", "m", "5 m s")) {
      assertTrue(TimeSpan.seconds(text).isEmpty(), text);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0032, 3.2 ms", "0.12, 120 ms", "1, 1.00 s", "12.44, 12.4 s", "59.96, 1 min 0 s", "192.2, 3 min 12 s",
      "7500, 2 h 5 min", "NaN, ?"})
  void words(double seconds, String text) {
    assertEquals(text, TimeSpan.words(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0:00", "187, 3:07", "3599.6, 1 h 00 min", "7500, 2 h 05 min", "NaN, ?"})
  void clock(double seconds, String text) {
    assertEquals(text, TimeSpan.clock(seconds));
  }
}
