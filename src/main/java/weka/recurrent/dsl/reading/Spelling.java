package weka.recurrent.dsl.reading;

import java.util.Collection;
import java.util.Locale;

/**
 * The word that was probably meant: Damerau and Levenshtein's distance, restricted form (a letter added, left out, changed, or
 * two neighbors swapped), at most max(1, length / 3); or a known word that begins with what was written.
 */
public final class Spelling {
  private Spelling() {}

  /** The nearest known word, or null if none is near. */
  public static String nearest(String written, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, written.length() / 3) + 1;
    for (String word : known) {
      int distance = distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = word;
      }
    }
    if (best == null && written.length() >= 3) {
      for (String word : known) {
        if (word.toLowerCase(Locale.ROOT).startsWith(written.toLowerCase(Locale.ROOT))) {
          return word;
        }
      }
    }
    return best;
  }

  /** {@code , did you mean 'x'?} or an empty text. */
  public static String suggestion(String written, Collection<String> known) {
    String nearest = nearest(written, known);
    return nearest == null ? "" : ", did you mean '" + nearest + "'?";
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
