package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;

/** What a mini-batch costs beside its arithmetic: launches, transfers, bytes; and that forward runs once. */
class OpenClTrafficTest {
  /** Launches of a step when forward ran twice, each with a pass for the load, and read-outs of their own. */
  private static final int LAUNCHES_BEFORE = 4 + 7;

  private OpenClSessions.Lease lease;
  private DeviceSession session;

  @BeforeEach
  void open() {
    lease = OpenClBackend.lease(TestDevice.name());
    session = lease.session();
    session.traffic().clear();
    // Whatever this machine did before, it is quick now.
    session.pace().slow(1e-3);
  }

  @AfterEach
  void close() {
    lease.close();
  }

  private Agreement work(int hidden, int sequences, int steps) {
    EncoderSpec spec = new EncoderSpec(16, java.util.List.of(new LayerSpec(Cell.LSTM, hidden, false)), ReadOut.LAST);
    return new Agreement(spec, sequences, steps, 2);
  }

  private DeviceEncoder encoder(Variant variant, double longest) {
    return new DeviceEncoder(session, new Tuner(null, session.limits(), variant), longest);
  }

  private float[] step(DeviceEncoder encoder, Agreement work, DeviceTrace trace) throws InterruptedException {
    float[] gradient = new float[work.layout.size()];
    float[] features = new float[work.batch.sequences() * work.spec.features()];
    encoder.forward(work.parameters, work.batch, work.masks, trace, features);
    encoder.backward(trace, work.dFeatures, gradient, null);
    return gradient;
  }

  @Test
  void aStepTakesFiveLaunchesAndSendsItsInputsOnce() throws Exception {
    Agreement work = work(32, 16, 20);
    DeviceEncoder encoder = encoder(new Variant(true, 4, 1, 1), Double.POSITIVE_INFINITY);
    DeviceTrace trace = new DeviceTrace(work.spec, true);
    step(encoder, work, trace);
    Traffic traffic = session.traffic();
    traffic.clear();
    step(encoder, work, trace);
    assertEquals(5, traffic.launches());
    assertTrue(2 * traffic.launches() <= LAUNCHES_BEFORE, "halved");
    assertEquals(2, traffic.executes());
    // Program and inputs, features back; program and their gradient, the gradient of the parameters back.
    assertEquals(6, traffic.transfers());
    long inputs = trace.parts.get(0).inputFloats();
    long features = work.batch.sequences() * work.spec.features();
    long once = 4 * (inputs + 2 * features + work.layout.size());
    // Arrays have room for batches that are somewhat larger, and programs are small.
    assertTrue(traffic.bytes() >= once && traffic.bytes() < 1.25 * once + 20_000, traffic.bytes() + " bytes, least " + once);
    assertEquals(0, traffic.losses());
  }

  @Test
  void backwardAfterAnotherForwardRunsForwardAgain() throws Exception {
    Agreement work = work(20, 7, 9);
    DeviceEncoder encoder = encoder(new Variant(true, 4, 1, 1), Double.POSITIVE_INFINITY);
    DeviceTrace trace = new DeviceTrace(work.spec, true);
    float[] expected = step(encoder, work, trace);
    float[] features = new float[7 * 20];
    float[] gradient = new float[work.layout.size()];
    encoder.forward(work.parameters, work.batch, work.masks, trace, features);
    Agreement other = work(11, 3, 4);
    step(encoder, other, new DeviceTrace(other.spec, true));
    session.traffic().clear();
    encoder.backward(trace, work.dFeatures, gradient, null);
    assertArrayEquals(expected, gradient);
    assertEquals(5, session.traffic().launches());
    assertEquals(0, session.traffic().losses(), "the host knew");
  }

  @Test
  void anArenaThatTheCollectorMovedIsNoticed() throws Exception {
    Agreement work = work(20, 7, 9);
    DeviceEncoder encoder = encoder(new Variant(true, 4, 1, 1), Double.POSITIVE_INFINITY);
    DeviceTrace trace = new DeviceTrace(work.spec, true);
    float[] expected = step(encoder, work, trace);
    float[] gradient = new float[work.layout.size()];
    encoder.forward(work.parameters, work.batch, work.masks, trace, new float[7 * 20]);
    OpenClEngine.INSTANCE.call("moving", () -> {
      session.loseArena();
      return null;
    });
    session.traffic().clear();
    encoder.backward(trace, work.dFeatures, gradient, null);
    assertArrayEquals(expected, gradient);
    assertEquals(1, session.traffic().losses());
    assertEquals(3 + 5, session.traffic().launches());
  }

  @Test
  void piecesOfTimeAndTilesGiveTheSameBits() throws Exception {
    for (Cell cell : Cell.values()) {
      Agreement work = new Agreement(cell, 67, 9, 11, 2, true, 5 + cell.ordinal());
      for (Variant variant : new Variant[] {new Variant(true, 4, 1, 1), new Variant(false, 8, 4, 4)}) {
        float[] whole = step(encoder(variant, Double.POSITIVE_INFINITY), work, new DeviceTrace(work.spec, true));
        session.traffic().clear();
        session.pace().slow(1e6);
        float[] pieces = step(encoder(variant, 1e-9), work, new DeviceTrace(work.spec, true));
        assertArrayEquals(whole, pieces, cell + " " + variant);
        assertTrue(session.traffic().executes() > 40, session.traffic().executes() + " executes");
        session.pace().slow(1e-3);
      }
    }
  }
}
