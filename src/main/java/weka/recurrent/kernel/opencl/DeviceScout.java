package weka.recurrent.kernel.opencl;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a GPU in a Java process of its own, so that a machine without one never loads a driver into Weka. Loading is not
 * harmless: an OpenCL library may write to the console (Aparapi does, from native code), and PoCL was seen to end a Java machine
 * with a segmentation fault soon after it was merely asked for its devices.
 *
 * <p>Asked once per process, only for networks large enough to gain; takes some tenths of a second. Safe for all threads.
 */
final class DeviceScout {
  private static final long SECONDS = 30;
  private static final String FOUND = "found";
  /** Of every library that asking for devices needs. */
  private static final List<String> CLASSES = List.of("com.aparapi.Kernel", "com.aparapi.natives.NativeLoader",
      "org.apache.bcel.classfile.ClassParser", "org.apache.commons.lang3.StringUtils");

  private static String report;

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
    Files.writeString(Path.of(arguments[0]), answer);
    // Halt: what a driver does at the end of a process is no longer of interest.
    Runtime.getRuntime().halt(0);
  }

  /** Why no device can be used unless it is named, or null if one can. Loads nothing into this process. */
  static synchronized String obstacle() {
    if (report == null) {
      report = ask();
    }
    return report.equals(FOUND) ? null : report;
  }

  private static String ask() {
    Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
    if (!Files.isExecutable(java)) {
      // A Java without its launcher, inside another program: nothing is known, and the device will be asked itself.
      return FOUND;
    }
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-Djava.awt.headless=true"));
    for (String name : List.of("java.io.tmpdir", OpenClDevices.ALLOW_CPU)) {
      if (System.getProperty(name) != null) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.contains("-native-access"))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), DeviceScout.class.getName()));
    String unwritable = OpenClDevices.temporaryFolderProblem();
    if (unwritable != null) {
      return unwritable;
    }
    try {
      Path file = Files.createTempFile("recurrent", ".devices");
      try {
        command.add(file.toString());
        return answer(command, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return "looking for a GPU failed: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "looking for a GPU was interrupted";
    }
  }

  /** Drivers may write to the streams, so the answer comes by a file. */
  private static String answer(List<String> command, Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return "looking for a GPU took more than " + SECONDS + " s";
      }
      String answer = Files.readString(file);
      return process.exitValue() == 0 && !answer.isBlank() ? answer
          : "the OpenCL driver of this machine ended the Java process that asked for its devices (exit code "
              + process.exitValue()
              + "). Name a device with -device to use it all the same";
    } finally {
      process.destroyForcibly();
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
