package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.install.ChildJvm;

/**
 * The kernels under Oclgrind, a simulated device that watches every access, and between {@link GuardBands}: {@code
 * scripts/opencl-verify} in short, and that both find what they are there for. Without Oclgrind skipped with the reason; {@code
 * -Drequire.opencl=true}, as in CI, turns that into a failure.
 */
class OclgrindTest {
  @TempDir
  Path folder;

  static Stream<Mutant> faults() {
    return Stream.of(
        new Mutant("race: no barrier at the end of a step", "RecurrentKernel",
            "      localBarrier();\n      int swap = here;", "      int swap = here;"),
        new Mutant("race: no barrier before tiles are written again", "MatrixKernel",
            "      }\n      localBarrier();\n    }\n    storeRow(", "      }\n    }\n    storeRow("),
        new Mutant("barrier: odd lanes take one step more", "RecurrentKernel", "for (int s = begin; s < end; s++) {",
            "for (int s = begin; s < end + lane % 2; s++) {"),
        new Mutant("Invalid write: a store beyond the arena", "MatrixKernel", "      arena[to] = sum;",
            "      arena[to + 100000000] = sum;"));
  }

  private static String library() {
    for (String place : new String[] {"/usr/lib/oclgrind", "/usr/lib/x86_64-linux-gnu/oclgrind",
        "/usr/lib/aarch64-linux-gnu/oclgrind"}) {
      Path library = Path.of(place, "liboclgrind-rt-icd.so");
      if (Files.exists(library)) {
        return library.toString();
      }
    }
    String reason = "Oclgrind is missing: install Debian's package oclgrind";
    if (Boolean.getBoolean("require.opencl")) {
      throw new AssertionError(reason + " (-Drequire.opencl=true says that it must be there)");
    }
    return abort(reason);
  }

  /** Cases of OpenClVerify under Oclgrind; returns what it reported and whether the program was content. */
  private String grind(String classPath, int cases, String h, String steps) throws IOException, InterruptedException {
    Path vendors = Files.createDirectories(folder.resolve("vendors"));
    Files.writeString(vendors.resolve("oclgrind.icd"), library() + "\n");
    Path log = folder.resolve("log");
    Map<String, String> environment = new TreeMap<>(Map.of("OCL_ICD_VENDORS", vendors.toString(), "OCLGRIND_LOG", log.toString(),
        "OCLGRIND_DATA_RACES", "1", "OCLGRIND_CHECK_API", "1", "OCLGRIND_MAX_ERRORS", "20", "OCLGRIND_LOCAL_MEM_SIZE", "49152"));
    ChildJvm.Outcome outcome = verify(classPath, environment, "Oclgrind", cases, h, steps, steps);
    String report = Files.exists(log) ? Files.readString(log) : "";
    return report.isBlank() && outcome.exitCode() == 0 && outcome.out().contains("checked " + cases + " cases") ? ""
        : report + outcome;
  }

  private ChildJvm.Outcome verify(String classPath, Map<String, String> environment, String device, int cases, String h, String n,
      String t, String... flags) throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(environment);
    Path chain = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    if (Files.exists(chain)) {
      all.put("LD_PRELOAD", chain.toString());
    }
    ChildJvm tested = ChildJvm.asTested(folder).withFlags(flags);
    return new ChildJvm(classPath + tested.classPath(), tested.wekaHome(), tested.flags(), all, tested.directory(), 300)
        .run(OpenClVerify.class.getName(), device, String.valueOf(cases), h, n, t);
  }

  @Test
  void noRaceNoAccessOutOfBoundsNoDivergence() throws Exception {
    assertEquals("", grind("", 6, "9", "3"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oclgrindFindsAFault(Mutant fault) throws Exception {
    library();
    // Sizes of more than one step and of more than one tile of a product's depth.
    String report = grind(fault.compile(folder) + File.pathSeparator, 3, "33", "7");
    assertTrue(report.toLowerCase().contains(fault.name().replaceAll(":.*", "").toLowerCase()), report);
  }

  @Test
  void nothingIsWrittenOrReadWhereItDoesNotBelong() throws Exception {
    ChildJvm.Outcome outcome =
        verify("", Map.of(), TestDevice.name(), 60, "40", "12", "12", "-D" + GuardBands.PROPERTY + "=4096");
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertTrue(outcome.out().matches("(?s).*checked 60 cases .* [1-9]\\d{3,} guard bands intact.*"), outcome.toString());
  }

  @Test
  void guardBandsFindAStoreThatOclgrindTakesForANeighbors() throws Exception {
    TestDevice.name();
    Mutant fault = new Mutant("a store a row too far", "MatrixKernel", "if (row < program[o + Op.Product.M] &&",
        "if (row <= program[o + Op.Product.M] &&");
    ChildJvm.Outcome outcome =
        verify(fault.compile(folder) + File.pathSeparator, Map.of(), TestDevice.name(), 20, "40", "12", "12",
            "-D" + GuardBands.PROPERTY + "=4096");
    assertTrue(outcome.exitCode() != 0 && outcome.toString().contains("guard band at"), outcome.toString());
  }
}
