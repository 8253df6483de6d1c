package weka.recurrent.insight;

import java.util.List;
import weka.core.Instances;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.Trainer;
import weka.recurrent.training.TrainingListener;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;
import weka.recurrent.training.TrainingSpec;

/** A small network trained on a generated task, for tests. */
final class Trained implements AutoCloseable {
  final Backend backend = new CpuBackend(2);
  final NetworkSpec network;
  final TrainingSpec spec;
  final TrainingSet training;
  final TrainingSet unseen;
  final Trainer trainer;
  final TrainingRun run;

  /**
   * Draws data and starts a run, without training.
   *
   * @param task with its settings made
   * @param cell of the one layer
   * @param memory planned time-scale in steps
   * @param hidden units
   * @param epochs most epochs
   */
  Trained(SequenceGenerator task, Cell cell, int memory, int hidden, int epochs) {
    task.setSeed(1);
    Instances data = task.generate();
    task.setSeed(2);
    task.setNumExamples(300);
    Instances others = task.generate();
    SequenceEncoder encoder = SequenceEncoder.fit(data, EncodingOptions.DEFAULT);
    boolean numeric = data.classAttribute().isNumeric();
    network = new NetworkSpec(encoder.inputSpec(), List.of(new LayerSpec(cell, hidden, false)), ReadOut.LAST, 0,
        DropoutSpec.NONE, numeric ? 1 : data.numClasses(), numeric ? Loss.SQUARED_ERROR : Loss.CROSS_ENTROPY);
    spec = new TrainingSpec(epochs, 20, new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0.005, 0, 0, 0), Schedule.CONSTANT, 1, 0);
    training = TrainingSet.of(encoder.examples(data));
    unseen = TrainingSet.of(encoder.examples(others));
    TrainingSet nothing = training.subset(new int[0]);
    trainer = new Trainer(network, spec, training, nothing, backend);
    run = trainer.start(new MemorySpec(MemorySpec.Kind.MIXED, memory), 1);
  }

  /** Trains until unseen sequences are answered rightly, or the epochs run out. */
  Trained untilSolved(double score) throws InterruptedException {
    boolean more = true;
    while (more) {
      more = trainer.epoch(run, TrainingListener.SILENT);
      Subject subject = subject();
      if (subject.score(subject.merits(subject.outputs(subject.sample().sequences()))) >= score) {
        return this;
      }
    }
    return this;
  }

  Subject subject() {
    return Subject.of(network, run.parameters(), unseen, backend);
  }

  @Override
  public void close() {
    backend.close();
  }
}
