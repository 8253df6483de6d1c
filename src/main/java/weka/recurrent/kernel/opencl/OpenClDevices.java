package weka.recurrent.kernel.opencl;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLLoader;
import com.aparapi.internal.opencl.OpenCLPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The OpenCL devices of this machine, each with a reason if it is not used.
 *
 * <p>Asking loads native code, once per process, on the engine's thread; nothing is loaded before. Safe for all threads.
 */
public final class OpenClDevices {
  /** Lets OpenCL devices that are CPUs be chosen without being named; for tests. */
  public static final String ALLOW_CPU = "weka.recurrent.opencl.cpu";

  /** Work items that every launch needs in a group. */
  private static final int GROUP = Tiling.GROUP;
  private static final int SHARED_BYTES = 4 * Tiling.SHARED + 1024;

  private static final long LEAST_BUFFER = 16L << 20;

  /** Kind of a device, as its driver says. */
  public enum Kind {
    GPU, CPU, ACCELERATOR, OTHER
  }

  /**
   * One device.
   *
   * @param index counts from 0 over all platforms; what {@code -device} takes
   * @param platform name of its platform (driver)
   * @param version of the platform; it names the driver
   * @param name of the device
   * @param kind GPU, CPU, …
   * @param computeUnits as OpenCL counts them
   * @param globalBytes memory of the device
   * @param bufferBytes largest single buffer
   * @param localBytes local memory of a work-group
   * @param groupItems largest work-group
   * @param obstacle why it can never be used, or null
   */
  public record Info(int index, String platform, String version, String name, Kind kind, int computeUnits, long globalBytes,
      long bufferBytes, long localBytes, int groupItems, String obstacle) {

    /** Why it is not used unless named, or null if it may be. */
    public String refusal() {
      if (obstacle != null) {
        return obstacle;
      }
      if (kind != Kind.GPU && !Boolean.getBoolean(ALLOW_CPU)) {
        return "not a GPU; the cpu backend is faster, so it is used only if -device names it";
      }
      return null;
    }

    /** What it holds. */
    DeviceLimits limits() {
      return DeviceLimits.of(computeUnits, globalBytes, bufferBytes, localBytes);
    }

    /** One line for people. */
    @Override
    public String toString() {
      return index + ": " + name + " (" + kind + ", " + computeUnits + " compute units, " + (globalBytes >> 20) + " MB, "
          + platform + ", " + version.trim() + ")";
    }
  }

  /** Memory tells a card from the graphics that a processor has beside it better than compute units do. */
  private static final Comparator<Info> BEST_FIRST = Comparator.comparing((Info d) -> d.kind != Kind.GPU)
      .thenComparing(d -> d.platform.contains("Intel"))
      .thenComparing(Comparator.comparing(Info::globalBytes).reversed())
      .thenComparing(Comparator.comparing(Info::computeUnits).reversed())
      .thenComparing(Info::index);

  private record Found(Info info, OpenCLDevice device) {}

  /** What was found: devices, or the reason why there are none. */
  private record Discovery(List<Found> devices, String none) {}

  private static Discovery discovery;

  private OpenClDevices() {}

  /** All devices, usable or not; empty if OpenCL cannot be had (see {@link #none}). Loads native code. */
  public static List<Info> list() {
    return discover().devices.stream().map(Found::info).toList();
  }

  /** Why there is no device at all, with the remedy; null if there is one. Loads native code. */
  public static String none() {
    return discover().none;
  }

  /**
   * Chooses devices. Loads native code.
   *
   * @param wanted index, name or part of a name; null or empty for any GPU
   * @return the one wanted; or all that may be used, the best first
   * @throws IllegalStateException with reason and remedy if there is none
   */
  static List<Info> choose(String wanted) {
    Discovery found = discover();
    if (found.none != null) {
      throw new IllegalStateException(found.none);
    }
    List<Info> devices = list();
    if (wanted != null && !wanted.isBlank()) {
      return List.of(named(devices, wanted.trim()));
    }
    List<Info> usable = devices.stream().filter(d -> d.refusal() == null).sorted(BEST_FIRST).toList();
    if (usable.isEmpty()) {
      throw new IllegalStateException(
          "no OpenCL device can be used: " + lines(devices) + ". Name one with -device, or use -backend cpu");
    }
    return usable;
  }

  private static Info named(List<Info> devices, String wanted) {
    for (Info device : devices) {
      if (wanted.equals(String.valueOf(device.index)) || device.name.equalsIgnoreCase(wanted)) {
        return usable(device);
      }
    }
    String part = wanted.toLowerCase(Locale.ROOT);
    for (Info device : devices) {
      if ((device.name + " " + device.platform).toLowerCase(Locale.ROOT).contains(part)) {
        return usable(device);
      }
    }
    throw new IllegalStateException("no OpenCL device is called '" + wanted + "'; there are " + lines(devices)
        + ". Give -device an index, a name or part of a name");
  }

  private static Info usable(Info device) {
    if (device.obstacle != null) {
      throw new IllegalStateException("OpenCL device " + device + " cannot be used: " + device.obstacle
          + ". Choose another with -device, or use -backend cpu");
    }
    return device;
  }

  private static String lines(List<Info> devices) {
    List<String> lines = new ArrayList<>();
    for (Info device : devices) {
      lines.add(device + (device.refusal() == null ? "" : " - " + device.refusal()));
    }
    return String.join("; ", lines);
  }

  /** Every device and what becomes of it, one line each, for people. Loads native code. */
  public static String summary() {
    Discovery found = discover();
    if (found.none != null) {
      return found.none;
    }
    StringBuilder text = new StringBuilder();
    for (Info device : list()) {
      text.append(text.length() == 0 ? "" : "\n").append(device).append(" - ")
          .append(device.refusal() == null ? "can be used" : device.refusal());
    }
    return text.toString();
  }

  /** Why this platform can have no OpenCL through Aparapi, in one line, or null. Loads nothing. */
  public static String platformObstacle() {
    return platformObstacle(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), usesMusl());
  }

  /** Aparapi has native libraries for Linux x86_64, x86, aarch64 and armhf (glibc), Windows x86_64 and x86, macOS x86_64. */
  static String platformObstacle(String system, String architecture, boolean musl) {
    String os = system.toLowerCase(Locale.ROOT);
    String arch = architecture.toLowerCase(Locale.ROOT);
    boolean arm = arch.startsWith("aarch64") || arch.startsWith("arm");
    boolean intel = arch.matches("amd64|x86_64|x86|i[3-6]86");
    String where = null;
    if (os.contains("mac")) {
      where = intel ? null : "Macs with Apple silicon";
    } else if (os.contains("win")) {
      where = intel ? null : arm ? "Windows on ARM" : "Windows on " + architecture;
    } else if (os.contains("linux")) {
      where = musl ? "Linux with musl (Alpine)" : intel || arm ? null : "Linux on " + architecture;
    } else {
      where = system + " on " + architecture;
    }
    return where == null ? null
        : "OpenCL is not available on " + where + ": Aparapi has no native library for it; networks run on the CPU";
  }

  /** Whether this process runs on musl, whose programs cannot load libraries made for glibc. */
  private static boolean usesMusl() {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      return false;
    }
    try {
      return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
    } catch (IOException e) {
      // Only Linux has this file; where it cannot be read, loading the library will tell.
      return false;
    }
  }

  /** The handle of a device for the engine. */
  static OpenCLDevice device(Info info) {
    return discover().devices.get(info.index).device;
  }

  private static synchronized Discovery discover() {
    if (discovery == null) {
      String obstacle = platformObstacle();
      if (obstacle != null) {
        discovery = new Discovery(List.of(), obstacle);
      } else {
        try {
          discovery = OpenClEngine.INSTANCE.call("looking for devices", OpenClDevices::probe);
        } catch (OpenClEngine.Failed e) {
          discovery = new Discovery(List.of(), e.getMessage());
        }
      }
    }
    return discovery;
  }

  /** For tests: looks again at the next question. */
  static synchronized void forget() {
    discovery = null;
  }

  private static Discovery probe() throws Exception {
    String unwritable = temporaryFolderProblem();
    if (unwritable != null) {
      return new Discovery(List.of(), unwritable);
    }
    HostLogging.quietAparapi();
    try {
      OpenClEngine.INSTANCE.pass(OpenClEngine.Point.DISCOVER);
      if (!OpenCLLoader.isOpenCLAvailable()) {
        return new Discovery(List.of(),
            "OpenCL is not available: Aparapi's native library could not be loaded, most likely for want of "
                + "the OpenCL loader. " + remedy());
      }
      List<OpenCLPlatform> platforms = new OpenCLPlatform().getOpenCLPlatforms();
      List<Found> found = new ArrayList<>();
      for (OpenCLPlatform platform : platforms) {
        for (OpenCLDevice device : platform.getOpenCLDevices()) {
          device.setSharedMemory(false);
          found.add(new Found(describe(found.size(), platform, device), device));
        }
      }
      return new Discovery(List.copyOf(found), !found.isEmpty() ? null : platforms.isEmpty()
          ? "OpenCL is not available: no platform found. " + remedy()
          : "OpenCL is not available: its platforms have no device. " + remedy());
    } catch (Throwable e) {
      // ExceptionInInitializerError where native access is denied, UnsatisfiedLinkError and others: all mean "no OpenCL here".
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return new Discovery(List.of(), "OpenCL is not available: " + root + ". " + remedy());
    }
  }

  private static String remedy() {
    return "Install the OpenCL driver of the graphics card" + (System.getProperty("os.name", "").startsWith("Linux")
        ? " and the loader (package ocl-icd-libopencl1 or ocl-icd)" : "")
        + ", on Java 24 or later allow --enable-native-access=ALL-UNNAMED, or use -backend cpu";
  }

  /** Aparapi unpacks its library into the temporary folder. */
  static String temporaryFolderProblem() {
    try {
      Files.delete(Files.createTempFile("recurrent", ".probe"));
      return null;
    } catch (IOException | RuntimeException e) {
      return "OpenCL is not available: the temporary folder " + System.getProperty("java.io.tmpdir")
          + " cannot be written to. Set -Djava.io.tmpdir to one that can, or use -backend cpu";
    }
  }

  private static Info describe(int index, OpenCLPlatform platform, OpenCLDevice device) {
    Kind kind = switch (device.getType()) {
      case GPU -> Kind.GPU;
      case CPU -> Kind.CPU;
      case ACC -> Kind.ACCELERATOR;
      default -> Kind.OTHER;
    };
    String obstacle = device.getType() == Device.TYPE.UNKNOWN ? "its driver does not say what it is"
        : obstacle(Math.min(device.getMaxWorkGroupSize(), device.getMaxWorkItemSize()[0]), device.getLocalMemSize(),
            device.getMaxMemAllocSize());
    return new Info(index, text(platform.getName()), text(platform.getVersion()), text(device.getName()), kind,
        device.getMaxComputeUnits(), device.getGlobalMemSize(), device.getMaxMemAllocSize(), device.getLocalMemSize(),
        device.getMaxWorkGroupSize(), obstacle);
  }

  /** Why a device with such limits cannot run the kernels, or null. */
  static String obstacle(int groupItems, long localBytes, long bufferBytes) {
    if (groupItems < GROUP) {
      return "work-groups of " + GROUP + " items are needed, it allows " + groupItems;
    }
    if (localBytes < SHARED_BYTES) {
      return "local memory of " + SHARED_BYTES + " bytes is needed, it has " + localBytes;
    }
    if (bufferBytes < LEAST_BUFFER) {
      return "buffers of " + (LEAST_BUFFER >> 20) + " MB are needed, it allows " + (bufferBytes >> 20) + " MB";
    }
    return null;
  }

  private static String text(String value) {
    return value == null ? "unnamed" : value.replaceAll("[\\s\\x00]+", " ").trim();
  }
}
