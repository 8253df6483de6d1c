package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.install.ChildJvm;

/** The self-test finds kernels that compute something else, one path each. */
class SelfTestTest {
  @TempDir
  Path folder;

  static Stream<Mutant> faults() {
    return Stream.of(
        new Mutant("a row is lost in every part of a product but the first", "MatrixKernel",
            "    int begin = min(split * part, k);", "    int begin = min(split * part + min(split, 1), k);"),
        new Mutant("a row is lost in every part of a column sum but the first", "MatrixKernel",
            "    int begin = min(split * part, rows);", "    int begin = min(split * part + min(split, 1), rows);"),
        new Mutant("a step is lost in every part of the peephole sums but the first", "RecurrentKernel",
            "    int begin = min(split * part, steps);", "    int begin = min(split * part + min(split, 1), steps);"),
        new Mutant("a product is stored a row too far", "MatrixKernel", "if (row < program[o + Op.Product.M] &&",
            "if (row <= program[o + Op.Product.M] &&"),
        new Mutant("a work-group leaves out its third tile", "RecurrentKernel",
            "for (int tile = start; tile < tiles; tile += groups) {",
            "for (int tile = start; tile < min(tiles, start + 2 * groups); tile += groups) {"),
        new Mutant("the gate gradients of a GRU stand in other slots", "CellKernel", "k >= 2 * h ? k + h : k",
            "k >= 2 * h ? k : k"),
        new Mutant("steps that fall begin where they would rise", "CellKernel",
            "int before = program[o + CellOp.DIRECTION] == 0 ? t - 1 : t + 1;", "int before = t - 1;"),
        new Mutant("a recurrence in pieces forgets its state", "RecurrentKernel",
            "shared[i + lane] = incoming(o, rises == 1 ? begin : end - 1, first + r, (i + lane) % pitch);",
            "shared[i + lane] = 0f;"),
        new Mutant("LAST goes back to another step", "CellKernel",
            "dy = t == last ? upstream[at] : 0f;\n    } else if (method == ReadOutOp.Code.MEAN",
            "dy = t + 1 == last ? upstream[at] : 0f;\n    } else if (method == ReadOutOp.Code.MEAN"),
        new Mutant("MEAN does not divide", "CellKernel", "dy = upstream[at] / length;", "dy = upstream[at];"),
        new Mutant("MAX takes the least", "ReadOutKernel", "if (other > value) {", "if (other < value) {"),
        new Mutant("ATTENTION forgets the query", "CellKernel",
            "de * arena[program[o + CellOp.Recurrence.QUERY] + column]", "de * arena[program[o + CellOp.Recurrence.QUERY]]"));
  }

  private String exam(String classPath) throws Exception {
    Path answer = folder.resolve("answer");
    ChildJvm tested = ChildJvm.asTested(folder).withFlags("-Xmx512m", "-XX:TieredStopAtLevel=1");
    Path chain = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    Map<String, String> environment = Files.exists(chain) ? Map.of("LD_PRELOAD", chain.toString()) : Map.of();
    ChildJvm child =
        new ChildJvm(classPath + tested.classPath(), tested.wekaHome(), tested.flags(), environment, tested.directory(), 240);
    ChildJvm.Outcome outcome = child.run(DeviceExam.class.getName(), answer.toString(), TestDevice.name());
    assertEquals(0, outcome.exitCode(), outcome.toString());
    return Files.readString(answer);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFound(Mutant fault) throws Exception {
    String answer = exam(fault.compile(folder) + File.pathSeparator);
    assertTrue(answer.startsWith("refused ") && answer.contains("failed the self-test"), answer);
  }

  @Test
  void theKernelsAsTheyArePass() throws Exception {
    String answer = exam("");
    assertTrue(answer.matches("passed .*E-\\d+"), answer);
    assertTrue(Double.parseDouble(answer.substring(7)) < 1e-5, answer);
  }
}
