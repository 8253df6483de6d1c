package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * First use of a clone, by one process and by several, and after builds that were cut. Maven is played by a script that takes a
 * second and counts its calls; the command is a class that prints how it was started.
 */
@Timeout(120)
class LaunchTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String RECUR = """
      package weka.recurrent.cli;
      public class Recur {
        public static void main(String[] arguments) {
          System.out.println("arguments " + java.util.List.of(arguments));
          System.out.println("flags " + java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(flag -> !flag.startsWith("@")).sorted().toList());
          System.out.println("path " + System.getProperty("java.class.path"));
        }
      }
      """;
  private static final String MAVEN =
      """
          #!/bin/sh
          echo "$@" >> calls
          sleep ${SLOW:-1}
          if [ -f broken ]; then
            printf '%s' half-a-pa > target/recur.dependencies
            echo '[ERROR] No space left on device'
            exit 1
          fi
          cp made.jar target/recurrentNetworks-1.jar
          path=/libraries/weka.jar:/libraries/weka.pom:/libraries/x-natives.jar
          for word in "$@"; do
            case "$word" in -Dmdep.outputFile=*) printf '%s' "$path" > "${word#*=}" ;; esac
          done
          """;

  @TempDir
  Path folder;
  private Path clone;

  @BeforeEach
  void cloneIt() throws IOException {
    assumeTrue(File.separatorChar == '/', "the scripts are for Bash");
    clone = Files.createDirectories(folder.resolve("a clone"));
    Files.createDirectories(clone.resolve("scripts/lib"));
    Files.createDirectories(clone.resolve("src/main/java"));
    for (String dir : List.of("scripts", "scripts/lib")) {
      try (Stream<Path> files = Files.list(PROJECT.resolve(dir))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, clone.resolve(dir).resolve(file.getFileName()));
        }
      }
    }
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    Files.writeString(clone.resolve("src/main/java/A.java"), "class A {}");
    Path source = Files.createDirectories(folder.resolve("made/weka/recurrent/cli")).resolve("Recur.java");
    Files.writeString(source, RECUR);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
    assertEquals(0, java.util.spi.ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create", "--file",
        clone.resolve("made.jar").toString(), "-C", folder.resolve("made").toString(), "."));
    Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void severalFirstUsesBuildOnceAndAllWork() throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(start("out" + i, Map.of(), "scripts/recur", "check", "x.groovy"));
    }
    for (int i = 0; i < all.size(); i++) {
      assertEquals(0, all.get(i).waitFor(), Files.readString(folder.resolve("out" + i)));
      assertTrue(Files.readString(folder.resolve("out" + i)).contains("arguments [check, x.groovy]"));
    }
    assertEquals(1, calls());
  }

  @Test
  void aBuildThatIsKilledIsDoneAgain() throws Exception {
    Process first = start("first", Map.of("SLOW", "30"), "scripts/recur", "check");
    await(clone.resolve("calls"));
    first.descendants().forEach(ProcessHandle::destroyForcibly);
    first.destroyForcibly().waitFor();
    assertTrue(run(0, Map.of(), "scripts/recur", "check").contains("arguments [check]"));
    assertEquals(2, calls());
  }

  @Test
  void whoWaitsForABuildThatIsKilledBuilds() throws Exception {
    Process first = start("first", Map.of("SLOW", "30"), "scripts/recur", "check");
    await(clone.resolve("calls"));
    Process second = start("second", Map.of(), "scripts/recur", "show");
    while (!Files.readString(folder.resolve("second")).contains("waits")) {
      Thread.sleep(20);
    }
    first.descendants().forEach(ProcessHandle::destroyForcibly);
    first.destroyForcibly().waitFor();
    assertEquals(0, second.waitFor());
    assertTrue(Files.readString(folder.resolve("second")).contains("arguments [show]"));
  }

  @Test
  void aBuildThatFailsSaysSoAndTheNextOneWorks() throws Exception {
    Files.createFile(clone.resolve("broken"));
    String said = run(1, Map.of(), "scripts/recur", "check");
    assertTrue(said.contains("No space left on device") && said.contains("the build failed; all of it is in"), said);
    assertFalse(Files.exists(clone.resolve("target/recur.classpath")));
    Files.delete(clone.resolve("broken"));
    assertTrue(run(0, Map.of(), "scripts/recur", "check").contains("arguments [check]"));
  }

  @Test
  void whatIsEditedDuringABuildIsBuiltNextTime() throws Exception {
    Process first = start("first", Map.of(), "scripts/recur", "check");
    await(clone.resolve("calls"));
    Thread.sleep(50);
    Files.writeString(clone.resolve("src/main/java/A.java"), "class A { int changed; }");
    assertEquals(0, first.waitFor());
    run(0, Map.of(), "scripts/recur", "check");
    assertEquals(2, calls());
    run(0, Map.of(), "scripts/recur", "check");
    assertEquals(2, calls());
  }

  @Test
  void aRebuildLeavesTheJarOfRunningCommandsAlone() throws Exception {
    run(0, Map.of(), "scripts/recur", "check");
    String before = Files.readString(clone.resolve("target/recur.classpath"));
    Files.setLastModifiedTime(clone.resolve("pom.xml"), FileTime.fromMillis(System.currentTimeMillis() + 100));
    Thread.sleep(200);
    run(0, Map.of(), "scripts/recur", "check");
    String after = Files.readString(clone.resolve("target/recur.classpath"));
    assertNotEquals(before, after);
    assertTrue(Files.exists(Path.of(before.substring(0, before.indexOf(':')))));
  }

  @Test
  void sparkIsFetchedOnceBySeveral() throws Exception {
    run(0, Map.of(), "scripts/recur", "check");
    Process one = start("one", Map.of(), "scripts/recur", "run", "x", "--on", "local[2]");
    Process two = start("two", Map.of(), "scripts/recur", "run", "x", "--on=local[2]");
    assertEquals(0, one.waitFor());
    assertEquals(0, two.waitFor());
    assertEquals(2, calls());
    assertTrue(Files.readString(folder.resolve("one")).contains("-Drecur.jars="));
  }

  /** {@code recur.bat} holds no more than the call of this program. */
  @Test
  void theLauncherInJavaDoesWhatTheOneInBashDoes() throws Exception {
    Files.writeString(clone.resolve("spark.groovy"), "run on: spark('local[2]')\n");
    Files.writeString(clone.resolve("plain.groovy"), "experiment('plain') {}\n");
    run(0, Map.of(), "scripts/recur", "run", "spark.groovy");
    List<List<String>> uses =
        List.of(List.of("check", "x y.groovy"), List.of("run", "plain.groovy", "-q"), List.of("export", "a"),
            List.of("--cp", "/more/a.jar", "data", "x.arff"), List.of("run", "spark.groovy"),
            List.of("run", "spark.groovy", "--on", "threads"), List.of("run", "plain.groovy", "--on=spark://h:7077"),
            List.of("--cp", "/opt/spark/jars/*", "run", "spark.groovy"));
    for (List<String> use : uses) {
      Map<String, String> options = Map.of("RECUR_JAVA", "-Xmx77m -Da=b");
      List<String> bash = new ArrayList<>(List.of("scripts/recur"));
      bash.addAll(use);
      List<String> java = new ArrayList<>(List.of(javaCommand(), "-Drecur.home=" + clone, "scripts/lib/Launch.java", "run"));
      java.addAll(use);
      assertEquals(run(0, options, bash.toArray(String[]::new)), run(0, options, java.toArray(String[]::new)), use.toString());
    }
    assertEquals("--cp needs a path\n", run(2, Map.of(), "scripts/recur", "--cp"));
    assertTrue(Files.readString(clone.resolve("scripts/recur.bat")).contains("lib\\Launch.java\" run %*"));
  }

  @Test
  void anArchiveOfClassesThatAnotherJavaMadeIsPassedOverInSilence() throws Exception {
    run(0, Map.of(), "scripts/recur", "check");
    String path = Files.readString(clone.resolve("target/recur.classpath"));
    Path archive = Path.of(path.substring(0, path.indexOf(".jar:")) + ".jsa");
    Files.write(archive, new byte[1 << 16]);
    assertTrue(run(0, Map.of(), "scripts/recur", "check").startsWith("arguments [check]\n"));
    Files.write(archive, new byte[3]);
    assertTrue(
        run(0, Map.of(), "scripts/recur", "predict", "m").lines().filter(line -> !line.startsWith("WARNING: Using incubator"))
            .findFirst().orElseThrow().startsWith("arguments [predict, m]"));
  }

  private int calls() throws IOException {
    return Files.readAllLines(clone.resolve("calls")).size();
  }

  private static void await(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(10);
    }
  }

  private static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Process start(String out, Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Arrays.asList(command)).directory(clone.toFile()).redirectErrorStream(true)
        .redirectOutput(folder.resolve(out).toFile());
    Map<String, String> all = builder.environment();
    List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "LD_PRELOAD", "CLASSPATH", "JAVA", "RECUR_MAVEN", "RECUR_SPARK")
        .forEach(all::remove);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    all.putAll(environment);
    return builder.start();
  }

  private String run(int code, Map<String, String> environment, String... command) throws Exception {
    Process process = start("out", environment, command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String said = Files.readString(folder.resolve("out"));
    assertEquals(code, process.exitValue(), said);
    return said;
  }
}
