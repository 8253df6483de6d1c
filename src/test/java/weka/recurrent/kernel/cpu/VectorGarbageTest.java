package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels on vectors leave no vectors behind once they are compiled, in a fresh JVM with the flags of this one. */
class VectorGarbageTest {
  @ParameterizedTest
  @CsvSource({"LSTM, 256", "GRU, 256", "LSTM_PEEPHOLE, 64", "RNN_TANH, 128"})
  void trainingLeavesNextToNothing(String cell, String hidden) throws Exception {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.contains("jdk.incubator.vector") || flag.contains("MaxVectorSize")).toList();
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "needs --add-modules=jdk.incubator.vector");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(flags);
    command
        .addAll(List.of("-Xmx1g", "-cp", "target/test-classes:target/classes", GarbageOfTraining.class.getName(), cell, hidden));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), () -> command + " failed");
    assertTrue(output.contains("Vector API"), output);
    long bytes = Long.parseLong(output.split(" ")[0]);
    assertTrue(bytes < GarbageOfTraining.BYTES_PER_BATCH, bytes + " bytes a mini-batch");
  }
}
