package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into the units that are their steps. Nothing but what separates words is left out. */
final class TextSplitter {
  /** Words up to which the median text counts as a name or code, to be read by characters. */
  static final int WORDS_OF_A_NAME = 3;

  private TextSplitter() {}

  /** The unit that suits the texts: words, unless the median text has at most {@value #WORDS_OF_A_NAME} of them. */
  static TextUnit suitable(List<String> texts) {
    return medianWords(texts) <= WORDS_OF_A_NAME ? TextUnit.CHARACTERS : TextUnit.WORDS;
  }

  /** Median number of words; 0 without texts. */
  static int medianWords(List<String> texts) {
    int[] counts = texts.stream().mapToInt(text -> words(text).size()).sorted().toArray();
    return counts.length == 0 ? 0 : counts[(counts.length - 1) / 2];
  }

  /** The steps of a text. */
  static List<String> split(String text, TextUnit unit) {
    return unit == TextUnit.WORDS ? words(text) : text.codePoints().mapToObj(Character::toString).toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || isMark(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Accents that stand as characters of their own. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
