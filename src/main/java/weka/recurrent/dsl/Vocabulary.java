package weka.recurrent.dsl;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All words of the language by the place where they may stand, read from their {@link Word} annotations. */
public final class Vocabulary {
  /** Where words of an experiment stand. */
  public static final String EXPERIMENT = "experiment { } and the top level";
  /** Where words of a network stand. */
  public static final String NETWORK = "network { }";
  /** Where words of a search stand. */
  public static final String TUNE = "tune { }";
  /** Words without a place of their own. */
  public static final String ANYWHERE = "anywhere";

  private Vocabulary() {}

  /** The words of a class in alphabetical order: methods by their name, getters without their {@code get}. */
  static Map<String, Word> of(Class<?> type) {
    Map<String, Word> words = new TreeMap<>();
    for (Method method : type.getMethods()) {
      Word word = method.getAnnotation(Word.class);
      if (word != null) {
        words.put(name(method), word);
      }
    }
    return words;
  }

  /** All words by place: word, then what is said about it. Settings of networks are not among them. */
  public static Map<String, Map<String, Word>> all() {
    Map<String, Map<String, Word>> all = new LinkedHashMap<>();
    all.put(EXPERIMENT, of(ExperimentWords.class));
    all.put(NETWORK, of(NetworkBlock.class));
    all.put(TUNE, of(TuneBlock.class));
    Map<String, Word> shared = of(SequenceScript.class);
    all.put(ANYWHERE, shared);
    return all;
  }

  /** Settings of networks: word, option, description and default, as the classifier itself gives them. */
  public static List<String[]> networkSettings() {
    return SettingText.rows();
  }

  /** What may stand in a block, for messages. */
  static Collection<String> visible(Object block) {
    if (block instanceof NetworkBlock) {
      Set<String> words = new TreeSet<>(NetworkSetting.words(NetworkSetting.Cell.LSTM));
      words.addAll(of(NetworkBlock.class).keySet());
      return words;
    }
    return block instanceof TuneBlock ? of(TuneBlock.class).keySet() : of(ExperimentWords.class).keySet();
  }

  /** Words that stand as a value: learners, measures, views, tasks. */
  static Collection<String> values() {
    return of(SequenceScript.class).keySet();
  }

  /** The values of the same kind as one of them, such as all tasks: what stands before the colon of their descriptions. */
  static Collection<String> alike(String value) {
    Map<String, Word> values = of(SequenceScript.class);
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
    return NetworkSetting.words(NetworkSetting.Cell.LSTM).contains(word) ? NETWORK : null;
  }

  /** The annotation of a word that may stand in a block, or null. */
  static Word word(Object block, String name) {
    List<Class<?>> classes = new ArrayList<>();
    if (block instanceof NetworkBlock || block instanceof TuneBlock) {
      classes.add(block.getClass());
    } else {
      classes.add(ExperimentWords.class);
    }
    classes.add(SequenceScript.class);
    return classes.stream().map(type -> of(type).get(name)).filter(w -> w != null).findFirst().orElse(null);
  }

  /** Names of what can be read from an object that a script is given. */
  static Collection<String> properties(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() == type && method.getName().matches("get[A-Z].*") && method.getParameterCount() == 0) {
        names.add(name(method));
      }
    }
    return names;
  }

  private static String name(Method method) {
    String name = method.getName();
    boolean getter = name.startsWith("get") && method.getParameterCount() == 0 && name.length() > 3;
    return getter ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
  }
}
