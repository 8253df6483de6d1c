package weka.recurrent.classifier;

/**
 * Messages of exceptions as Weka's windows can show them: its dialogs set a message in one line, which a screen cuts where a
 * sentence with its remedy is longer than the screen is wide.
 */
public final class DialogText {
  private static final int WIDTH = 100;

  private DialogText() {}

  /** The same kind of exception with its message in lines of up to 100 characters; the original is its cause. */
  public static RuntimeException wrapped(RuntimeException e) {
    String message = e.getMessage();
    if (message == null || message.length() <= WIDTH) {
      return e;
    }
    return e instanceof IllegalArgumentException ? new IllegalArgumentException(lines(message), e)
        : e instanceof IllegalStateException ? new IllegalStateException(lines(message), e) : e;
  }

  /** Breaks lines at spaces; a longer word stays whole. */
  static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column = word.lastIndexOf('\n') < 0 ? column + word.length() : word.length() - 1 - word.lastIndexOf('\n');
    }
    return lines.toString();
  }
}
