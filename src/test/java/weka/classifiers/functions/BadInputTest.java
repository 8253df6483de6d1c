package weka.classifiers.functions;

import weka.recurrent.classifier.SavedModel;
import java.util.stream.Stream;
import java.nio.charset.StandardCharsets;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.install.ChildJvm.Outcome;
import weka.recurrent.install.FirstSymbol;

/**
 * What a user reads after a mistake, on Weka's command line in a Java virtual machine of its own: one sentence that names what
 * was found and what to do, and no stack trace. Each text is asserted once.
 */
class BadInputTest {

  @TempDir
  static Path directory;

  private static ChildJvm java;
  private static Path good;

  @BeforeAll
  static void writeGoodData() throws IOException {
    java = ChildJvm.asTested(directory.resolve("wekahome"));
    good = FirstSymbol.write(directory.resolve("good.arff"), 30, 5, 1);
  }

  /** Runs {@code weka.Run weka.classifiers.functions.LSTM}; few epochs come after the test's own options. */
  private static Outcome lstm(String... options) throws IOException, InterruptedException {
    return lstm(java, options);
  }

  private static Outcome lstm(ChildJvm jvm, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-no-load", "-no-scan", "weka.classifiers.functions.LSTM"));
    arguments.addAll(List.of(options));
    return jvm.run("weka.Run", arguments.toArray(String[]::new));
  }

  private static Path arff(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static void assertSays(Outcome outcome, String... parts) {
    assertFalse(outcome.showsTrace(), outcome::toString);
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), () -> "expected: " + part + "\n" + outcome);
    }
    assertTrue(outcome.err().lines().count() < 12, () -> "a message, not a page:\n" + outcome);
    assertFalse(outcome.out().contains("=== Error on"), () -> "it went on to evaluate:\n" + outcome);
  }

  @Test
  void noSequenceAttribute() throws Exception {
    Path file = arff("flat.arff", """
        @relation flat
        @attribute t0 numeric
        @attribute t1 numeric
        @attribute class {a,b}
        @data
        1,2,a
        2,1,b
        """);
    assertSays(lstm("-t", file.toString(), "-no-cv", "-layout", "steps"), "needs a relational attribute that holds the sequence",
        "'t0' (numeric)");
  }

  @Test
  void twoSequenceAttributes() throws Exception {
    Path file = arff("two.arff", """
        @relation two
        @attribute left relational
        @attribute x numeric
        @end left
        @attribute right relational
        @attribute x numeric
        @end right
        @attribute class {a,b}
        @data
        "1\\n2","3\\n4",a
        "2\\n1","4\\n3",b
        """);
    assertSays(lstm("-t", file.toString(), "-no-cv", "-N", "1"), "'left' and 'right'", "Remove");
  }

  @Test
  void infiniteValue() throws Exception {
    Path file = arff("infinite.arff", bags("1\\n2,a", "Infinity\\n1,b", "2\\n1,a", "1\\n3,b"));
    assertSays(lstm("-t", file.toString(), "-no-cv", "-N", "1"), "finite", "instance 2", "'x'");
  }

  @Test
  void unseenNominalValueAtPrediction() throws Exception {
    Path model = directory.resolve("labels.model");
    trainTo(model);
    Path test = arff("labels.arff", Files.readString(good).replace("{a,b,c}\n  @attribute level", "{a,b,z}\n  @attribute level")
        .replaceAll("([\"'n])c,", "$1z,"));
    assertSays(lstm("-l", model.toString(), "-T", test.toString()),
        "'symbol' must be one of the labels of the training data (a, b, c), "
            + "but it is 'z' in step");
  }

  @Test
  void testFileWithOtherChannels() throws Exception {
    Path test = arff("channels.arff", Files.readString(good).replace("@attribute level numeric", "@attribute height numeric"));
    assertSays(lstm("-t", good.toString(), "-T", test.toString(), "-N", "1"), "the test file does not fit the training file",
        "'level'", "'height'");
  }

  @Test
  void wordWhereANumberBelongs() throws Exception {
    assertSays(lstm("-t", good.toString(), "-no-cv", "-E", "foo"), "-E (patience) is a whole number, at least 0, not 'foo'");
  }

  @Test
  void negativeLearningRate() throws Exception {
    assertSays(lstm("-t", good.toString(), "-no-cv", "-L", "-1"), "-L (learning rate) is a number above 0, not -1");
  }

  @Test
  void unknownChoice() throws Exception {
    assertSays(lstm("-t", good.toString(), "-no-cv", "-backend", "gpu"), "-backend", "opencl", "'gpu'");
  }

  @Test
  void unknownOption() throws Exception {
    assertSays(lstm("-t", good.toString(), "-no-cv", "-epochs", "3"), "-epochs");
  }

  @Test
  void missingTrainingFile() throws Exception {
    assertSays(lstm("-t", directory.resolve("nowhere.arff").toString()), "nowhere.arff");
  }

  @Test
  void modelFileThatIsNone() throws Exception {
    Path model = Files.writeString(directory.resolve("text.model"), "this is no model");
    assertSays(lstm("-l", model.toString(), "-T", good.toString()), "cannot read the model file " + model, "damaged");
  }

  @Test
  void modelFileCutShort() throws Exception {
    Path model = directory.resolve("whole.model");
    trainTo(model);
    byte[] bytes = Files.readAllBytes(model);
    Path cut = Files.write(directory.resolve("cut.model"), Arrays.copyOf(bytes, bytes.length / 3));
    assertSays(lstm("-l", cut.toString(), "-T", good.toString()), "cannot read the model file " + cut, "damaged");
  }

  @Test
  void modelPathWithoutDirectory() throws Exception {
    Path model = directory.resolve("nowhere").resolve("m.model");
    Outcome outcome = lstm("-t", good.toString(), "-no-cv", "-N", "1", "-d", model.toString());
    assertSays(outcome, "cannot write a model to " + model, "there is no directory", "Nothing was trained");
  }

  @Test
  void fullDisk() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    assertSays(lstm("-t", good.toString(), "-no-cv", "-N", "1", "-d", full.toString()), "cannot write the model to /dev/full",
        "No space left on device");
  }

  /** A limit of the size of files plays the full disk; it is met in the middle of the model. */
  @Test
  void aModelIsReplacedByAWholeOneOrNotAtAll() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "no Bash to set a limit");
    Path model = directory.resolve("kept.model");
    trainTo(model);
    byte[] before = Files.readAllBytes(model);
    for (String name : List.of("kept.model", "kept.model.gz", "fresh.model")) {
      Files.write(directory.resolve("kept.model.gz"), before);
      Process process = new ProcessBuilder("/bin/bash", "-c", "ulimit -f 100; exec \"$0\" \"$@\"",
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
          "@" + Path.of("scripts/lib/netlib.arguments").toAbsolutePath(), "-cp",
          System.getProperty("java.class.path"), "weka.classifiers.functions.LSTM", "-t", good.toString(), "-no-cv", "-N", "1",
          "-H",
          "128", "-backend", "cpu", "-o", "-d", directory.resolve(name).toString()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(1, process.waitFor(), said);
      assertTrue(said.contains("cannot write the model to " + directory.resolve(name) + ": File too large"), said);
      assertArrayEquals(before, Files.readAllBytes(model));
      assertArrayEquals(before, Files.readAllBytes(directory.resolve("kept.model.gz")));
      assertFalse(Files.exists(directory.resolve("fresh.model")));
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith(".")).toList());
    }
  }

  @Test
  void aModelIsKeptThoughItsEvaluationFails() throws Exception {
    Path model = directory.resolve("unevaluated.model");
    Path other = arff("other.arff", "@relation other\n@attribute a numeric\n@attribute b {x,y}\n@data\n1,x\n");
    assertSays(lstm("-t", good.toString(), "-T", other.toString(), "-N", "1", "-d", model.toString()), "does not fit");
    assertTrue(Files.exists(model) == false || SavedModel.read(model) != null);
  }

  @Test
  void theExitCodeTellsAFailureAndAFullOutputIsOne() throws Exception {
    Outcome outcome = java.run("weka.classifiers.functions.GRU", "-t", directory.resolve("none.arff").toString());
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(0, java.run("weka.classifiers.functions.GRU", "-h").exitCode());
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    for (String name : List.of("weka.classifiers.functions.RNN", "weka.recurrent.cli.Recur")) {
      List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
          System.getProperty("java.class.path"), name));
      command
          .addAll(name.endsWith("RNN") ? List.of("-t", good.toString(), "-no-cv", "-N", "1") : List.of("data", good.toString()));
      Process process =
          new ProcessBuilder(command).redirectOutput(new java.io.File("/dev/full")).start();
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor() != 0, said);
      assertTrue(said.contains("the results cannot be written to the output"), said);
    }
  }

  @Test
  void outOfMemorySaysWhatWasNeededAndWhatLowersIt() throws Exception {
    Path file = FirstSymbol.write(directory.resolve("long.arff"), 100, 400, 1);
    assertSays(lstm(java.withFlags("-Xmx64m"), "-t", file.toString(), "-no-cv", "-H", "600", "-B", "64"), "training needs about",
        "MB", "-B", "-H", "-Xmx");
  }

  /** Here weights are nearly all that is needed, and most of the heap is copies of them. */
  @Test
  void whatTheEstimateAsksForIsEnough() throws Exception {
    String[] large = {"-t", FirstSymbol.write(directory.resolve("short.arff"), 40, 4, 1).toString(), "-no-cv", "-H", "512",
        "-layers", "3", "-N", "2", "-V", "30", "-members", "1", "-backend", "cpu"};
    Outcome refused = lstm(java.withFlags("-Xmx64m", "-XX:+UseG1GC"), large);
    Matcher asked = Pattern.compile("training needs about (\\d+) MB").matcher(refused.err());
    assertTrue(asked.find(), refused::toString);
    // A tenth is lost where the collector gives every large array regions of its own; 24 MB are Weka and the data.
    int given = Integer.parseInt(asked.group(1)) * 11 / 10 + 24;
    Outcome trained = lstm(java.withFlags("-Xmx" + given + "m", "-XX:+UseG1GC"), large);
    assertTrue(trained.out().contains("=== Error on training data ==="), trained::toString);
  }

  /** Not mistakes, but rare: learned from, and said in the text of the model. */
  @Test
  void emptyBagAllMissingAndMissingBagAreSaid() throws Exception {
    Path file = arff("empty.arff", bags("1\\n2,a", ",b", "?\\n?,a", "1\\n3,b", "2\\n2,a") + "?,b\n");
    Outcome outcome = lstm("-t", file.toString(), "-no-cv", "-N", "2");
    assertFalse(outcome.showsTrace(), outcome::toString);
    assertTrue(outcome.out().contains("Empty or missing: 3 sequences"), outcome::toString);
    assertTrue(outcome.out().contains("=== Error on training data ==="), outcome::toString);
  }

  @Test
  void oneClassIsLearned() throws Exception {
    Path file = arff("one.arff", bags("1\\n2,a", "2\\n1,a", "3\\n3,a"));
    Outcome outcome = lstm("-t", file.toString(), "-no-cv", "-N", "40");
    assertFalse(outcome.showsTrace(), outcome::toString);
    assertTrue(outcome.out().contains("Correctly Classified Instances           3              100"), outcome::toString);
  }

  /** Bags of one channel x; each argument is the steps and, after the last comma, the class. */
  private static String bags(String... rows) {
    StringBuilder text = new StringBuilder("""
        @relation bags
        @attribute sequence relational
        @attribute x numeric
        @end sequence
        @attribute class {a,b}
        @data
        """);
    for (String row : rows) {
      int comma = row.lastIndexOf(',');
      text.append('"').append(row, 0, comma).append('"').append(row.substring(comma)).append('\n');
    }
    return text.toString();
  }

  private static void trainTo(Path model) throws IOException, InterruptedException {
    Outcome outcome = lstm("-t", good.toString(), "-no-cv", "-N", "1", "-d", model.toString());
    assertTrue(Files.size(model) > 0, outcome::toString);
  }
}
