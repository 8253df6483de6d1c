package weka.recurrent.kernel.opencl;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;

/**
 * Trains over long sequences on a device while another thread allocates, which waits for the garbage collector, which waits for
 * arrays that the device holds: {@code LongSequences DEVICE STEPS}. Prints for each of three training steps its seconds, the
 * milliseconds of its longest execute, and those that the other thread stood still at most.
 */
final class LongSequences {
  private LongSequences() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    int steps = Integer.parseInt(arguments[1]);
    EncoderSpec spec = new EncoderSpec(4, List.of(new LayerSpec(Cell.LSTM, 32, false)), ReadOut.MEAN);
    Agreement work = new Agreement(spec, 4, steps, 2);
    try (OpenClSessions.Lease lease = OpenClBackend.lease(arguments[0])) {
      DeviceSession session = lease.session();
      DeviceEncoder encoder = new DeviceEncoder(session, new Tuner(null, session.limits(), new Variant(true, 4, 1, 1)));
      DeviceTrace trace = new DeviceTrace(spec, true);
      float[] features = new float[4 * 32];
      float[] gradient = new float[work.layout.size()];
      Agreement small = new Agreement(Cell.LSTM, 32, 4, 200, 1, false, 2);
      DeviceTrace first = new DeviceTrace(small.spec, true);
      for (int warm = 0; warm < 5; warm++) {
        encoder.forward(small.parameters, small.batch, small.masks, first, features);
        encoder.backward(first, small.dFeatures, new float[small.layout.size()], null);
      }
      for (int step = 0; step < 3; step++) {
        session.traffic().clear();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong longest = new AtomicLong();
        Thread other = new Thread(() -> allocate(done, longest));
        other.start();
        long start = System.nanoTime();
        encoder.forward(work.parameters, work.batch, work.masks, trace, features);
        encoder.backward(trace, work.dFeatures, gradient, null);
        double seconds = (System.nanoTime() - start) / 1e9;
        done.set(true);
        other.join();
        System.out.printf(Locale.ROOT, "step %.2f s, %d executes, the longest %.1f ms; the other thread stood %.1f ms%n", seconds,
            session.traffic().executes(), session.traffic().longest() / 1e6, longest.get() / 1e6);
      }
    }
  }

  /** A young collection every few milliseconds. */
  private static void allocate(AtomicBoolean done, AtomicLong longest) {
    byte[][] kept = new byte[16][];
    long last = System.nanoTime();
    for (int k = 0; !done.get(); k++) {
      kept[k % kept.length] = new byte[64 << 10];
      long now = System.nanoTime();
      longest.accumulateAndGet(now - last, Math::max);
      last = now;
      if (k % 64 == 0) {
        Thread.yield();
      }
    }
  }
}
