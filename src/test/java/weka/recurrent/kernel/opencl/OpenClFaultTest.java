package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.Workload;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.kernel.opencl.OpenClEngine.Point;

/** Whatever fails, and wherever: the CPU goes on from what is valid on the host, and one line says so. */
class OpenClFaultTest {
  private final Agreement work = new Agreement(Cell.LSTM, 12, 6, 5, 2, true, 3);
  private final List<String> log = new ArrayList<>();
  private final Handler listener = new Handler() {
    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
        log.add(record.getMessage());
      }
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  };

  @BeforeEach
  void healthy() {
    // Examined once and for all, of which a line in the log tells.
    DeviceExam.pass(OpenClDevices.choose(TestDevice.name()).get(0));
    Logger.getLogger("weka.recurrent.kernel.opencl").addHandler(listener);
  }

  @AfterEach
  void heal() {
    Logger.getLogger("weka.recurrent.kernel.opencl").removeHandler(listener);
    OpenClEngine.INSTANCE.inject(point -> {});
    OpenClEngine.INSTANCE.forgetFailure();
    OpenClSessions.forget();
    OpenClDevices.forget();
  }

  private static OpenClBackend open() {
    return OpenClBackend.open(TestDevice.name(), () -> new CpuBackend(1), new Variant(true, 4, 1, 1));
  }

  /** Fails at the k-th passage of a point, in the manner of Aparapi. */
  private static void failAt(Point where, int k) {
    AtomicInteger passed = new AtomicInteger();
    OpenClEngine.INSTANCE.inject(point -> {
      if (point == where && passed.incrementAndGet() == k) {
        throw new AssertionError("injected");
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theCpuGoesOnFromWhatIsOnTheHost(int launch) throws Exception {
    try (Backend cpu = new CpuBackend(1); OpenClBackend backend = open()) {
      Agreement.Results expected = work.run(cpu);
      Pass pass = backend.open(work.spec, true);
      failAt(Point.EXECUTE, launch);
      for (int call = 0; call < 3; call++) {
        // Two launches per call: forward and backward.
        Agreement.Results actual = work.run(backend, pass);
        assertTrue(work.worst(expected, actual) < 1e-5, "call " + call + ": " + work.worst(expected, actual));
        if (2 * call + 1 > launch) {
          assertArrayEquals(expected.gradient(), actual.gradient(), "all of it on the CPU");
        }
      }
      assertTrue(backend.description().startsWith("cpu in place of opencl on "), backend.description());
      assertTrue(backend.description().contains("injected"), backend.description());
      assertEquals(1, log.size(), log.toString());
      assertTrue(log.get(0).contains("training goes on from where it was on the CPU"), log.get(0));
      assertFalse(log.get(0).contains("\n"));
      float[] signal = new float[12];
      pass.read(new Trace.Source(Trace.Signal.CELL, 1, 1), 2, 1, signal);
      Pass other = cpu.open(work.spec, true);
      work.run(cpu, other);
      float[] same = new float[12];
      other.read(new Trace.Source(Trace.Signal.CELL, 1, 1), 2, 1, same);
      assertArrayEquals(same, signal);
    }
  }

  @Test
  void afterAFailureOpenClStaysOffInTheProcess() throws Exception {
    try (OpenClBackend backend = open()) {
      failAt(Point.EXECUTE, 1);
      work.run(backend);
      assertNotNull(OpenClEngine.INSTANCE.failure());
      IllegalStateException error = assertThrows(IllegalStateException.class, OpenClFaultTest::open);
      assertTrue(
          error.getMessage().matches("OpenCL failed while .*injected.*stays off until Java is started again.*Use -backend cpu"),
          error.getMessage());
    }
  }

  @Test
  void gatesAreReadFromTheCpuIfTheDeviceFailsInBetween() throws Exception {
    try (Backend cpu = new CpuBackend(1); OpenClBackend backend = open()) {
      float[] features = new float[work.dFeatures.length];
      Pass expected = cpu.open(work.spec, true);
      expected.forward(cpu.pack(work.spec, work.parameters), work.batch, work.masks, features);
      Pass pass = backend.open(work.spec, true);
      work.run(backend, pass);
      failAt(Point.EXECUTE, 1);
      int checked = 0;
      for (int n = 0; n < work.batch.sequences(); n++) {
        for (int t = 0; t < work.batch.length(n); t++) {
          float[] want = new float[12];
          float[] got = new float[12];
          expected.read(new Trace.Source(Trace.Signal.FORGET_GATE, 1, 1), t, n, want);
          pass.read(new Trace.Source(Trace.Signal.FORGET_GATE, 1, 1), t, n, got);
          assertArrayEquals(want, got, 1e-6f);
          checked++;
        }
      }
      assertEquals(work.batch.validSteps(), checked);
      assertNotNull(OpenClEngine.INSTANCE.failure());
    }
  }

  @Test
  void allWhoShareTheEngineGoOn() throws Exception {
    try (Backend cpu = new CpuBackend(1); OpenClBackend backend = open()) {
      Agreement.Results expected = work.run(cpu);
      failAt(Point.EXECUTE, 10);
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
          calls.add(() -> {
            Pass pass = backend.open(work.spec, true);
            for (int call = 0; call < 8; call++) {
              assertTrue(work.worst(expected, work.run(backend, pass)) < 1e-5);
            }
            return 8;
          });
        }
        for (Future<Integer> done : threads.invokeAll(calls)) {
          assertEquals(8, done.get());
        }
      } finally {
        threads.shutdownNow();
      }
      assertEquals(1, log.size(), log.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Point.class, names = {"DISCOVER", "COMPILE", "SELF_TEST"})
  void aDeviceThatCannotBeOpenedIsAnErrorOrTheCpu(Point point) throws Exception {
    String name = TestDevice.name();
    OpenClDevices.forget();
    OpenClSessions.forget();
    OpenClEngine.INSTANCE.inject(at -> {
      if (at == point) {
        throw new ExceptionInInitializerError(new UnsatisfiedLinkError("injected"));
      }
    });
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> OpenClBackend.open(name, 1));
    assertTrue(error.getMessage().contains("injected") && error.getMessage().contains("-backend cpu"), error.getMessage());
    assertFalse(error.getMessage().contains("\n"));
    Agreement large = new Agreement(Cell.GRU, 100, 32, 30, 1, false, 2);
    try (Backend automatic = AutomaticBackend.open(name, 1, new Workload(large.spec, 30, 32)); Backend cpu = new CpuBackend(1)) {
      assertTrue(automatic.description().startsWith("cpu, 1 thread"), automatic.description());
      assertTrue(automatic.description().contains("injected"), automatic.description());
      assertArrayEquals(large.run(cpu).gradient(), large.run(automatic).gradient());
    }
  }

  @Test
  void aDeviceThatComputesSomethingElseIsRefused() {
    OpenClEngine.INSTANCE.inject(point -> {
      if (point == Point.SELF_TEST) {
        throw new OpenClEngine.Refused("device failed the self-test: injected");
      }
    });
    OpenClSessions.forget();
    IllegalStateException error = assertThrows(IllegalStateException.class, OpenClFaultTest::open);
    assertTrue(error.getMessage().contains("self-test"), error.getMessage());
    assertNull(OpenClEngine.INSTANCE.failure(), "nothing broke; another device may be tried");
    OpenClEngine.INSTANCE.inject(point -> {});
    open().close();
  }

  @Test
  void aBatchTooLargeForTheDeviceIsDoneByTheCpu() throws Exception {
    OpenClDevices.Info info = OpenClDevices.choose(TestDevice.name()).get(0);
    DeviceLimits device = info.limits();
    OpenClSessions.Lease lease =
        OpenClSessions.alone(info, new DeviceLimits(device.groups(), device.sharedFloats(), 15_000, 100_000));
    DeviceEncoder encoder =
        new DeviceEncoder(lease.session(), new Tuner(null, lease.session().limits(), new Variant(true, 4, 1, 1)));
    Agreement small = new Agreement(Cell.LSTM, 3, 2, 3, 1, false, 3);
    try (OpenClBackend backend = new OpenClBackend(lease, encoder, () -> new CpuBackend(1)); Backend cpu = new CpuBackend(1)) {
      small.run(backend);
      assertEquals(List.of(), log);
      Agreement large = new Agreement(Cell.LSTM, 40, 6, 5, 1, false, 3);
      for (int call = 0; call < 2; call++) {
        assertArrayEquals(large.run(cpu).gradient(), large.run(backend).gradient());
      }
      assertEquals(1, log.size(), log.toString());
      assertTrue(log.get(0).matches("too large for .*lower the batch size.*"), log.get(0));
      assertTrue(small.worst(small.run(cpu), small.run(backend)) < 1e-5, "the device still works");
      assertNull(OpenClEngine.INSTANCE.failure());
    }
  }

  @Test
  void sharedMemoryIsCheckedBeforeTheLaunch() {
    DeviceLimits limits = new DeviceLimits(8, 4000, 1 << 20, 1 << 20);
    assertThrows(DeviceLimits.Exceeded.class, () -> limits.check(1, 4001, 1, 1, 1));
    assertEquals(77, limits.check(77, 4000, 1, 1, 1));
    // A layer too wide for FUSED is stepped.
    assertFalse(new Variant(true, 8, 4, 4).fit(2500, 4000).fused());
    assertTrue(new Variant(true, 8, 4, 4).fit(200, 4000).fused());
  }

  @ParameterizedTest
  @CsvSource({"128, 49152, 1000000000, work-groups of 256", "1024, 4096, 1000000000, local memory",
      "1024, 49152, 1000, buffers of 16 MB"})
  void devicesTooSmallAreNamed(int group, long local, long buffer, String reason) {
    assertTrue(OpenClDevices.obstacle(group, local, buffer).startsWith(reason));
    assertNull(OpenClDevices.obstacle(256, 49152, 1 << 30));
  }

  @Test
  void devicesAreChosenByIndexNameAndPart() {
    OpenClDevices.Info device = OpenClDevices.list().get(Integer.parseInt(TestDevice.name()));
    assertEquals(device, OpenClDevices.choose(String.valueOf(device.index())).get(0));
    assertEquals(device, OpenClDevices.choose(device.name().toUpperCase(java.util.Locale.ROOT)).get(0));
    assertEquals(device, OpenClDevices.choose(device.name().substring(1, 6)).get(0));
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> OpenClBackend.open("Voodoo 2", 1));
    assertTrue(error.getMessage().contains("'Voodoo 2'") && error.getMessage().contains(device.name())
        && error.getMessage().contains("-device"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64, false, Macs with Apple silicon", "Windows 11, aarch64, false, Windows on ARM",
      "Linux, amd64, true, Linux with musl", "Linux, riscv64, false, Linux on riscv64", "FreeBSD, amd64, false, FreeBSD"})
  void platformsWithoutNativesAreRecognized(String system, String architecture, boolean musl, String name) {
    String line = OpenClDevices.platformObstacle(system, architecture, musl);
    assertTrue(line.startsWith("OpenCL is not available on " + name) && line.contains("CPU"), line);
    assertFalse(line.contains("\n"));
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, x86_64", "Windows 10, amd64", "Windows 10, x86", "Linux, amd64", "Linux, aarch64", "Linux, i386",
      "Linux, arm"})
  void platformsWithNativesAreLetThrough(String system, String architecture) {
    assertNull(OpenClDevices.platformObstacle(system, architecture, false));
  }
}
