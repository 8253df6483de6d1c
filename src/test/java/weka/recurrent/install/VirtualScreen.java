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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import weka.recurrent.gui.EventThreadWatch;

/**
 * A screen of its own for windows that tests drive, with a window manager, which gives a window the keyboard. Tests are skipped
 * with a reason where Xvfb or openbox is missing; {@code -Drequire.display=true} turns the skip into a failure.
 */
final class VirtualScreen implements AutoCloseable {
  /** What a session may see beside Weka and itself; our classes must come from the installed package. */
  private static final List<Class<?>> TOOLS = List.of(Hands.class, ExplorerWindow.class, ClassifyTab.class, ClassTree.class,
      PackageThreads.class, EventThreadWatch.class);

  private final List<Process> processes;
  private final String display;

  private VirtualScreen(List<Process> processes, String display) {
    this.processes = processes;
    this.display = display;
  }

  static VirtualScreen open() throws IOException {
    need("openbox");
    VirtualScreen screen = withoutManager();
    ProcessBuilder manager =
        new ProcessBuilder("openbox").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    manager.environment().put("DISPLAY", screen.display);
    screen.processes.add(0, manager.start());
    return screen;
  }

  /** A screen where windows stay as they open, for sessions that need the mouse alone. */
  static VirtualScreen withoutManager() throws IOException {
    need("Xvfb");
    // Xvfb looks for a free display itself and says which one it took.
    Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String number = new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    return new VirtualScreen(new ArrayList<>(List.of(screen)), ":" + number);
  }

  private static void need(String program) {
    boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    if (!Boolean.getBoolean("require.display")) {
      assumeTrue(there, "no " + program + " on this machine (Debian: apt-get install xvfb openbox)");
    }
  }

  /** A Java machine on this screen with the package installed below a directory. */
  Start session(Path directory, String... flags) throws IOException, InterruptedException {
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));
    return new Start(weka.withFlags("-Djava.awt.headless=false", "-Xmx1g").withFlags(flags).withEnvironment("DISPLAY", display)
        .withSeconds(500), directory);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }

  /** Ready to start. */
  record Start(ChildJvm weka, Path directory) {
    /** Runs a session to its end, which must be a good one; its first argument is the folder of its pictures. */
    Session run(Class<?> session, Path pictures, String... arguments) throws IOException, InterruptedException {
      List<Class<?>> own = new ArrayList<>(TOOLS);
      own.add(session);
      String[] all = Stream.concat(Stream.of(pictures.toString()), Stream.of(arguments)).toArray(String[]::new);
      ChildJvm.Outcome outcome = weka.withClasses(directory.resolve("classes"), own).run(session.getName(), all);
      Files.writeString(Files.createDirectories(pictures).resolve("session.txt"), outcome.toString());
      assertEquals(0, outcome.exitCode(), outcome::toString);
      return new Session(outcome);
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
