package weka.recurrent.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the floor of the kernels readable: short contracts, every check and every equation in one place. */
class KernelLawsTest {
  private static final int MOST_PARAMETERS = 5;
  private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src/main/java/weka/recurrent/kernel");

  @Test
  void noMethodOfTheContractHasMoreThanFiveParameters() {
    List<String> faults = new ArrayList<>();
    int checked = 0;
    for (Class<?> type : List.of(Backend.class, Pass.class, Weights.class, Trace.class, Call.class, FeatureGradient.class)) {
      Stream<Executable> all =
          Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
      for (Executable method : all.filter(m -> !m.isSynthetic() && !Modifier.isPrivate(m.getModifiers())).toList()) {
        checked++;
        if (method.getParameterCount() > MOST_PARAMETERS) {
          faults.add(method.toString());
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(checked > 30, "checked " + checked);
  }

  @Test
  void arraysAreCheckedInOneFile() throws IOException {
    assertEquals(List.of("Room.java"), filesWith("\"[^\"\n]* must hold "));
  }

  @Test
  void nobodyComparesParametersOrAsksWhoseTraceItIs() throws IOException {
    assertEquals(List.of(), filesWith("Arrays\\.equals\\("));
    assertEquals(List.of(), filesWith("instanceof \\w*(Trace|Pass|Weights)\\b"));
  }

  /** The plain and the vector step of a cell are siblings; what they share are its equations. */
  @Test
  void noStepExtendsAStep() throws IOException {
    assertEquals(List.of(), filesWith("extends (?!CellStep\\b)\\w*Step\\b"));
    assertTrue(filesWith("extends CellStep\\b").size() >= 6, "there are steps to look at");
  }

  /** The leading coefficient of any such quotient, and the old one of OpenCL, are looked for as well as ours. */
  @Test
  void thereIsOneSetOfCoefficientsOfTheTanh() throws IOException {
    assertEquals(List.of("RationalTanh.java"), filesWith("0\\.1344\\d|0\\.4677\\d|4\\.8935\\d+e-03|1\\.5230\\d+E-8"));
    assertEquals(List.of("CellKernel.java", "RationalTanh.java", "VectorTanh.java"), filesWith("RationalTanh\\.P9|float P9 ="));
  }

  /** Names of the files whose code, comments left out, holds a pattern. */
  private static List<String> filesWith(String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    Map<String, String> code = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toList())) {
        code.put(SOURCES.relativize(file).toString(), Files.readString(file).replaceAll("/\\*(?s:.*?)\\*/|//[^\n]*", " "));
      }
    }
    assertTrue(code.size() > 60, "looked into " + code.size() + " files");
    return code.entrySet().stream().filter(file -> wanted.matcher(file.getValue()).find())
        .map(file -> Path.of(file.getKey()).getFileName().toString()).sorted().toList();
  }
}
