package weka.recurrent.data;

import java.util.Locale;

/** What one step of a text is. */
public enum TextUnit {
  /** Characters if the median training text has at most {@value TextSplitter#WORDS_OF_A_NAME} words, else words. */
  AUTO,
  /** One Unicode character per step, white space and case kept. */
  CHARACTERS,
  /** One word per step: a run of letters and digits in lower case; all else only separates. */
  WORDS;

  /** The name a user types: {@code auto}, {@code characters}, {@code words}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
