package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits on any number of threads, with and without the Vector API, with and without the JIT's vectors, on any JVM. */
class SameBitsTest {
  /** Of {@link HashOfTraining}. Changes only with the arithmetic, and then on purpose. */
  private static final long EXPECTED = 0x8545152608ee91d8L;
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void plainJavaOnAnyNumberOfThreads(int threads) throws InterruptedException {
    try (CpuBackend backend = new CpuBackend(threads, new PlainArithmetic())) {
      assertEquals(Long.toHexString(EXPECTED), Long.toHexString(HashOfTraining.of(backend)), () -> repeated(backend));
    }
  }

  /** What a failure leaves to look at: whether it comes again, and in which encoders. */
  private static String repeated(CpuBackend backend) {
    try (CpuBackend one = new CpuBackend(1, new PlainArithmetic())) {
      return "encoders one by one, again " + Arrays.toString(HashOfTraining.each(backend)) + ", on one thread "
          + Arrays.toString(HashOfTraining.each(one)) + ", hash";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted, hash";
    }
  }

  @TestFactory
  List<DynamicTest> everyJvm() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path java : installedJvms()) {
      String name = java.getParent().getParent().getFileName().toString();
      tests.add(child(name + ", plain", java, 2));
      for (int threads : new int[] {1, 8}) {
        tests.add(child(name + ", Vector API, " + threads + " threads", java, threads, VECTORS));
      }
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    tests.add(child("plain, not vectorized", java, 2, "-XX:-UseSuperWord"));
    tests.add(child("Vector API of 4 lanes", java, 3, VECTORS, "-XX:MaxVectorSize=16"));
    assertFalse(tests.isEmpty());
    return tests;
  }

  @Test
  void interpretersRunPlainJava() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String line = run(java, 1, VECTORS, "-Xint");
    assertTrue(line.contains("plain Java"), line);
  }

  private static DynamicTest child(String name, Path java, int threads, String... flags) {
    return DynamicTest.dynamicTest(name, () -> {
      String line = run(java, threads, flags);
      assertEquals(String.format("%016x", EXPECTED), line.split(" ")[0], line);
      assertEquals(List.of(flags).contains(VECTORS), line.contains("Vector API"), line);
    });
  }

  /** The JVM of this test and its neighbors, where JVMs are installed side by side. */
  private static List<Path> installedJvms() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> neighbors = Files.list(home.getParent())) {
      for (Path neighbor : neighbors.sorted().toList()) {
        Path java = neighbor.resolve("bin").resolve("java");
        if (!Files.isSymbolicLink(neighbor) && Files.isExecutable(java) && Files.exists(neighbor.resolve("release"))) {
          found.add(java);
        }
      }
    }
    return found;
  }

  private static String run(Path java, int threads, String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-Xmx512m", "-cp", "target/test-classes:target/classes", HashOfTraining.class.getName(),
        Integer.toString(threads)));
    Path log = Files.createTempFile("jvm", ".log");
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(process.waitFor(3, TimeUnit.MINUTES), "no end of " + command);
      assertEquals(0, process.exitValue(), () -> command + " failed: " + read(log));
      return output;
    } finally {
      Files.delete(log);
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
