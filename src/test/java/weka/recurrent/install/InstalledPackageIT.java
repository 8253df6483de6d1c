package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The installed package on Weka's command line, as the README shows it: nothing of ours is on the class path. */
class InstalledPackageIT {

  @TempDir
  static Path directory;

  private static ChildJvm weka;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    weka = InstalledPackage.installInto(directory.resolve("wekahome"));
  }

  @Test
  void wekaListsThePackage() throws IOException, InterruptedException {
    ChildJvm.Outcome outcome = weka.run("weka.core.WekaPackageManager", "-offline", "-list-packages", "installed");
    assertTrue(outcome.out().contains("recurrentNetworks"), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RNN", "LSTM", "GRU"})
  void helpNamesTheOptions(String cell) throws IOException, InterruptedException {
    ChildJvm.Outcome outcome = weka.run("weka.Run", "." + cell, "-h");
    assertTrue(outcome.err().contains("-H <"), outcome::toString);
    assertTrue(outcome.err().contains("-bidirectional"), outcome::toString);
    assertFalse(outcome.showsTrace(), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RNN", "LSTM", "GRU"})
  void trainsTestsSavesAndLoads(String cell) throws IOException, InterruptedException {
    Path train = FirstSymbol.write(directory.resolve(cell + "-train.arff"), 150, 6, 1);
    Path test = FirstSymbol.write(directory.resolve(cell + "-test.arff"), 50, 6, 2);
    Path model = directory.resolve(cell + ".model");

    ChildJvm.Outcome training = weka.run("weka.Run", "." + cell, "-t", train.toString(), "-T", test.toString(), "-d",
        model.toString(), "-N", "60");
    assertFalse(training.showsTrace(), training::toString);
    assertTrue(training.out().contains("150 sequences of 6 steps"), training::toString);
    double learned = correct(training);
    assertTrue(learned > 90, () -> "first symbol of six, " + learned + " % right\n" + training);

    ChildJvm.Outcome again = weka.withFlags("-Djdk.serialFilter=weka.**;java.**;!*")
        .run("weka.Run", "." + cell, "-l", model.toString(), "-T", test.toString());
    assertFalse(again.showsTrace(), again::toString);
    assertEquals(learned, correct(again), again::toString);
  }

  @Test
  void everyExampleFileIsInThePackageAndTrains() throws IOException, InterruptedException {
    Path examples = weka.wekaHome().resolve("packages/recurrentNetworks/examples");
    List<Path> files;
    try (Stream<Path> all = Files.list(examples)) {
      files = all.filter(file -> file.toString().endsWith(".arff")).sorted().toList();
    }
    assertFalse(files.isEmpty(), "the package must bring an example");
    for (Path file : files) {
      ChildJvm.Outcome outcome = weka.run("weka.Run", ".LSTM", "-t", file.toString(), "-no-cv", "-N", "1");
      assertFalse(outcome.showsTrace(), () -> file + "\n" + outcome);
      assertTrue(outcome.out().contains("=== Error on training data ==="), () -> file + "\n" + outcome);
    }
  }

  @Test
  void archiveFilesOpenLikeAnArff() throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("tiny.ts"), """
        @problemName tiny
        @timeStamps false
        @missing false
        @univariate true
        @equalLength true
        @seriesLength 3
        @classLabel true up down
        @data
        1,2,3:up
        3,2,1:down
        2,3,4:up
        4,3,2:down
        """);
    ChildJvm.Outcome outcome = weka.run("weka.Run", ".GRU", "-t", file.toString(), "-no-cv", "-N", "30");
    assertFalse(outcome.showsTrace(), outcome::toString);
    assertTrue(outcome.out().contains("4 sequences of 3 steps x 1 channel"), outcome::toString);
  }

  /** Filters, loader and generators live in packages that Weka searches anyway, so the package needs no list of them. */
  @ParameterizedTest
  @ValueSource(strings = {"LongToSequences", "SequencesToFlat", "TSLoader", "Recall", "Adding"})
  void wekaFindsWhatIsNoClassifier(String name) throws IOException, InterruptedException {
    ChildJvm.Outcome outcome = weka.run("weka.Run", "." + name, "-h");
    assertFalse(outcome.err().contains("Can't find scheme"), outcome::toString);
    assertFalse(outcome.showsTrace(), outcome::toString);
  }

  /** Percent right on the test file, the last summary that Weka prints. */
  private static double correct(ChildJvm.Outcome outcome) {
    String line = outcome.out().lines().filter(text -> text.startsWith("Correctly Classified Instances"))
        .reduce((first, last) -> last).orElseThrow(() -> new AssertionError("no summary in\n" + outcome));
    String[] words = line.trim().split("\\s+");
    return Double.parseDouble(words[words.length - 2]);
  }
}
