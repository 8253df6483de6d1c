package weka.recurrent.kernel.opencl;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Meets drivers in a Java process of its own, so that what they do there costs Weka nothing. Loading one is not harmless: an
 * OpenCL library may write to the console (Aparapi does, from native code), compile for minutes, or end the process; PoCL was
 * seen to do so soon after it was merely asked for its devices.
 *
 * <p>{@link #obstacle} looks for a GPU, once per process, in some tenths of a second. {@link DeviceExam} sends the scout further.
 * Safe for all threads.
 */
final class DeviceScout {
  private static final long SECONDS = 30;
  private static final String FOUND = "found";
  /** Of every library that asking for devices and testing them needs. */
  private static final List<String> CLASSES = List.of("com.aparapi.Kernel", "com.aparapi.natives.NativeLoader",
      "org.apache.bcel.classfile.ClassParser", "org.apache.commons.lang3.StringUtils", "org.ejml.data.DMatrixRMaj",
      "org.ejml.dense.row.CommonOps_DDRM");

  private static String report;

  /**
   * What a process brought home.
   *
   * @param answer what it wrote; null if it did not come back by itself, or empty-handed
   * @param trouble then why not, to follow the name of the driver; else null
   */
  record Report(String answer, String trouble) {}

  private DeviceScout() {}

  /** The process that looks: writes {@link #FOUND}, or why there is nothing to use, to the file that is its argument. */
  public static void main(String[] arguments) throws IOException {
    String answer;
    try {
      OpenClDevices.choose(null);
      answer = FOUND;
    } catch (IllegalStateException e) {
      answer = e.getMessage();
    }
    reportAndEnd(arguments[0], answer);
  }

  /** Writes the answer of a process and ends it. What a driver does at the end of a process is no longer of interest. */
  static void reportAndEnd(String file, String answer) throws IOException {
    Files.writeString(Path.of(file), answer);
    Runtime.getRuntime().halt(0);
  }

  /** Why no device can be used unless it is named, or null if one can. Loads nothing into this process. */
  static synchronized String obstacle() {
    if (report == null) {
      report = look();
    }
    return report.equals(FOUND) ? null : report;
  }

  private static String look() {
    if (!canGo()) {
      // Nothing is known, and the device will be asked itself.
      return FOUND;
    }
    String unwritable = OpenClDevices.temporaryFolderProblem();
    if (unwritable != null) {
      return unwritable;
    }
    try {
      Report brought = send(DeviceScout.class, SECONDS, List.of("-Xmx64m"));
      return brought.answer != null ? brought.answer
          : "the OpenCL driver of this machine " + brought.trouble
              + " when asked for its devices. Name a device with -device to use it all the same";
    } catch (IOException e) {
      return "looking for a GPU failed: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "looking for a GPU was interrupted";
    }
  }

  /** Whether there is a launcher; a Java inside another program may have none. */
  static boolean canGo() {
    return Files.isExecutable(java());
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
  }

  /**
   * Runs a main class of ours in a process and waits for it. It has a temporary folder of its own, which goes with it: Aparapi
   * unpacks its native library there, and a process that is ended from within does not clean up.
   *
   * @param main gets the file for its answer, then the arguments
   * @param seconds after which the process is ended
   * @param flags of the Java machine
   */
  static Report send(Class<?> main, long seconds, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("recurrent");
    try {
      List<String> command = new ArrayList<>(List.of(java().toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
          "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder, "-XX:ErrorFile=" + folder.resolve("hs_err.log")));
      command.addAll(flags);
      if (System.getProperty(OpenClDevices.ALLOW_CPU) != null) {
        command.add("-D" + OpenClDevices.ALLOW_CPU + "=" + System.getProperty(OpenClDevices.ALLOW_CPU));
      }
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.contains("-native-access"))
          .forEach(command::add);
      Path answer = folder.resolve("answer");
      command.addAll(List.of("-cp", classPath(), main.getName(), answer.toString()));
      command.addAll(List.of(arguments));
      return wait(command, answer, seconds);
    } finally {
      delete(folder);
    }
  }

  /** Drivers may write to the streams, so the answer comes by a file. */
  private static Report wait(List<String> command, Path file, long seconds) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    Path chain = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
    if (Files.exists(chain)) {
      // Compilers of drivers take signals that the JVM needs; this library of the JDK chains them.
      builder.environment().merge("LD_PRELOAD", chain.toString(), (given, ours) -> given + ":" + ours);
    }
    Process process = builder.start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        return new Report(null, "took more than " + seconds + " s");
      }
      String answer = Files.exists(file) ? Files.readString(file) : "";
      return process.exitValue() == 0 && !answer.isBlank() ? new Report(answer, null)
          : new Report(null, "ended its process (exit code " + process.exitValue() + ")");
    } finally {
      process.destroyForcibly();
      // So that nothing is written to its folder any more.
      process.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // What cannot be listed is left to the system, which clears its temporary folder.
      return;
    }
  }

  /** The places from which our classes and those of Aparapi came, be it a class path or a package of Weka. */
  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    places.add(place(DeviceScout.class));
    for (String name : CLASSES) {
      try {
        places.add(place(Class.forName(name, false, DeviceScout.class.getClassLoader())));
      } catch (ClassNotFoundException | LinkageError e) {
        // A class that is missing here is missing there, and the process will say so.
        continue;
      }
    }
    places.remove("");
    return String.join(File.pathSeparator, places);
  }

  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null ? "" : Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }
}
