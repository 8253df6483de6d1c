package weka.recurrent.kernel.opencl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.Workload;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * What a user's JVM does when it first meets OpenCL, in a process of its own: {@code FirstUse [device]}. Prints what it sees, one
 * {@code name: value} per line.
 */
final class FirstUse {
  private FirstUse() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    String device = arguments.length == 0 ? null : arguments[0];
    Handler[] handlers = Logger.getLogger("").getHandlers();
    for (Handler handler : handlers) {
      handler.setLevel(Level.CONFIG);
    }
    Agreement small = new Agreement(Cell.LSTM, 8, 4, 5, 1, false, 3);
    try (Backend backend = AutomaticBackend.open(device, 1, new Workload(small.spec, 5, 4))) {
      System.out.println("small: " + backend.description());
    }
    System.out.println("loaded for a small network: " + nativesLoaded());
    Agreement large = new Agreement(Cell.LSTM, 100, 32, 30, 1, false, 3);
    try (Backend backend = AutomaticBackend.open(device, 1, new Workload(large.spec, 30, 32));
        Backend reference = new ReferenceBackend()) {
      System.out.println("auto: " + backend.description());
      System.out.println("auto is right: " + (large.worst(large.run(reference), large.run(backend)) < 1e-4));
    }
    System.out.println("loaded by auto: " + nativesLoaded());
    try (Backend backend = OpenClBackend.open(device, 1)) {
      System.out.println("opencl: " + backend.description());
    } catch (IllegalStateException e) {
      System.out.println("opencl: " + e.getMessage());
    }
    System.out.println("summary: " + OpenClDevices.summary());
    for (Handler handler : handlers) {
      System.out.println("handler level: " + handler.getLevel());
    }
  }

  private static boolean nativesLoaded() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    return Files.exists(maps) && Files.readString(maps).matches("(?s).*(aparapi|OpenCL).*[.]so.*");
  }
}
