package weka.recurrent.dsl.words;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.Word;

/** All words of the language by the place where they may stand, read from their {@link Word} annotations. */
final class Vocabulary {
  /** Where words of an experiment stand. */
  static final String EXPERIMENT = "experiment { } and the top level";
  /** Where words of a network stand. */
  static final String NETWORK = "network { }";
  /** Where words of a search stand. */
  static final String TUNE = "tune { }";
  /** Words without a place of their own. */
  static final String ANYWHERE = "anywhere";

  /** Words that stand as a value, by their name. */
  private final Map<String, Word> values;

  /** @param script class of scripts, whose words stand as values */
  Vocabulary(Class<?> script) {
    values = of(script);
    values.keySet().removeAll(of(ExperimentWords.class).keySet());
  }

  /** The words of a class in alphabetical order: methods by their name, getters without their {@code get}. */
  static Map<String, Word> of(Class<?> type) {
    Map<String, Word> words = new TreeMap<>();
    for (Method method : type.getMethods()) {
      Word word = method.getAnnotation(Word.class);
      if (word != null) {
        words.put(Word.Name.of(method), word);
      }
    }
    return words;
  }

  /** All words by place: word, then what is said about it. Settings of networks are not among them. */
  Map<String, Map<String, Word>> all() {
    Map<String, Map<String, Word>> all = new LinkedHashMap<>();
    all.put(EXPERIMENT, of(ExperimentWords.class));
    all.put(NETWORK, of(NetworkBlock.class));
    all.put(TUNE, of(TuneBlock.class));
    all.put(ANYWHERE, values);
    return all;
  }

  /** What may stand in a block, for messages. */
  static Collection<String> visible(Object block) {
    if (block instanceof NetworkBlock) {
      Set<String> words = new TreeSet<>(Network.LSTM.words());
      words.addAll(of(NetworkBlock.class).keySet());
      return words;
    }
    return block instanceof TuneBlock ? of(TuneBlock.class).keySet() : of(ExperimentWords.class).keySet();
  }

  /** Words that stand as a value: learners, measures, views, tasks. */
  Collection<String> values() {
    return values.keySet();
  }

  /** The values of the same kind as one of them, such as all tasks: what stands before the colon of their descriptions. */
  Collection<String> alike(String value) {
    String kind = kind(values.get(value));
    return values.keySet().stream().filter(other -> kind(values.get(other)).equals(kind)).toList();
  }

  private static String kind(Word word) {
    int colon = word.value().indexOf(':');
    return colon < 0 ? "" : word.value().substring(0, colon);
  }

  /** The place a word belongs to, or null if there is none of that name. */
  static String home(String word) {
    if (of(ExperimentWords.class).containsKey(word)) {
      return EXPERIMENT;
    }
    if (of(TuneBlock.class).containsKey(word)) {
      return TUNE;
    }
    return Network.anySetting(word) != null ? NETWORK : null;
  }

  /** The annotation of a word that may stand in a block, or null. */
  Word word(Object block, String name) {
    Class<?> place = block instanceof NetworkBlock || block instanceof TuneBlock ? block.getClass() : ExperimentWords.class;
    Word word = of(place).get(name);
    return word == null ? values.get(name) : word;
  }
}
