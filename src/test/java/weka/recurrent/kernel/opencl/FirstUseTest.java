package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.install.ChildJvm;

/** Machines without OpenCL, each as a JVM of its own: a clear line, silence on the console, and networks that train. */
class FirstUseTest {
  @TempDir
  Path folder;

  private ChildJvm child() {
    return ChildJvm.asTested(folder).withFlags("-D" + TuningCache.FOLDER + "=" + folder.resolve("cache"));
  }

  private static ChildJvm.Outcome checked(ChildJvm child, String reason, String... arguments) throws Exception {
    ChildJvm.Outcome outcome = child.run(FirstUse.class.getName(), arguments);
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertEquals("", noise(outcome.err()), "nothing on the console");
    assertFalse(outcome.showsTrace(), outcome.toString());
    assertTrue(line(outcome, "small").startsWith("cpu, 1 thread"), outcome.toString());
    assertTrue(line(outcome, "small").contains("too few for a GPU"), outcome.toString());
    assertEquals("false", line(outcome, "loaded for a small network"));
    assertTrue(line(outcome, "auto").startsWith("cpu, 1 thread"), outcome.toString());
    assertTrue(line(outcome, "auto").contains(reason), outcome.toString());
    assertEquals("true", line(outcome, "auto is right"));
    assertEquals("false", line(outcome, "loaded by auto"), "no GPU, no native code");
    assertTrue(line(outcome, "opencl").contains(reason), outcome.toString());
    assertTrue(line(outcome, "opencl").contains("-backend cpu"), outcome.toString());
    assertTrue(line(outcome, "summary").contains(reason), outcome.toString());
    assertEquals("CONFIG", line(outcome, "handler level"), "the host application's");
    return outcome;
  }

  /** What is neither the JVM's own nor the cpu backend's line about the Vector API. */
  private static String noise(String err) {
    return err.lines()
        .filter(line -> !line.matches("WARNING: (A restricted method|java.lang.System::load|Use --enable-native-access"
            + "|Restricted methods|java.io.tmpdir).*|.*weka.recurrent.kernel.cpu.*|INFO: cpu backend: .*|"))
        .collect(Collectors.joining("\n"));
  }

  private static String line(ChildJvm.Outcome outcome, String name) {
    return outcome.out().lines().filter(line -> line.startsWith(name + ": ")).findFirst()
        .orElseThrow(() -> new AssertionError("no line '" + name + ": …' in " + outcome)).substring(name.length() + 2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutTheLoader() throws Exception {
    // What the dynamic linker finds first is no library.
    Path broken = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(broken.resolve("libOpenCL.so.1"), "not a library");
    checked(child().withEnvironment("LD_LIBRARY_PATH", broken.toString()), "OpenCL loader");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutADriver() throws Exception {
    TestDevice.name();
    ChildJvm.Outcome outcome =
        checked(child().withEnvironment("OCL_ICD_VENDORS", folder.resolve("none").toString()), "no platform found");
    assertTrue(line(outcome, "opencl").contains("Install the OpenCL driver"), outcome.toString());
  }

  @Test
  void withAnUnwritableTemporaryFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    checked(child().withFlags("-Djava.io.tmpdir=" + file.resolve("tmp")), "temporary folder");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void withNativeAccessDenied() throws Exception {
    checked(child().withFlags("--illegal-native-access=deny"), "native");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withAnUnwritableCacheFolder() throws Exception {
    String device = TestDevice.name();
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    ChildJvm.Outcome outcome =
        child().withFlags("-D" + TuningCache.FOLDER + "=" + file).withSeconds(300).run(FirstUse.class.getName(), device);
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertEquals("true", line(outcome, "auto is right"));
    assertTrue(line(outcome, "opencl").startsWith("opencl on "), outcome.toString());
    assertFalse(outcome.showsTrace(), outcome.toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aCpuDeviceIsUsedOnlyIfNamed() throws Exception {
    OpenClDevices.Info device = OpenClDevices.list().get(Integer.parseInt(TestDevice.name()));
    assumeTrue(device.kind() == OpenClDevices.Kind.CPU && OpenClDevices.list().size() == 1, "the only device is a CPU");
    ChildJvm.Outcome outcome = child().run(FirstUse.class.getName());
    assertTrue(line(outcome, "auto").contains("not a GPU"), outcome.toString());
    assertEquals("false", line(outcome, "loaded by auto"), "a device that is no GPU stays out of this process");
    assertTrue(line(outcome, "opencl").contains("not a GPU"), outcome.toString());
    assertTrue(line(outcome, "opencl").contains("-device"), outcome.toString());
    assertFalse(outcome.showsTrace(), outcome.toString());
    assertEquals("CONFIG", line(outcome, "handler level"));
  }

  @Test
  void aPackageLoadedTwiceHasItsDeviceTwice() throws Exception {
    ChildJvm.Outcome outcome = child().withSeconds(300).run(LoadedTwice.class.getName(), TestDevice.name());
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertEquals(2, outcome.out().lines().filter(line -> line.startsWith("opened: opencl on ")).count(), outcome.toString());
  }
}
