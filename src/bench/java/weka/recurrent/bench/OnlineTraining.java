package weka.recurrent.bench;

import java.util.List;
import weka.core.Instances;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.training.Evaluator;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.Trainer;
import weka.recurrent.training.TrainingListener;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;
import weka.recurrent.training.TrainingSpec;

/**
 * One network learns one task from sequences that never come again, until it is solved or the sequences run out. All cells
 * and tasks have the same settings: {@value #HIDDEN} units, Adam at {@value #RATE}, mini-batches of {@value #BATCH},
 * gradients clipped at 1, gates with mixed time-scales up to the length of the sequences, which are the package's defaults
 * but for the fixed learning rate.
 */
final class OnlineTraining {
  static final int HIDDEN = 32;
  static final double RATE = 0.005;
  static final int BATCH = 20;
  /** Sequences between two examinations. */
  static final int CHUNK = 500;
  /** Fresh sequences on which a solution is judged at the end, as in the paper. */
  static final int FINAL_TEST = 2560;

  private static final int SLICE = 250;
  private static final long DATA_STREAM = 901;
  private static final long TEST_STREAM = 902;

  private final ClassicTask task;
  private final int seed;
  private final Backend backend;
  private final SequenceEncoder encoder;
  private final NetworkSpec network;
  private final TrainingSpec spec;
  private TrainingRun run;
  private int testsDrawn;

  /**
   * What came of it.
   *
   * @param sequences trained on until solved, or all there were
   * @param solved whether
   * @param wrong of {@link #FINAL_TEST} fresh sequences at the end
   * @param weights of the network
   * @param seconds of processor time
   */
  record Result(int sequences, boolean solved, int wrong, int weights, double seconds) {}

  /**
   * @param task what to learn
   * @param cell of the one layer
   * @param seed of weights and data
   * @param most sequences at most
   * @param backend to run on
   */
  OnlineTraining(ClassicTask task, Cell cell, int seed, int most, Backend backend) {
    this.task = task;
    this.seed = seed;
    this.backend = backend;
    Instances first = draw(DATA_STREAM, 0, CHUNK);
    this.encoder = SequenceEncoder.fit(first, EncodingOptions.DEFAULT);
    boolean numeric = encoder.numericClass();
    this.network = new NetworkSpec(encoder.inputSpec(), List.of(new LayerSpec(cell, HIDDEN, false)), ReadOut.LAST, 0,
        DropoutSpec.NONE, numeric ? 1 : first.numClasses(), numeric ? Loss.SQUARED_ERROR : Loss.CROSS_ENTROPY);
    this.spec = new TrainingSpec(most, BATCH, new OptimizerSpec(OptimizerSpec.Kind.ADAM, RATE, 0, 0, 0), Schedule.CONSTANT,
        1, 0);
  }

  private Instances draw(long stream, int turn, int count) {
    task.generator().setSeed(new RandomStream(stream, seed, turn).nextInt(Integer.MAX_VALUE));
    task.generator().setNumExamples(count);
    return task.generator().generate();
  }

  private TrainingSet examples(long stream, int turn, int count) {
    return TrainingSet.of(encoder.examples(draw(stream, turn, count)));
  }

  /** Trains until solved or until the given number of sequences has been shown. */
  Result run(int most) throws InterruptedException {
    long start = processorTime();
    int chunk = task.repeated() > 0 ? task.repeated() : CHUNK;
    TrainingSet shown = examples(DATA_STREAM, 0, chunk);
    TrainingSet nothing = shown.subset(new int[0]);
    int seen = 0;
    boolean solved = false;
    while (seen < most && !solved) {
      if (seen > 0 && task.repeated() == 0) {
        shown = examples(DATA_STREAM, seen / CHUNK, chunk);
      }
      Trainer trainer = new Trainer(network, spec, shown, nothing, backend);
      if (run == null) {
        int longest = java.util.Arrays.stream(shown.sequences()).mapToInt(sequence -> sequence.length()).max().orElse(2);
        run = trainer.start(new MemorySpec(MemorySpec.Kind.MIXED, Math.max(2, longest)), seed);
      }
      trainer.epoch(run, TrainingListener.SILENT);
      seen += shown.size();
      solved = (task.repeated() == 0 || wrong(shown) == 0) && passes();
    }
    int wrong = 0;
    for (int done = 0; done < FINAL_TEST; done += SLICE) {
      wrong += wrong(examples(TEST_STREAM, testsDrawn++, Math.min(SLICE, FINAL_TEST - done)));
    }
    return new Result(seen, solved, wrong, new NetworkLayout(network).size(), (processorTime() - start) / 1e9);
  }

  private static long processorTime() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Asks fresh sequences until more are wrong than allowed, or all have been asked. */
  private boolean passes() throws InterruptedException {
    int wrong = 0;
    double errors = 0;
    for (int done = 0; done < task.test(); done += SLICE) {
      TrainingSet test = examples(TEST_STREAM, testsDrawn++, Math.min(SLICE, task.test() - done));
      double[][] outputs = outputs(test);
      for (int n = 0; n < outputs.length; n++) {
        double[] error = errors(outputs[n], test.targets()[n]);
        wrong += largest(error) >= task.wrongAbove() ? 1 : 0;
        errors += java.util.Arrays.stream(error).average().orElse(0);
      }
      if (wrong > task.allowed()) {
        return false;
      }
    }
    return errors / task.test() < task.meanBelow();
  }

  private int wrong(TrainingSet set) throws InterruptedException {
    double[][] outputs = outputs(set);
    int wrong = 0;
    for (int n = 0; n < outputs.length; n++) {
      wrong += largest(errors(outputs[n], set.targets()[n])) >= task.wrongAbove() ? 1 : 0;
    }
    return wrong;
  }

  private double[][] outputs(TrainingSet set) throws InterruptedException {
    double[][] outputs = new double[set.size()][network.outputs()];
    new Evaluator(network, backend, set).addOutputs(run.parameters(), outputs);
    return outputs;
  }

  /** [C] absolute errors, in the unit of the task. */
  private double[] errors(double[] outputs, float target) {
    double[] errors = new double[outputs.length];
    for (int c = 0; c < errors.length; c++) {
      errors[c] = network.loss() == Loss.SQUARED_ERROR
          ? Math.abs(encoder.restoreTarget(outputs[c]) - encoder.restoreTarget(target))
          : Math.abs(outputs[c] - (c == (int) target ? 1 : 0));
    }
    return errors;
  }

  private static double largest(double[] values) {
    return java.util.Arrays.stream(values).max().orElse(0);
  }
}
