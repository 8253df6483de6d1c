package weka.recurrent.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.recurrent.export.OnnxGraph;
import weka.recurrent.export.OnnxLayer;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * The cells against onnxruntime's LSTM, GRU and RNN: every state of every valid step, in both directions, sequences of
 * different lengths in one batch. A second opinion beside libtorch, and the only one on peepholes.
 * It runs the very layer that {@code .export} writes.
 */
class OnnxRuntimeTest {
  private static final int T = 5;
  private static final int D = 3;
  private static final int H = 4;
  private static final int[] LENGTHS = {5, 4, 2, 1};

  @ParameterizedTest
  @EnumSource(Cell.class)
  void statesAgree(Cell cell) throws Exception {
    EncoderSpec spec = BackendContract.spec(cell, D, H, 1, true, ReadOut.LAST, 0);
    EncoderProblem problem = EncoderProblem.draw(spec, T, LENGTHS, false, 2026);
    int sequences = LENGTHS.length;
    float[][] states = new float[2][];
    runOnnx(cell, problem, states);
    int checked = 0;
    try (Backend backend = new ReferenceBackend()) {
      Pass pass = backend.open(spec, true);
      float[] features = problem.emptyFeatures();
      pass.forward(problem.packed(backend), problem.batch(), DropoutMasks.NONE, features);
      float[] h = new float[H];
      for (int direction = 0; direction < 2; direction++) {
        for (int n = 0; n < sequences; n++) {
          for (int t = 0; t < LENGTHS[n]; t++) {
            pass.read(new Trace.Source(Trace.Signal.HIDDEN, 0, direction), t, n, h);
            // Y [T,directions,N,H]
            int at = ((t * 2 + direction) * sequences + n) * H;
            BackendContract.assertClose(Arrays.copyOfRange(states[0], at, at + H), h, Tolerances.ONNXRUNTIME,
                cell + " direction " + direction + " step " + t + " of sequence " + n);
            checked++;
          }
          // Y_h [directions,N,H]
          int at = (direction * sequences + n) * H;
          int from = (n * 2 + direction) * H;
          BackendContract.assertClose(Arrays.copyOfRange(states[1], at, at + H), Arrays.copyOfRange(features, from, from + H),
              Tolerances.ONNXRUNTIME, cell + " final state of direction " + direction + " of sequence " + n);
        }
      }
    }
    assertEquals(2 * (5 + 4 + 2 + 1), checked);
    float largest = 0;
    for (float state : states[0]) {
      largest = Math.max(largest, Math.abs(state));
    }
    assertTrue(largest > 0.1, "states of order 1 were compared, the largest is " + largest);
  }

  /** Fills states[0] with Y and states[1] with Y_h. */
  private static void runOnnx(Cell cell, EncoderProblem problem, float[][] states) throws OrtException {
    int sequences = LENGTHS.length;
    OnnxGraph graph = new OnnxGraph(cell.name());
    String x = graph.input("X", OnnxGraph.Type.FLOAT, T, sequences, D);
    String n = graph.input("lengths", OnnxGraph.Type.INT32, sequences);
    OnnxLayer layer = OnnxLayer.add(graph, "layer", problem.spec(), problem.parameters(), 0, x, n);
    graph.output(layer.states(), OnnxGraph.Type.FLOAT, T, 2, sequences, H);
    graph.output(layer.last(), OnnxGraph.Type.FLOAT, 2, sequences, H);

    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    FloatBuffer values = FloatBuffer.wrap(problem.batch().x(), 0, T * sequences * D);
    try (OrtSession session = environment.createSession(graph.model("", Map.of()));
        OnnxTensor input = OnnxTensor.createTensor(environment, values, new long[] {T, sequences, D});
        OnnxTensor lengths = OnnxTensor.createTensor(environment, IntBuffer.wrap(LENGTHS), new long[] {sequences});
        OrtSession.Result result = session.run(Map.of("X", input, "lengths", lengths))) {
      for (int k = 0; k < 2; k++) {
        FloatBuffer found = ((OnnxTensor) result.get(k)).getFloatBuffer();
        states[k] = new float[found.remaining()];
        found.get(states[k]);
      }
    }
  }
}
