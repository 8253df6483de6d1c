package weka.recurrent.data;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The strings that training knows, most frequent first, as tokens 1, 2, ...; token 0 is unknown. Immutable after
 * {@link Count#vocabulary}; any number of threads may ask.
 */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;
  /** Occurrences from which rare strings are read as unknown, which is then trained; with fewer each string is kept. */
  private static final long ENOUGH_TO_DROP_RARE = 1000;

  private final String[] words;
  private final int different;
  private final int minimumCount;
  private final double unknownShare;
  private transient volatile Map<String, Integer> tokens;

  private Vocabulary(String[] words, int different, int minimumCount, double unknownShare) {
    this.words = words;
    this.different = different;
    this.minimumCount = minimumCount;
    this.unknownShare = unknownShare;
  }

  /** V: tokens, the unknown one included. */
  int size() {
    return words.length + 1;
  }

  /** The token of a string; 0 if it is unknown. */
  int token(String word) {
    Map<String, Integer> known = tokens;
    if (known == null) {
      known = new HashMap<>(words.length * 2);
      for (int i = 0; i < words.length; i++) {
        known.put(words[i], i + 1);
      }
      tokens = known;
    }
    Integer token = known.get(word);
    return token == null ? 0 : token;
  }

  /** The string of a token; null for unknown. */
  String word(int token) {
    return token == 0 ? null : words[token - 1];
  }

  /** [V] the strings of all tokens; the first, null, is the unknown one. */
  String[] all() {
    String[] all = new String[size()];
    System.arraycopy(words, 0, all, 1, words.length);
    return all;
  }

  /** Size and limits in words; what names the strings in the plural. */
  String describe(String what) {
    String text = words.length + " different " + what;
    if (words.length < different) {
      text += String.format(Locale.ROOT, " of %d (%s), the other %.2g %% of the training %s are read as unknown", different,
          words.length == EncodingOptions.MAXIMUM_VOCABULARY ? "the most frequent ones"
              : "those that occur at least " + minimumCount + " times",
          100 * unknownShare, what);
    }
    return text;
  }

  /** Counts strings. */
  static final class Count {
    private final Map<String, int[]> counts = new HashMap<>();
    private long occurrences;

    void add(String word) {
      counts.computeIfAbsent(word, w -> new int[1])[0]++;
      occurrences++;
    }

    /**
     * The strings that occur at least that often, the most frequent {@value EncodingOptions#MAXIMUM_VOCABULARY} at most; ties by
     * the order of their characters.
     *
     * @param rare count from which a string is kept if there are at least {@value #ENOUGH_TO_DROP_RARE} occurrences in all
     */
    Vocabulary vocabulary(int rare) {
      int minimum = occurrences < ENOUGH_TO_DROP_RARE ? 1 : rare;
      List<Map.Entry<String, int[]>> kept = counts.entrySet().stream().filter(e -> e.getValue()[0] >= minimum)
          .sorted(Comparator.comparingInt((Map.Entry<String, int[]> e) -> -e.getValue()[0]).thenComparing(Map.Entry::getKey))
          .limit(EncodingOptions.MAXIMUM_VOCABULARY).toList();
      long known = kept.stream().mapToLong(e -> e.getValue()[0]).sum();
      return new Vocabulary(kept.stream().map(Map.Entry::getKey).toArray(String[]::new), counts.size(), minimum,
          occurrences == 0 ? 0 : 1 - (double) known / occurrences);
    }
  }
}
