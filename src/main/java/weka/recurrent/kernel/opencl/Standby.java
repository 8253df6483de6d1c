package weka.recurrent.kernel.opencl;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.kernel.Backend;

/**
 * The CPU behind a device: takes over for good when the device fails, and batch by batch where one is too large for it. One line
 * in the log says so. Safe for all threads.
 */
final class Standby implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Standby.class.getName());

  private final String device;
  private final Supplier<Backend> opener;
  private Backend cpu;
  private volatile String failure;
  private volatile boolean tooLarge;
  private volatile boolean closed;

  /**
   * Behind a healthy device.
   *
   * @param device its name
   * @param opener opens the backend that takes over; asked at most once
   */
  Standby(String device, Supplier<Backend> opener) {
    this.device = device;
    this.opener = opener;
  }

  /** Whether the device is done with. */
  boolean deviceFailed() {
    return failure != null;
  }

  /** What to say of the backend whose device is described by {@code device}, if all goes well followed by {@code remark}. */
  String description(String device, String remark) {
    String onCpu = cpu == null ? "" : cpu.description();
    if (failure != null) {
      return "cpu in place of " + device + ": " + failure + "; went on with " + onCpu;
    }
    return device + (tooLarge ? ", batches too large for it on the CPU: " + onCpu : "") + remark;
  }

  /** Takes over what the device could not do: {@link OpenClEngine.Failed} for good, {@link DeviceLimits.Exceeded} this time. */
  void takeOver(RuntimeException reason) {
    if (reason instanceof OpenClEngine.Failed) {
      boolean first;
      synchronized (this) {
        first = failure == null;
        failure = reason.getMessage();
      }
      if (first) {
        LOG.warning(reason.getMessage() + "; training goes on from where it was on the CPU, with " + cpu().description());
        LOG.log(Level.FINE, "failure on " + device, reason);
      }
    } else if (!tooLarge) {
      tooLarge = true;
      LOG.warning("too large for " + device + ": " + reason.getMessage() + "; such batches are done on the CPU, with "
          + cpu().description());
    }
  }

  /** The backend that takes over. */
  synchronized Backend cpu() {
    if (cpu == null) {
      checkOpen();
      cpu = opener.get();
    }
    return cpu;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this OpenCL backend was closed; open another one");
    }
  }

  /** Returns whether it was open until now. */
  synchronized boolean end() {
    boolean wasOpen = !closed;
    closed = true;
    return wasOpen;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (cpu != null) {
      cpu.close();
    }
  }
}
