package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.install.ChildJvm;

/**
 * A short run of {@link OpenClStress} under each collector, in JVMs of their own; {@code -Dopencl.stress=1000} makes it a long
 * one.
 */
class OpenClStressTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Serial", "Parallel", "G1", "Z"})
  void noWrongResultAndNoCrash(String collector) throws Exception {
    String device = TestDevice.name();
    assertTrue(device.matches("\\d+"), device);
    int steps = Integer.getInteger("opencl.stress", 40);
    ChildJvm child = ChildJvm.asTested(folder).withSeconds(120 + steps)
        .withFlags("-XX:+Use" + collector + "GC", "-Xmx512m", "-XX:ErrorFile=" + folder.resolve("hs_err.log"));
    // PoCL's compiler takes signals that the JVM needs; the JDK's own library chains them.
    Path chain = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    ChildJvm.Outcome outcome = (Files.exists(chain) ? child.withEnvironment("LD_PRELOAD", chain.toString()) : child)
        .run(OpenClStress.class.getName(), String.valueOf(steps));
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertTrue(outcome.out().matches("(?s).*checked \\d+ steps, worst error.*"), outcome.toString());
  }
}
