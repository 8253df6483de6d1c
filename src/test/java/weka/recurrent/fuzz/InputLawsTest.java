package weka.recurrent.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import weka.classifiers.functions.GRU;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.filters.Filter;
import weka.filters.unsupervised.instance.LongToSequences;
import weka.recurrent.cli.Recur;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Journal;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.FileData;
import weka.recurrent.storage.Json;

/**
 * What the fuzz targets cannot ask, since they know no right answer: which result a readable input must give, and that the
 * command writes nothing where an input is refused.
 */
class InputLawsTest {
  private static final String EXPERIMENT = """
      seed 3
      data recall(lag: 3, count: 12)
      learners GRU: gru(hidden: 2, epochs: 2), Most: weka('rules.ZeroR')
      evaluate folds: 3
      """;
  private static final List<String> HARD_NAMES =
      List.of("x", "two words", "it's", "100%", "{brace}", "comma,", "\u00e4\u4e2d", "back\\slash", "?");

  private static Path folder;
  private static RunFolder run;
  private static byte[] results;
  private static Outcome outcome;
  private static byte[] model;
  private static Path data;
  private static Path modelFile;

  @BeforeContainer
  static void prepare() throws Exception {
    folder = Files.createTempDirectory("laws");
    Path script = Files.writeString(folder.resolve("laws.groovy"), EXPERIMENT);
    run = new RunFolder(folder.resolve("run"));
    assertEquals(0, recur("run", script.toString(), "-o", run.path().toString(), "-q").code);
    deleteAllBut(List.of(run.path(), run.results(), run.epochs(), run.plan(), run.manifest()));
    results = Files.readAllBytes(run.results());
    outcome = run.read();

    data = Files.writeString(folder.resolve("data.arff"), columns(sequences(1, 8, 3), "t", ","));
    GRU gru = gru();
    gru.buildClassifier(new FileData("data", data, "").read());
    modelFile = folder.resolve("laws.model");
    SerializationHelper.write(modelFile.toString(), gru);
    model = Files.readAllBytes(modelFile);
  }

  @AfterContainer
  static void clean() throws IOException {
    List<Path> all = new ArrayList<>(files(folder));
    Collections.reverse(all);
    for (Path file : all) {
      Files.delete(file);
    }
  }

  // Journals.

  /** A crash may cut a journal anywhere: whole lines count, and what is appended next stands after them. */
  @Property(tries = 40)
  void aCutJournalKeepsItsWholeLines(@ForAll @IntRange(max = 1000) int where) throws IOException {
    byte[] cut = Arrays.copyOf(results, where * results.length / 1000);
    List<String> whole = new ArrayList<>(new String(cut, StandardCharsets.UTF_8).lines().toList());
    if (cut.length > 0 && cut[cut.length - 1] != '\n') {
      whole.remove(whole.size() - 1);
    }
    Files.write(run.results(), cut);
    assertEquals(whole.stream().map(line -> Json.write(Json.read(JobResult.class, line))).collect(Collectors.toSet()),
        Set.copyOf(lines()));
    List<String> all = new String(results, StandardCharsets.UTF_8).lines().toList();
    try (Journal journal = run.journal()) {
      for (String line : all.subList(whole.size(), all.size())) {
        JobResult result = Json.read(JobResult.class, line);
        journal.append(result, outcome.curve(result.job()));
      }
    }
    assertArrayEquals(results, Files.readAllBytes(run.results()));
  }

  /**
   * One byte that is wrong in a file of a run: rows, or a sentence that names the file; and then no report, not even a part of
   * one. The seed stands still, as what is new here is a finding and no failure of the build; try other seeds and more of them by
   * hand.
   */
  @Property(tries = 12, seed = "5", shrinking = ShrinkingMode.OFF)
  void aDamagedRunGivesAReportOrASentence(@ForAll @IntRange(max = 3) int which, @ForAll @IntRange(max = 999) int where,
      @ForAll byte value)
      throws IOException {
    Path file = List.of(run.results(), run.epochs(), run.plan(), run.manifest()).get(which);
    byte[] damaged = Files.readAllBytes(file);
    damaged[where * damaged.length / 1000] = value;
    assertReportOrSentence(file, damaged);
  }

  /** Likewise where a value is null. */
  @Property(tries = 12, seed = "6", shrinking = ShrinkingMode.OFF)
  void aRunWithoutAValueGivesAReportOrASentence(@ForAll @IntRange(max = 3) int which, @ForAll long seed) throws IOException {
    Path file = List.of(run.results(), run.epochs(), run.plan(), run.manifest()).get(which);
    Random random = new Random(seed);
    List<String> lines = which < 2 ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>(List.of(Files.readString(file)));
    int line = random.nextInt(lines.size());
    Object document = Json.read(lines.get(line));
    forget(document, random);
    lines.set(line, Json.write(document));
    assertReportOrSentence(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a value null, anywhere. */
  @SuppressWarnings("unchecked")
  private static void forget(Object value, Random random) {
    Object inner = null;
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      String key = (String) List.copyOf(map.keySet()).get(random.nextInt(map.size()));
      inner = map.get(key);
      if (!deeper(inner, random)) {
        ((Map<String, Object>) map).put(key, null);
        return;
      }
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      int at = random.nextInt(list.size());
      inner = list.get(at);
      if (!deeper(inner, random)) {
        ((List<Object>) list).set(at, null);
        return;
      }
    }
    forget(inner, random);
  }

  private static boolean deeper(Object inner, Random random) {
    return (inner instanceof Map<?, ?> map && !map.isEmpty() || inner instanceof List<?> list && !list.isEmpty())
        && random.nextInt(4) > 0;
  }

  private static void assertReportOrSentence(Path file, byte[] damaged) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    List<Path> before = files(run.path());
    Files.write(file, damaged);
    try {
      Said said = recur("report", run.path().toString(), "--formats", "html,csv");
      if (said.code == 0) {
        assertTrue(Files.size(run.report()) > 0, said::toString);
      } else {
        assertSentence(said, file.getFileName().toString());
        assertEquals(before, files(run.path()));
      }
    } finally {
      Files.write(file, whole);
      deleteAllBut(before);
    }
  }

  private static List<String> lines() throws IOException {
    return run.read().results().stream().map(Json::write).toList();
  }

  // Models.

  /** Whatever is missing at the end of a model is missed. */
  @Property(tries = 40)
  void aCutModelIsRefusedAndNothingIsWritten(@ForAll @IntRange(max = 1000) int where) throws IOException {
    Path cut = Files.write(folder.resolve("cut.model"), Arrays.copyOf(model, where * (model.length - 1) / 1000));
    Path csv = folder.resolve("predictions.csv");
    Said said = recur("predict", cut.toString(), data.toString(), "-o", csv.toString());
    assertNotEquals(0, said.code);
    assertSentence(said, "cannot read the model file " + cut);
    assertFalse(Files.exists(csv));
  }

  /** A cut data file, too, leaves no predictions of a part. */
  @Property(tries = 30)
  void cutDataGivePredictionsOfWholeRowsOrNone(@ForAll @IntRange(max = 1000) int where) throws IOException {
    byte[] whole = Files.readAllBytes(data);
    byte[] cut = Arrays.copyOf(whole, where * whole.length / 1000);
    Path file = Files.write(folder.resolve("cut.arff"), cut);
    Path csv = folder.resolve("predictions.csv");
    Said said = recur("predict", modelFile.toString(), file.toString(), "-o", csv.toString());
    if (said.code == 0) {
      List<String> predicted = Files.readAllLines(csv);
      assertTrue(predicted.size() <= 9, predicted::toString);
      recur("predict", modelFile.toString(), data.toString(), "-o", csv.toString());
      // The last row may have lost a part of its class, which is then another or an error.
      assertEquals(Files.readAllLines(csv).subList(0, Math.max(1, predicted.size() - 1)),
          predicted.subList(0, Math.max(1, predicted.size() - 1)));
      Files.delete(csv);
    } else {
      assertSentence(said, "");
      assertFalse(Files.exists(csv));
    }
  }

  // ARFF.

  /** The same sequences as text in four layouts, however names look and rows are spaced, train the same bits. */
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void everyLayoutTrainsTheSameBits(@ForAll long seed, @ForAll @IntRange(min = 4, max = 9) int count,
      @ForAll @IntRange(min = 2, max = 6) int longest)
      throws Exception {
    double[][] x = sequences(seed, count, longest);
    Random random = new Random(seed);
    String name = HARD_NAMES.get(random.nextInt(HARD_NAMES.size()));
    String comma = List.of(",", " , ", ",\t").get(random.nextInt(3));
    Map<String, double[][]> predicted = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>(Map.of("steps", steps(x, name, comma), "channels", channels(x, name, comma),
        "columns", columns(x, name, comma), "long", rows(x, name, comma)));
    for (Map.Entry<String, String> layout : texts.entrySet()) {
      String text = layout.getValue();
      if (random.nextBoolean()) {
        text = "% a comment\r\n" + text.replace("\n", "\r\n") + "\r\n% another\r\n";
      }
      Instances read = new FileData("data", write(text), "").read();
      if (layout.getKey().equals("long")) {
        LongToSequences filter = new LongToSequences();
        filter.setInputFormat(read);
        read = Filter.useFilter(read, filter);
      }
      GRU gru = gru();
      gru.setOptions(new String[] {"-H", "2", "-N", "2", "-members", "1", "-threads", "1", "-layout",
          layout.getKey().equals("long") ? "steps" : layout.getKey()});
      gru.buildClassifier(read);
      predicted.put(layout.getKey(), gru.distributionsForInstances(read));
    }
    double[][] first = predicted.get("steps");
    for (double[] distribution : first) {
      assertEquals(1, distribution[0] + distribution[1], 1e-6);
    }
    predicted.forEach((layout, distributions) -> assertTrue(Arrays.deepEquals(first, distributions), () -> layout + " differs:\n"
        + texts.get(layout) + "\nfrom\n" + texts.get("steps")));
  }

  /** The other laws would hold of a command that refuses everything. */
  @Example
  void whatIsWholeIsRead() throws IOException {
    Files.write(run.results(), results);
    assertEquals(6, lines().size());
    Said said = recur("predict", modelFile.toString(), data.toString());
    assertEquals(0, said.code, said::toString);
    assertEquals(9, said.out.lines().count(), said::toString);
  }

  private static GRU gru() throws Exception {
    GRU gru = new GRU();
    gru.setOptions(new String[] {"-H", "2", "-N", "2", "-members", "1", "-threads", "1"});
    return gru;
  }

  /** x[sequence][step]; values with few digits, so that text holds them whole. */
  private static double[][] sequences(long seed, int count, int longest) {
    Random random = new Random(seed);
    double[][] x = new double[count][];
    for (int n = 0; n < count; n++) {
      x[n] =
          random.doubles(n == 0 ? longest : 1 + random.nextInt(longest)).map(v -> Math.round(2000 * v - 1000) / 64.0).toArray();
    }
    return x;
  }

  private static String arff(String attributes, String comma, double[][] x, BiFunction<Integer, String, String> row) {
    StringBuilder text = new StringBuilder("@relation laws\n" + attributes + "@attribute class {yes,no}\n@data\n");
    for (int n = 0; n < x.length; n++) {
      text.append(row.apply(n, comma + (n % 2 == 0 ? "yes" : "no")));
    }
    return text.toString();
  }

  private static String steps(double[][] x, String name, String comma) {
    return arff("@attribute s relational\n@attribute " + quoted(name) + " numeric\n@end s\n", comma, x,
        (n, last) -> "\"" + joined(x[n], "\\n", 0) + "\"" + last + "\n");
  }

  private static String channels(double[][] x, String name, String comma) {
    return arff("@attribute s relational\n" + numbered(x, name) + "@end s\n", comma, x,
        (n, last) -> "\"" + joined(x[n], ",", longest(x)) + "\"" + last + "\n");
  }

  private static String columns(double[][] x, String name, String comma) {
    return arff(numbered(x, name), comma, x, (n, last) -> joined(x[n], comma, longest(x)) + last + "\n");
  }

  private static String rows(double[][] x, String name, String comma) {
    String ids = String.join(",", Stream.iterate(0, n -> n + 1).limit(x.length).map(n -> "p" + n).toList());
    return arff("@attribute id {" + ids + "}\n@attribute " + quoted(name) + " numeric\n", comma, x, (n, last) -> {
      StringBuilder rows = new StringBuilder();
      for (double value : x[n]) {
        rows.append('p').append(n).append(comma).append(value).append(last).append('\n');
      }
      return rows.toString();
    });
  }

  private static String numbered(double[][] x, String name) {
    StringBuilder attributes = new StringBuilder();
    for (int t = 1; t <= longest(x); t++) {
      attributes.append("@attribute ").append(quoted(name + t)).append(" numeric\n");
    }
    return attributes.toString();
  }

  private static String quoted(String name) {
    return "'" + name.replace("\\", "\\\\").replace("'", "\\'").replace("%", "\\%") + "'";
  }

  private static int longest(double[][] x) {
    return Arrays.stream(x).mapToInt(sequence -> sequence.length).max().orElse(0);
  }

  private static String joined(double[] values, String between, int length) {
    List<String> texts = new ArrayList<>(Arrays.stream(values).mapToObj(v -> String.format(Locale.ROOT, "%s", v)).toList());
    while (texts.size() < length) {
      texts.add("?");
    }
    return String.join(between, texts);
  }

  private static Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("laws.arff"), text);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.sorted().toList();
    }
  }

  private static void deleteAllBut(List<Path> kept) throws IOException {
    List<Path> made = new ArrayList<>(files(run.path()));
    made.removeAll(kept);
    Collections.reverse(made);
    for (Path file : made) {
      Files.delete(file);
    }
  }

  private static void assertSentence(Said said, String names) {
    assertTrue(said.err.strip().split("\\s+").length >= 3 && said.err.contains(names), said::toString);
    assertFalse(said.err.lines().anyMatch(line -> line.matches("\\s+at .*|Caused by: .*")), said::toString);
  }

  private static Said recur(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Recur.execute(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private record Said(int code, String out, String err) {}
}
