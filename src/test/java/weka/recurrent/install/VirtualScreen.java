package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A screen of its own for windows that tests drive, with a window manager, which gives a window the keyboard. Tests are skipped
 * with a reason where Xvfb or openbox is missing; {@code -Drequire.display=true} turns the skip into a failure.
 */
final class VirtualScreen implements AutoCloseable {
  /** What a session may see beside Weka: itself, its hands, its watch; our classes must come from the installed package. */
  private static final List<String> OWN = List.of("weka/recurrent/install/Hands", "weka/recurrent/gui/EventThreadWatch");

  private final List<Process> processes;
  private final String display;

  private VirtualScreen(List<Process> processes, String display) {
    this.processes = processes;
    this.display = display;
  }

  static VirtualScreen open() throws IOException {
    for (String program : List.of("Xvfb", "openbox")) {
      boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
      if (!Boolean.getBoolean("require.display")) {
        assumeTrue(there, "no " + program + " on this machine (Debian: apt-get install xvfb openbox)");
      }
    }
    // Xvfb looks for a free display itself and says which one it took.
    Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String number = new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    ProcessBuilder manager = new ProcessBuilder("openbox").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    manager.environment().put("DISPLAY", ":" + number);
    return new VirtualScreen(List.of(manager.start(), screen), ":" + number);
  }

  /** A Java machine on this screen with the package installed below a directory. */
  Start session(Path directory, String... flags) throws IOException, InterruptedException {
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));
    return new Start(weka.withFlags("-Djava.awt.headless=false", "-Xmx1g").withFlags(flags).withEnvironment("DISPLAY", display)
        .withSeconds(600), directory);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }

  /** Ready to start. */
  record Start(ChildJvm weka, Path directory) {
    /** Runs a session to its end, which must be a good one; its first argument is the folder of its pictures. */
    Session run(Class<?> session, Path pictures, String... arguments) throws IOException, InterruptedException {
      Path classes = directory.resolve("classes");
      for (String name : Stream.concat(OWN.stream(), Stream.of(session.getName().replace('.', '/'))).toList()) {
        copy(name, classes);
      }
      String[] all = Stream.concat(Stream.of(pictures.toString()), Stream.of(arguments)).toArray(String[]::new);
      ChildJvm.Outcome outcome = weka.withClasses(classes).run(session.getName(), all);
      Files.writeString(Files.createDirectories(pictures).resolve("session.txt"), outcome.toString());
      assertEquals(0, outcome.exitCode(), outcome::toString);
      return new Session(outcome);
    }

    /** A class with its inner ones. */
    private static void copy(String name, Path classes) throws IOException {
      Path source = Path.of("target/test-classes").resolve(name);
      Path folder = Files.createDirectories(classes.resolve(name).getParent());
      String simple = source.getFileName().toString();
      try (Stream<Path> files = Files.list(source.getParent())) {
        for (Path file : files.filter(f -> f.getFileName().toString().matches(simple + "(\\$.*)?\\.class")).toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
  }

  /** What a session has said. */
  record Session(ChildJvm.Outcome outcome) {
    String text() {
      return outcome.out();
    }

    /** The value of a line {@code key: value}. */
    String value(String key) {
      return outcome.out().lines().filter(line -> line.startsWith(key + ": ")).findFirst()
          .orElseThrow(() -> new AssertionError("no " + key + " in\n" + outcome)).substring(key.length() + 2);
    }

    int number(String key) {
      return Integer.parseInt(value(key));
    }

    @Override
    public String toString() {
      return outcome.toString();
    }
  }
}
