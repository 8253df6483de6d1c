package weka.recurrent.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.Classifier;
import weka.classifiers.functions.GRU;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.cli.Recur;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.install.FirstSymbol;
import weka.recurrent.storage.Json;

/**
 * Single bits that flip and files that end too early: no number changes unnoticed, and no folder is left that cannot go on.
 * {@code -Dfaults=5000} tries that many bits, and two fifths of it cuts, instead of a few; {@code -Dfaults.run=1} lets the run go
 * on after each of them instead of every twentieth.
 */
class FaultsTest {
  private static final int BITS = Integer.getInteger("faults", 100);
  private static final int CUTS = BITS * 2 / 5;
  private static final int RUN_EVERY = Integer.getInteger("faults.run", 20);
  private static final String SCRIPT = """
      experiment('faults') {
          seed 3
          data recall(lag: 3, count: 24)
          learners GRU: gru(hidden: 2, members: 1), Most: weka('rules.ZeroR').on(flat)
          train epochs: 3
          evaluate folds: 2, repeats: 2
          measure accuracy, kappa
          report 'OUT', forgetting
      }
      """;

  @TempDir
  Path dir;
  private final SplittableRandom random = new SplittableRandom(BITS);
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Reads a damaged file; says in a word what became of it, or throws if a number has changed. */
  private interface Reading {
    String read() throws Exception;
  }

  private void damage(Path file, int fault, Reading reading) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    boolean cut = fault >= BITS;
    byte[] damaged = cut ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    int at = random.nextInt(whole.length);
    int bit = random.nextInt(8);
    if (!cut) {
      damaged[at] ^= (byte) (1 << bit);
    }
    Files.write(file, damaged);
    try {
      counts.merge((cut ? "cut " : "bit ") + file.getFileName().toString().replaceAll("^.*\\.(checkpoint|model)$", "$1") + ": "
          + reading.read(), 1, Integer::sum);
    } catch (AssertionError e) {
      throw new AssertionError(file + (cut ? " cut to " + damaged.length : " with bit " + bit + " of byte " + at + " flipped")
          + ": " + e.getMessage(), e);
    } finally {
      Files.write(file, whole);
    }
  }

  @Test
  void noFileOfARunIsAcceptedWithAnotherNumber() throws Exception {
    Path script = Files.writeString(dir.resolve("faults.groovy"), SCRIPT);
    RunFolder run = new RunFolder(dir.resolve("run"));
    assertEquals(0, recur("run", script.toString(), "-o", run.path().toString(), "-q"));
    Outcome right = run.read();
    Set<String> results = right.results().stream().map(Json::write).collect(Collectors.toSet());
    Set<String> epochs = right.epochs().stream().map(Json::write).collect(Collectors.toSet());
    Set<String> insights = right.insights().stream().map(Json::write).collect(Collectors.toSet());
    assertTrue(results.size() == 8 && epochs.size() == 12 && insights.size() == 4, right::toString);
    Map<Path, byte[]> files = new TreeMap<>();
    for (Path file : List.of(run.results(), run.epochs(), run.insight(), run.plan(), run.manifest())) {
      files.put(file, Files.readAllBytes(file));
    }
    for (int fault = 0; fault < BITS + CUTS; fault++) {
      Path file = List.copyOf(files.keySet()).get(fault % files.size());
      boolean goOn = fault % RUN_EVERY == 0;
      damage(file, fault, () -> {
        String what = accepted(run, right, results, epochs, insights);
        if (goOn) {
          assertEquals(0, recur("run", script.toString(), "-o", run.path().toString(), "-q"), "the run goes on");
          assertEquals(numbers(right), numbers(run.read()), "and ends with the same numbers");
        }
        return what;
      });
      if (goOn) {
        for (Map.Entry<Path, byte[]> one : files.entrySet()) {
          Files.write(one.getKey(), one.getValue());
        }
      }
    }
    tell(BITS + CUTS);
  }

  private static String accepted(RunFolder run, Outcome right, Set<String> results, Set<String> epochs, Set<String> insights) {
    Outcome read;
    try {
      read = run.read();
    } catch (IOException e) {
      assertTrue(e.getMessage().contains(run.path().toString()), e.getMessage());
      return "refused";
    }
    assertEquals(right.design(), read.design());
    assertEquals(right.provenance(), read.provenance());
    subset(results, read.results().stream().map(Json::write).toList());
    subset(epochs, read.epochs().stream().map(Json::write).toList());
    subset(insights, read.insights().stream().map(Json::write).toList());
    for (JobResult result : read.results()) {
      assertEquals(result.epochs(), read.curve(result.job()).size());
    }
    return read.results().size() < results.size() ? read.notes().isEmpty() ? "cut off" : "left out and told" : "no difference";
  }

  private static void subset(Set<String> all, List<String> some) {
    Set<String> strangers = new HashSet<>(some);
    strangers.removeAll(all);
    assertEquals(Set.of(), strangers);
  }

  /** What does not depend on the time of day. */
  private static List<String> numbers(Outcome outcome) {
    return Stream.concat(
        outcome.results().stream().map(r -> r.job() + r.measures() + Arrays.deepToString(r.confusion()) + r.epochs()),
        outcome.epochs().stream().map((EpochResult e) -> e.job() + e.number() + " " + e.loss())).toList();
  }

  @Test
  void noCheckpointIsAcceptedWithAnotherNumber() throws Exception {
    Instances data = FirstSymbol.data(20, 4, 3);
    Path folder = dir.resolve("checkpoints");
    double[] right = trained(data, folder, 4).distributionForInstance(data.get(0));
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    GRU begun = gru(folder);
    begun.initializeClassifier(data);
    begun.next();
    begun.next();
    begun.done();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Map<Path, byte[]> whole = new TreeMap<>();
    for (Path file : files) {
      whole.put(file, Files.readAllBytes(file));
    }
    assertTrue(files.size() >= 2, files::toString);
    for (int fault = 0; fault < BITS + CUTS; fault++) {
      Path file = files.get(fault % files.size());
      damage(file, fault, () -> {
        assertArrayEquals(right, trained(data, folder, 4).distributionForInstance(data.get(0)));
        return "the same model";
      });
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path left : all.filter(Files::isRegularFile).toList()) {
          Files.delete(left);
        }
      }
      for (Map.Entry<Path, byte[]> one : whole.entrySet()) {
        Files.write(one.getKey(), one.getValue());
      }
    }
    tell(BITS + CUTS);
  }

  private static GRU gru(Path folder) throws Exception {
    GRU gru = new GRU();
    gru.setOptions(Utils.splitOptions("-H 2 -N 4 -members 2 -threads 1 -V 20 -checkpoint-every 1 -checkpoint \"" + folder + '"'));
    return gru;
  }

  private static GRU trained(Instances data, Path folder, int epochs) throws Exception {
    GRU gru = gru(folder);
    gru.buildClassifier(data);
    assertTrue(gru.model().members().stream().allMatch(member -> member.epochs() == epochs));
    return gru;
  }

  @Test
  void noModelIsAcceptedWithAnotherNumber() throws Exception {
    Path script = Files.writeString(dir.resolve("model.groovy"), SCRIPT.replace("report 'OUT'", "save '" + dir.resolve("m.model")
        + "'\n report 'OUT'"));
    assertEquals(0, recur("run", script.toString(), "-o", dir.resolve("run").toString(), "-q"));
    Path data = FirstSymbol.write(dir.resolve("d.arff"), 20, 4, 3);
    Path saved = dir.resolve("d.model");
    assertTrue(new CommandLine(new GRU())
        .run(new String[] {"-t", data.toString(), "-no-cv", "-v", "-N", "2", "-H", "2", "-d", saved.toString()}));
    for (Path model : List.of(dir.resolve("m.model"), saved)) {
      String right = text(SavedModel.read(model));
      for (int fault = 0; fault < BITS + CUTS; fault++) {
        damage(model, fault, () -> {
          Classifier read;
          try {
            read = SavedModel.read(model);
          } catch (IOException e) {
            assertTrue(e.getMessage().startsWith("cannot read the model file " + model), e.getMessage());
            return "refused";
          }
          assertEquals(right, text(read), "another model");
          return "no difference";
        });
      }
    }
    tell(2 * (BITS + CUTS));
  }

  /** All of it. */
  private static String text(Classifier classifier) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(classifier);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private void tell(int faults) {
    assertEquals(faults, counts.values().stream().mapToInt(Integer::intValue).sum());
    System.out.println(faults + " faults: " + counts);
  }

  private static int recur(String... arguments) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Recur.execute(nowhere, nowhere, arguments);
  }
}
