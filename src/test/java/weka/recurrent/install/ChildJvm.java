package weka.recurrent.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Java virtual machine of its own, as a user starts one: class path, flags, main class, arguments. Immutable; each
 * {@code with} method returns a changed copy.
 *
 * @param classPath what stands behind {@code -cp}
 * @param wekaHome the directory that becomes {@code WEKA_HOME}
 * @param flags flags of the virtual machine, before the main class
 * @param environment variables beside WEKA_HOME
 * @param directory where it runs; relative paths are understood from there
 * @param seconds after this time the child is ended and the run counts as a failure
 */
public record ChildJvm(String classPath, Path wekaHome, List<String> flags,
    Map<String, String> environment, Path directory, int seconds) {

  /**
   * Of every child: no screen, no network. And without Weka's native linear algebra, whose loader talks on Java 25 and has JVMs
   * overwrite one another's file.
   */
  private static final List<String> QUIET = List.of("-Djava.awt.headless=true", "-Dweka.packageManager.offline=true",
      "@" + Path.of("scripts/lib/netlib.arguments").toAbsolutePath());

  /** What a finished child left behind. */
  public record Outcome(int exitCode, String out, String err) {

    /** Both streams, for messages of failed assertions. */
    @Override
    public String toString() {
      return "exit code " + exitCode + "\n--- standard output\n" + out + "\n--- standard error\n" + err;
    }

    /** Whether a Java stack trace was printed. */
    public boolean showsTrace() {
      return (out + "\n" + err).lines().anyMatch(line -> line.matches("\\s+at [\\w.$/@]+\\(.*\\)|Caused by: .*"));
    }
  }

  /** The class path of the running test: our classes, the tests and all libraries. */
  public static ChildJvm asTested(Path wekaHome) {
    return new ChildJvm(System.getProperty("java.class.path"), wekaHome, QUIET, Map.of(), Path.of(""), 120)
        .withFlags("-Dweka.packageManager.loadPackages=false");
  }

  /** Weka alone; our classes come from the package installed in the given WEKA_HOME. */
  public static ChildJvm wekaAlone(Path wekaHome) {
    Path file = Path.of(System.getProperty("weka.class.path.file", "target/weka.classpath"));
    try {
      return new ChildJvm(Files.readString(file).trim(), wekaHome, QUIET, Map.of(), Path.of(""), 120);
    } catch (IOException e) {
      throw new UncheckedIOException("the build writes Weka's class path to " + file + " in the phase generate-resources", e);
    }
  }

  /** A later flag overrides an earlier one. */
  public ChildJvm withFlags(String... more) {
    return new ChildJvm(classPath, wekaHome, Stream.concat(flags.stream(), Stream.of(more)).toList(), environment, directory,
        seconds);
  }

  /** Lets it see some classes of the tests, too, with their inner ones, and no others: they are copied to a folder. */
  public ChildJvm withClasses(Path folder, List<Class<?>> classes) throws IOException {
    for (Class<?> each : classes) {
      Path source = Path.of("target/test-classes").resolve(each.getName().replace('.', '/')).getParent();
      Path target = Files.createDirectories(folder.resolve(each.getPackageName().replace('.', '/')));
      try (Stream<Path> files = Files.list(source)) {
        for (Path file : files.filter(f -> f.getFileName().toString().matches(each.getSimpleName() + "(\\$.*)?\\.class"))
            .toList()) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return new ChildJvm(classPath + File.pathSeparator + folder, wekaHome, flags, environment, directory, seconds);
  }

  public ChildJvm withEnvironment(String name, String value) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(name, value);
    return new ChildJvm(classPath, wekaHome, flags, all, directory, seconds);
  }

  public ChildJvm in(Path where) {
    return new ChildJvm(classPath, wekaHome, flags, environment, where, seconds);
  }

  public ChildJvm withSeconds(int limit) {
    return new ChildJvm(classPath, wekaHome, flags, environment, directory, limit);
  }

  /** Runs a main class to its end. A child that exceeds its time is an error that shows what it had printed. */
  public Outcome run(String mainClass, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    try {
      Process process = start(out, err, mainClass, arguments);
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Outcome outcome = new Outcome(process.exitValue(), read(out), read(err));
      if (!ended) {
        throw new AssertionError(
            "not finished after " + seconds + " s: " + mainClass + " " + String.join(" ", arguments) + "\n" + outcome);
      }
      return outcome;
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /**
   * Starts a main class and kills it, as {@code kill -9} does, if it has not ended by itself.
   *
   * @param begun a file or folder whose making starts the time
   * @param milliseconds after which it is killed
   * @return whether it was still alive
   */
  public boolean kill(Path begun, long milliseconds, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("child", ".out");
    try {
      Process process = start(out, out, mainClass, arguments);
      for (int waited = 0; waited < seconds * 100 && process.isAlive() && !Files.exists(begun); waited++) {
        Thread.sleep(10);
      }
      boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      return !ended;
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private Process start(Path out, Path err, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile())
        .directory(directory.toAbsolutePath().toFile());
    for (String ofThisJvm : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "LD_PRELOAD")) {
      builder.environment().remove(ofThisJvm);
    }
    builder.environment().put("WEKA_HOME", wekaHome.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
