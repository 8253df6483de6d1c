package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/spark-demo}: a real master, workers and executors as processes on loopback, one of them slow, one killed, and
 * the results of threads all the same. The script holds the checks; it ends what it started, whatever happens.
 */
class SparkIT {
  private static final int MOST_MINUTES = 30;

  @TempDir
  Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the script finds processes and sockets in /proc")
  void theDemoHolds() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "scripts/spark-demo").redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RECUR_MAVEN", "-Dweka.version=" + System.getProperty("weka.version"));
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("WEKA_HOME");
    Process demo = builder.start();
    boolean ended = demo.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      // TERM, on which the script cleans up
      demo.destroy();
    }
    String text = Files.readString(log);
    assertTrue(ended, () -> "not finished after " + MOST_MINUTES + " minutes\n" + text);
    assertEquals(0, demo.exitValue(), text);
    assertEquals(3, text.lines().filter(line -> line.contains("equal to threads: 40 results")).count(), text);
    assertTrue(text.contains("all held"), text);
  }
}
