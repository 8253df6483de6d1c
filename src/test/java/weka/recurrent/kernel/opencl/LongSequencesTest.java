package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.install.ChildJvm;

/**
 * Sequences of 5000 steps are sent in pieces: arrays are pinned for some milliseconds at a time, so that a thread that allocates,
 * such as that of Weka's windows, does not stand still until the step is over (14 s, once).
 */
class LongSequencesTest {
  private static final double MOST_MILLIS = 100;

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"G1", "Serial"})
  void noOtherThreadStandsStill(String collector) throws Exception {
    String device = TestDevice.name();
    ChildJvm child = ChildJvm.asTested(folder).withSeconds(200).withFlags("-XX:+Use" + collector + "GC", "-Xmx512m",
        "-D" + TuningCache.FOLDER + "=" + Path.of(System.getProperty(TuningCache.FOLDER)).toAbsolutePath());
    ChildJvm.Outcome outcome = child.run(LongSequences.class.getName(), device, "5000");
    assertEquals(0, outcome.exitCode(), outcome.toString());
    Matcher lines = Pattern.compile("(\\d+) executes, .* stood ([\\d.]+) ms").matcher(outcome.out());
    List<String> executes = new java.util.ArrayList<>();
    // Of three steps the best: on a machine that has other work, threads stand still without any device.
    double least = Double.POSITIVE_INFINITY;
    while (lines.find()) {
      executes.add(lines.group(1));
      least = Math.min(least, Double.parseDouble(lines.group(2)));
    }
    assertEquals(3, executes.size(), outcome.toString());
    assertTrue(least < MOST_MILLIS, outcome.toString());
    assertTrue(Integer.parseInt(executes.get(2)) > 10, outcome.toString());
  }
}
