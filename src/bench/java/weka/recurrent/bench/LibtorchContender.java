package weka.recurrent.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** libtorch's own recurrent operators and automatic differentiation, reached through DJL; Adam is DJL's, on libtorch tensors. */
final class LibtorchContender implements Contender {
  private final Workload work;
  private final Engine engine;
  private final NDManager manager;
  private final NDList cell = new NDList();
  private final NDArray head;
  private final NDArray headBias;
  private final NDArray x;
  private final NDArray oneHot;
  private final Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();

  LibtorchContender(Workload work) {
    this.work = work;
    engine = Engine.getEngine("PyTorch");
    manager = NDManager.newBaseManager(null, "PyTorch");
    int directions = work.bidirectional() ? 2 : 1;
    long gates = (long) work.cell().gates() * work.hidden();
    for (int l = 0; l < work.layers(); l++) {
      for (int d = 0; d < directions; d++) {
        cell.add(leaf(gates, l == 0 ? work.inputs() : (long) directions * work.hidden()));
        cell.add(leaf(gates, work.hidden()));
        cell.add(leaf(gates));
        cell.add(leaf(gates));
      }
    }
    head = leaf((long) directions * work.hidden(), Workload.CLASSES);
    headBias = leaf(Workload.CLASSES);
    float[][] data = work.data();
    int d = work.inputs();
    float[] timeMajor = new float[work.steps() * work.sequences() * d];
    float[] classes = new float[work.sequences() * Workload.CLASSES];
    for (int n = 0; n < work.sequences(); n++) {
      for (int t = 0; t < work.steps(); t++) {
        System.arraycopy(data[n], t * d, timeMajor, (t * work.sequences() + n) * d, d);
      }
      classes[n * Workload.CLASSES + n % Workload.CLASSES] = 1;
    }
    x = manager.create(timeMajor, new Shape(work.steps(), work.sequences(), d));
    oneHot = manager.create(classes, new Shape(work.sequences(), Workload.CLASSES));
  }

  private NDArray leaf(long... shape) {
    float bound = (float) (1 / Math.sqrt(work.hidden()));
    NDArray array = manager.randomUniform(-bound, bound, new Shape(shape));
    array.setRequiresGradient(true);
    return array;
  }

  @Override
  public String name() {
    return "libtorch " + engine.getVersion() + " through DJL";
  }

  private NDArray logits(NDManager scratch, boolean training) {
    int directions = work.bidirectional() ? 2 : 1;
    NDArray zeros =
        scratch.zeros(new Shape((long) work.layers() * directions, work.sequences(), work.hidden()), DataType.FLOAT32);
    NDArray input = x.duplicate();
    input.attach(scratch);
    NDArray y = switch (work.cell()) {
      case LSTM -> input.getNDArrayInternal().lstm(input, new NDList(zeros, zeros), cell, true, work.layers(), 0, training,
          work.bidirectional(), false).get(0);
      case GRU ->
          input.getNDArrayInternal().gru(input, zeros, cell, true, work.layers(), 0, training, work.bidirectional(), false)
              .get(0);
      default -> throw new IllegalArgumentException("not set up for " + work.cell());
    };
    return y.get(work.steps() - 1).matMul(head).add(headBias);
  }

  @Override
  public void train() {
    try (NDManager scratch = manager.newSubManager()) {
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray loss = logits(scratch, true).logSoftmax(1).mul(oneHot).sum().neg().div(work.sequences());
        collector.backward(loss);
      }
      for (int i = 0; i < cell.size(); i++) {
        update("cell" + i, cell.get(i), scratch);
      }
      update("head", head, scratch);
      update("headBias", headBias, scratch);
    }
  }

  private void update(String name, NDArray weight, NDManager scratch) {
    NDArray gradient = weight.getGradient();
    gradient.attach(scratch);
    adam.update(name, weight, gradient);
  }

  @Override
  public void predict() {
    try (NDManager scratch = manager.newSubManager()) {
      logits(scratch, false).softmax(1).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
