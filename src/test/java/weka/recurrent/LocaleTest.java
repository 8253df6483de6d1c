package weka.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.install.FirstSymbol;
import weka.recurrent.storage.Decimal;

/** What is written, for machines and for people, has the same digits and letters in every language of the user. */
class LocaleTest {
  /** Calls that ask the language of the user. */
  private static final Pattern ASKING = Pattern.compile(
      "String\\.format\\(\\s*(?!(java\\.util\\.)?Locale\\.|locale)[^L\\s]|\\.formatted\\(|\\bprintf\\(\\s*(?!Locale\\.)\""
          + "|toLowerCase\\(\\)|toUpperCase\\(\\)|new Formatter\\(\\)|NumberFormat\\.get\\w*\\(\\)|new "
          + "DecimalFormat\\(\"[^\"]*\"\\)"
          + "|ofPattern\\(\"[^\"]*\"\\)|new SimpleDateFormat\\(\"[^\"]*\"\\)|Utils\\.doubleToString\\(|ofLocalized");

  @TempDir
  Path folder;

  @Test
  void noCallAsksTheLanguageOfTheUser() throws IOException {
    List<String> asking = new ArrayList<>();
    int scanned = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        Matcher found = ASKING.matcher(text);
        while (found.find()) {
          asking.add(file.getFileName() + ": " + text.substring(found.start(), text.indexOf('\n', found.start())));
        }
        scanned++;
      }
    }
    assertTrue(scanned > 300, scanned + " files");
    assertEquals(List.of(), asking);
  }

  @Test
  void numbersHaveNoZeroAtTheirEnd() {
    assertEquals("0.01", Decimal.text(0.01, 12));
    assertEquals("0", Decimal.text(-1e-20, 6));
    assertEquals("1000000", Decimal.text(1e6, 6));
    assertEquals("0.333333", Decimal.text(1.0 / 3, 6));
    assertEquals("NaN", Decimal.text(Double.NaN, 6));
  }

  /** Checkpoints, texts and options of a training under languages with digits and letters of their own. */
  @Test
  void aTrainingGoesOnAndSaysTheSameInEveryLanguage() throws Exception {
    Path data = FirstSymbol.write(folder.resolve("d.arff"), 30, 5, 1);
    String expected = null;
    for (String language : List.of("en-US", "ar-EG", "tr-TR", "fa-IR", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva")) {
      Path checkpoints = folder.resolve(language);
      Locale locale = Locale.forLanguageTag(language);
      ChildJvm java = ChildJvm.asTested(folder.resolve("home")).withFlags("-Duser.language=" + locale.getLanguage(),
          "-Duser.country=" + locale.getCountry(),
          "-Duser.extensions=" + (locale.hasExtensions() ? language.substring(language.indexOf("u-")) : ""));
      String[] command = {"-t", data.toString(), "-no-cv", "-v", "-N", "4", "-H", "4", "-L", "0.013", "-checkpoint",
          checkpoints.toString(), "-checkpoint-every", "1"};
      assertEquals(0, java.run("weka.classifiers.functions.LSTM", command).exitCode());
      List<String> before = times(checkpoints);
      assertEquals(0, java.run("weka.classifiers.functions.LSTM", command).exitCode());
      assertEquals(before, times(checkpoints), "it goes on from the last one: nothing is trained, nothing is written");
      List<String> names;
      try (Stream<Path> files = Files.walk(checkpoints)) {
        names = files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
      }
      assertEquals(List.of("epoch-000003.checkpoint", "epoch-000004.checkpoint"), names, language);
      ChildJvm.Outcome shown =
          java.run("weka.classifiers.functions.LSTM", "-t", data.toString(), "-no-cv", "-v", "-N", "2", "-H", "4",
              "-L", "50", "-clip", "0");
      String text =
          shown.out().lines().takeWhile(line -> !line.startsWith("Time taken")).filter(line -> !line.contains(" took "
              + "") && !line.contains(" s")).toList()
              .toString();
      assertTrue(text.chars().noneMatch(c -> Character.isDigit(c) && c > 127), language + ": " + text);
      expected = expected == null ? text : expected;
      assertEquals(expected, text, language);
    }
  }

  private static List<String> times(Path folder) throws IOException {
    List<String> times = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        times.add(file + " " + Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
