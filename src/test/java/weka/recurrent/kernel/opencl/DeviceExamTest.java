package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.install.ChildJvm;

/** Devices are examined in a process of their own, once, with a limit; what is refused is named, and the next one is tried. */
class DeviceExamTest {
  @TempDir
  Path folder;

  private ChildJvm.Outcome open(ChildJvm child, String... arguments) throws Exception {
    ChildJvm.Outcome outcome = child.withSeconds(300).withFlags("-D" + TuningCache.FOLDER + "=" + folder.resolve("cache"),
        "-D" + OpenClDevices.ALLOW_CPU + "=true").run(OpenDevice.class.getName(), arguments);
    assertEquals(0, outcome.exitCode(), outcome.toString());
    assertFalse(outcome.showsTrace(), outcome.toString());
    return outcome;
  }

  @Test
  void theVerdictIsKeptAndNothingElseIsLeft() throws Exception {
    TestDevice.name();
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    ChildJvm child = ChildJvm.asTested(folder).withFlags("-Djava.io.tmpdir=" + temporary);
    ChildJvm.Outcome first = open(child);
    assertTrue(first.out().contains("opened: opencl on "), first.toString());
    assertTrue(first.err().contains("compiling kernels for ") && first.err().contains("at most 120 s"), "a line: " + first);
    ChildJvm.Outcome second = open(child);
    assertTrue(second.out().contains("opened: opencl on "), second.toString());
    assertFalse(second.err().contains("compiling kernels"), "the verdict is known: " + second);
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals("[]", left.filter(path -> !path.toString().contains("hsperfdata")).toList().toString());
    }
  }

  @Test
  void aDriverThatTakesTooLongCostsALine() throws Exception {
    TestDevice.name();
    ChildJvm.Outcome outcome = open(ChildJvm.asTested(folder).withFlags("-D" + DeviceExam.LIMIT + "=0"));
    assertTrue(
        outcome.out().matches("(?s).*none: the OpenCL driver of .* took more than 0 s while compiling or testing the kernels\\."
            + ".*Use -backend cpu.*"),
        outcome.toString());
    ChildJvm.Outcome again = open(ChildJvm.asTested(folder));
    assertTrue(again.out().contains("none: ") && !again.err().contains("compiling kernels"), "not tried again today: " + again);
  }

  @Test
  void theNextDeviceIsTaken() throws Exception {
    OpenClDevices.Info device = OpenClDevices.list().get(Integer.parseInt(TestDevice.name()));
    assumeTrue(device.platform().contains("Portable"), "PoCL can show two devices");
    ChildJvm.Outcome outcome = open(ChildJvm.asTested(folder).withEnvironment("POCL_DEVICES", "pthread basic"), "refuse");
    String refused = outcome.out().lines().filter(line -> line.startsWith("refused: ")).findFirst().orElseThrow().substring(9);
    assertTrue(outcome.out().contains("opened: opencl on ") && !outcome.out().contains("opened: opencl on " + refused),
        outcome.toString());
  }

  @Test
  void fewerItemsThanAGroupAreAReason() {
    assertNull(DeviceSession.obstacle("Voodoo", 256));
    assertEquals(
        "work-groups of 256 items are needed, the driver of Voodoo grants these kernels 32; choose another device with -device",
        DeviceSession.obstacle("Voodoo", 32));
  }
}
