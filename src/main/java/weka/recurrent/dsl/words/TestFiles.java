package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;

/**
 * Which test file belongs to which data: {@code evaluate test: '*_TEST.ts'}. One file belongs to the one data set there is. A
 * pattern gives each file of training data its own, by what the signs of both patterns stand for, or else by the name without
 * words such as TRAIN and TEST. Whatever is not clear is a fault: a wrong pair would be a plausible wrong answer.
 */
final class TestFiles {
  private final ScriptContext context;
  private final Place place;
  private final String pattern;
  private final List<Path> files;

  private TestFiles(ScriptContext context, Place place, String pattern, List<Path> files) {
    this.context = context;
    this.place = place;
    this.pattern = pattern;
    this.files = files;
  }

  /**
   * The test file of each word; words without one are faults in the context.
   *
   * @param pattern a file or a pattern of files
   * @param place of it in the script
   */
  static Map<DataWord, Path> pair(ScriptContext context, List<DataWord> words, String pattern, Place place) {
    try {
      TestFiles tests = new TestFiles(context, place, pattern, DataFiles.find(context.folder(), pattern));
      return DataFiles.isPattern(pattern) ? tests.byName(words) : tests.one(words);
    } catch (IOException | IllegalArgumentException e) {
      context.fault("missing-file", place, e.getMessage());
      return Map.of();
    }
  }

  private Map<DataWord, Path> one(List<DataWord> words) throws IOException {
    if (words.size() > 1) {
      fault("one test file for " + words.size() + " data sets: '" + pattern
          + "' belongs to one of them. Write an experiment for each, or a"
          + " pattern such as '*_TEST.arff' that gives each its own");
      return Map.of();
    }
    Map<DataWord, Path> pairs = new LinkedHashMap<>();
    for (DataWord word : words) {
      // whoever names both files in full means it
      if (word.pairName() == null || !isSame(word.file(), files.get(0))) {
        pairs.put(word, files.get(0));
      } else {
        fault("'" + files.get(0).getFileName() + "' is test file and training data at once");
      }
    }
    return pairs;
  }

  private Map<DataWord, Path> byName(List<DataWord> words) throws IOException {
    Map<DataWord, Path> pairs = new LinkedHashMap<>();
    for (DataWord word : words) {
      if (word.file() == null) {
        fault("a pattern of test files pairs with files of training data, not with tasks or sequences(...)");
        return Map.of();
      }
      List<Path> own = candidates(word);
      String name = word.file().getFileName().toString();
      if (own.size() != 1) {
        fault((own.isEmpty() ? "no test file" : own.size() + " test files (" + names(own) + ")") + " of '" + pattern + "' for '"
            + name
            + "'; there are " + names(files));
      } else if (isSame(own.get(0), word.file())) {
        fault("'" + name + "' is test file and training data at once; name the patterns so that they match different files");
      } else if (pairs.containsValue(own.get(0))) {
        fault("test file '" + own.get(0).getFileName() + "' would be used for two data sets, '" + name + "' is the second");
      } else {
        pairs.put(word, own.get(0));
      }
    }
    return pairs;
  }

  private List<Path> candidates(DataWord word) {
    List<Path> same = new ArrayList<>();
    if (word.pairName() != null) {
      for (Path file : files) {
        String wild = DataFiles.wild(pattern, file);
        if (wild != null && bare(wild).equals(bare(word.pairName())) && !bare(wild).isEmpty()) {
          same.add(file);
        }
      }
    }
    if (same.isEmpty()) {
      String name = bare(word.file().getFileName().toString());
      files.stream().filter(file -> bare(file.getFileName().toString()).equals(name)).forEach(same::add);
    }
    return same.isEmpty() && word.pairName() == null && files.size() == 1 ? files : same;
  }

  /** A name in small letters, without ending and without words that tell training from test. */
  private static String bare(String name) {
    return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "")
        .replaceAll("\\.(arff|csv|ts|tsv|tsf|txt|xrff|json|libsvm|dat|bsi)$", "")
        .replaceAll("(?<![a-z])(training|train|trn|tr|testing|test|tst|te|holdout)(?![a-z])", " ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return one != null && Files.isSameFile(one, other);
  }

  private static String names(List<Path> files) {
    List<String> names = files.stream().map(file -> "'" + file.getFileName() + "'").toList();
    return names.size() <= 5 ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " others";
  }

  private void fault(String message) {
    context.fault("test-file", place, message);
  }
}
