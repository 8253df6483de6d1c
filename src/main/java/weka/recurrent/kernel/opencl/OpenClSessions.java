package weka.recurrent.kernel.opencl;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The open devices of this process: one session per device, shared by all backends on it, compiled and tested once, disposed of
 * with the last lease.
 */
final class OpenClSessions {
  private static final Map<Integer, Shared> OPEN = new HashMap<>();
  /** Worst error of the self-test per device that has passed; it is not repeated in this process. */
  private static final Map<Integer, Double> TRUSTED = new HashMap<>();

  private static final class Shared {
    private final DeviceSession session;
    private final TuningCache cache;
    private int leases;

    private Shared(DeviceSession session, TuningCache cache) {
      this.session = session;
      this.cache = cache;
    }
  }

  /** The right to use a session until it is closed. */
  static final class Lease implements AutoCloseable {
    private final Shared shared;
    private final double worstError;
    private boolean closed;

    private Lease(Shared shared, double worstError) {
      this.shared = shared;
      this.worstError = worstError;
    }

    DeviceSession session() {
      return shared.session;
    }

    TuningCache cache() {
      return shared.cache;
    }

    /** Largest deviation from the reference in the self-test, relative to the largest value of its block. */
    double worstError() {
      return worstError;
    }

    @Override
    public void close() {
      synchronized (OPEN) {
        if (closed) {
          return;
        }
        closed = true;
        release(shared);
      }
    }
  }

  private OpenClSessions() {}

  /**
   * Opens a device or joins those who have it open.
   *
   * @param test what a device must pass before it is trusted, once per process; returns its worst error
   * @throws OpenClEngine.Failed if compiling or the self-test fails
   */
  static Lease acquire(OpenClDevices.Info info, ToDoubleFunction<DeviceSession> test) {
    synchronized (OPEN) {
      if (OpenClEngine.INSTANCE.failure() != null) {
        throw new OpenClEngine.Failed(OpenClEngine.INSTANCE.failure(), null);
      }
      Shared shared = OPEN.get(info.index());
      if (shared == null) {
        DeviceSession session = OpenClEngine.INSTANCE.call("compiling kernels for " + info.name(),
            () -> new DeviceSession(info, info.limits()));
        shared = new Shared(session, new TuningCache(TuningCache.userFolder(), info));
        OPEN.put(info.index(), shared);
      }
      shared.leases++;
      boolean done = false;
      try {
        Double worst = TRUSTED.get(info.index());
        if (worst == null) {
          worst = test.applyAsDouble(shared.session);
          TRUSTED.put(info.index(), worst);
        }
        done = true;
        return new Lease(shared, worst);
      } finally {
        if (!done) {
          release(shared);
        }
      }
    }
  }

  /** A session of one's own with other limits than the device's, for tests. */
  static Lease alone(OpenClDevices.Info info, DeviceLimits limits) {
    DeviceSession session =
        OpenClEngine.INSTANCE.call("compiling kernels for " + info.name(), () -> new DeviceSession(info, limits));
    Shared shared = new Shared(session, new TuningCache(null, info));
    shared.leases = 1;
    return new Lease(shared, 0);
  }

  private static void release(Shared shared) {
    if (--shared.leases > 0) {
      return;
    }
    OPEN.remove(shared.session.info().index(), shared);
    // After a failure its thread is abandoned, and the session with it: disposing of it could take the JVM down.
    if (OpenClEngine.INSTANCE.failure() == null) {
      OpenClEngine.INSTANCE.call("closing " + shared.session.info().name(), () -> {
        shared.session.dispose();
        return null;
      });
    }
  }

  /** For tests: forgets sessions of an engine that failed, and who was trusted. */
  static void forget() {
    synchronized (OPEN) {
      OPEN.clear();
      TRUSTED.clear();
    }
  }
}
