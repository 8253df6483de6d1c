package weka.recurrent.dsl.words;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Word;

/** The pages about the language, written from the annotations of its words. */
public final class Reference {
  private static final Vocabulary VOCABULARY = new Vocabulary(ScriptWords.class);

  private Reference() {}

  /** All words, without the settings of networks. */
  public static Set<String> words() {
    Set<String> words = new TreeSet<>();
    VOCABULARY.all().values().stream().map(Map::keySet).forEach(words::addAll);
    return words;
  }

  /** What is said about each word, by the places where they stand. */
  public static Map<String, Map<String, Word>> byPlace() {
    return VOCABULARY.all();
  }

  /** Settings of networks: word, option, description and default, as the classifier itself gives them. */
  public static List<String[]> networkSettings() {
    Map<String, String[]> rows = new LinkedHashMap<>();
    for (Network network : Network.values()) {
      for (NetworkSetting setting : network.settings()) {
        rows.putIfAbsent(setting.word(), new String[] {setting.word(), setting.option().synopsis(), setting.description()});
      }
    }
    return List.copyOf(rows.values());
  }

  /** Every word, setting and task, as Markdown. */
  public static String page() {
    StringBuilder out = new StringBuilder("# Words of experiment scripts\n\nWritten by `recur describe --page reference`.\n");
    VOCABULARY.all().forEach((place, words) -> {
      out.append("\n## ").append(title(place)).append("\n\n");
      words.forEach((name, word) -> {
        out.append("### ").append(name).append("\n\n").append(word.value()).append("\n\n```groovy\n").append(word.use())
            .append("\n```\n\n");
        for (String setting : word.settings()) {
          out.append("- `").append(setting.replaceFirst(": ", "`: ")).append('\n');
        }
        if (word.settings().length > 0) {
          out.append('\n');
        }
      });
    });
    out.append("\n## Settings of networks\n\nIn `network { }` as words, in `lstm(...)` and `train` by name.\n\n"
        + "| setting | option | meaning |\n|---|---|---|\n");
    for (String[] row : networkSettings()) {
      out.append("| `").append(row[0]).append("` | `").append(row[1].replace("|", "\\|")).append("` | ")
          .append(row[2].replace("|", "\\|"))
          .append(" |\n");
    }
    out.append("\n## Settings of tasks\n\n| task | settings |\n|---|---|\n");
    for (Task task : Task.values()) {
      out.append("| `").append(task.word()).append("` | ").append(String.join(", ", GeneratorWord.known(task))).append(" |\n");
    }
    return out.toString();
  }

  /** One page: how each word is written. */
  public static String cheatSheet() {
    StringBuilder out = new StringBuilder("# Cheat sheet\n");
    for (Map.Entry<String, Map<String, Word>> place : VOCABULARY.all().entrySet()) {
      out.append("\n## ").append(title(place.getKey())).append("\n\n```groovy\n");
      place.getValue().values().forEach(word -> out.append(word.use()).append('\n'));
      out.append("```\n");
    }
    out.append("\nSettings of networks: ");
    out.append(String.join(", ", networkSettings().stream().map(row -> row[0]).toList())).append(".\n");
    return out.toString();
  }

  /** The word that was probably meant, as the end of a message. */
  public static String suggestion(String written, Collection<String> known) {
    return Spelling.suggestion(written, known);
  }

  private static String title(String place) {
    return Character.toUpperCase(place.charAt(0)) + place.substring(1);
  }
}
