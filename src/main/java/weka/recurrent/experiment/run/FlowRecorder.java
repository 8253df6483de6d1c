package weka.recurrent.experiment.run;

import java.util.List;
import weka.core.Instances;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.insight.GradientFlow;
import weka.recurrent.insight.Subject;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;

/** Writes down the gradient by lag of the first network of a job while it trains, on a few training sequences. One thread. */
final class FlowRecorder implements AutoCloseable {
  private static final int SEQUENCES = 20;

  private final Backend backend = new CpuBackend(1);
  private GradientFlow flow;
  private int recorded;
  private long nanos;

  /** Before training; does nothing if no sequence has a step. */
  void start(RecurrentModel model, Instances train) throws InterruptedException {
    long begin = System.nanoTime();
    TrainingSet data = TrainingSet.of(model.encoder().examples(train));
    if (JobInsight.hasSteps(data)) {
      float[] weights = model.members().get(0).latest();
      flow = new GradientFlow(Subject.of(model.network(), weights, data, backend, SEQUENCES));
      flow.start(weights);
    }
    nanos += System.nanoTime() - begin;
  }

  /** After an epoch. */
  void epoch(RecurrentModel model) throws InterruptedException {
    long begin = System.nanoTime();
    TrainingRun run = model.members().get(0);
    if (flow != null && run.epochs() > recorded && GradientFlow.due(run.epochs())) {
      recorded = run.epochs();
      flow.record(run.history().get(recorded - 1), run.latest());
    }
    nanos += System.nanoTime() - begin;
  }

  /** What was recorded. */
  List<GradientFlow.Row> rows() {
    return flow == null ? List.of() : flow.rows();
  }

  /** Time it took, which is no time of training. */
  double seconds() {
    return nanos / 1e9;
  }

  @Override
  public void close() {
    backend.close();
  }
}
