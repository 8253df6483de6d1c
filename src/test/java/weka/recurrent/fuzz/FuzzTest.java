package weka.recurrent.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A short run of every fuzz target: real inputs, what was ever found, and some hundred damaged inputs. Each ends, within seconds,
 * in a result or in a sentence for the user.
 */
class FuzzTest {
  private static final Path FOUND = Path.of("src/test/resources/fuzz");
  private static final Duration ONE_INPUT = Duration.ofSeconds(20);
  static final List<String> NAMES = FuzzTarget.NAMES;

  @ParameterizedTest
  @CsvSource({"arff, 400", "ts, 3000", "script, 150", "model, 1500", "checkpoint, 400", "journal, 400"})
  void damagedInputsEndInASentence(String name, int tries) throws Exception {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.setLevel(Level.OFF);
    try {
      FuzzTarget target = FuzzTarget.named(name);
      Mutations mutations = new Mutations(target.seeds(), 1);
      int wanted = Integer.getInteger("fuzz.tries", tries);
      int read = 0;
      for (int i = 0; i < wanted; i++) {
        read += feed(target, mutations.next()) ? 1 : 0;
      }
      assertTrue(read > 0 && read < wanted, read + " of " + wanted + " were read: this tries one side only");
    } finally {
      root.setLevel(before);
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void realInputsAreReadAndWhatWasFoundEndsInASentence(String name) throws Exception {
    FuzzTarget target = FuzzTarget.named(name);
    int read = 0;
    for (byte[] seed : target.seeds()) {
      read += feed(target, seed) ? 1 : 0;
    }
    assertTrue(read >= 2, "only " + read + " real inputs were read");
    for (Path file : found(name)) {
      feed(target, Files.readAllBytes(file));
    }
  }

  private static List<Path> found(String name) throws IOException {
    Path folder = FOUND.resolve(name);
    if (!Files.isDirectory(folder)) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static boolean feed(FuzzTarget target, byte[] input) {
    try {
      return assertTimeoutPreemptively(ONE_INPUT, () -> target.feed(input));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\ninput in Base64: " + Base64.getEncoder().encodeToString(input), e);
    }
  }
}
