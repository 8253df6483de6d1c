package weka.recurrent.experiment.outcome;

import java.io.PrintStream;
import java.util.regex.Pattern;

/**
 * Text for a terminal. Names come from data that others made; a control character in one would move the cursor, clear the screen,
 * set the title or turn what follows around. Here such characters are shown as {@code \\u001b} and not sent.
 */
public final class VisibleText {
  /**
   * Controls but tab and line ends, a carriage return that ends no line, what turns the direction of writing, line separators.
   */
  private static final Pattern ACTING = Pattern
      .compile(
          "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]|\\r(?!\\n)");

  private VisibleText() {}

  /** A text with its acting characters written out. */
  public static String of(String text) {
    if (text == null) {
      return "null";
    }
    return ACTING.matcher(text).replaceAll(found -> "\\\\u" + hex(found.group().charAt(0)));
  }

  private static String hex(char c) {
    return Integer.toHexString(0x10000 | c).substring(1);
  }

  /** A stream that shows whatever text is printed to it. */
  public static PrintStream stream(PrintStream to) {
    return to instanceof Showing ? to : new Showing(to);
  }

  /** Whether a stream is the given one, or shows what goes to it. */
  public static boolean leadsTo(PrintStream stream, PrintStream to) {
    return stream == to || stream instanceof Showing showing && showing.to == to;
  }

  /** Java's other methods for text end in these. */
  private static final class Showing extends PrintStream {
    private final PrintStream to;

    Showing(PrintStream to) {
      super(to, true);
      this.to = to;
    }

    @Override
    public void print(String text) {
      to.print(of(text));
    }

    @Override
    public void print(Object object) {
      print(String.valueOf(object));
    }

    @Override
    public void print(char c) {
      print(String.valueOf(c));
    }

    @Override
    public void print(char[] text) {
      print(String.valueOf(text));
    }

    @Override
    public void println() {
      to.println();
    }

    @Override
    public void println(String text) {
      to.println(of(text));
    }

    @Override
    public void println(Object object) {
      println(String.valueOf(object));
    }

    @Override
    public PrintStream append(CharSequence text) {
      print(String.valueOf(text));
      return this;
    }

    @Override
    public boolean checkError() {
      return to.checkError();
    }
  }
}
