package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Long messages in Weka's dialogs. */
class DialogTextTest {

  @Test
  void longMessagesGetLinesAndLoseNoWord() {
    String text = "word ".repeat(60).strip() + " " + "x".repeat(150) + " end";
    RuntimeException wrapped = DialogText.wrapped(new IllegalStateException(text));
    assertInstanceOf(IllegalStateException.class, wrapped);
    assertEquals(text, wrapped.getMessage().replace('\n', ' '));
    assertTrue(wrapped.getMessage().lines().allMatch(line -> line.length() <= 100 || line.equals("x".repeat(150))));
    assertEquals(text, wrapped.getCause().getMessage());
  }

  @Test
  void shortMessagesAndOtherExceptionsStay() {
    RuntimeException brief = new IllegalArgumentException("the learning rate must be above 0, got -1");
    assertSame(brief, DialogText.wrapped(brief));
    RuntimeException other = new ArithmeticException("y".repeat(300));
    assertSame(other, DialogText.wrapped(other));
  }
}
