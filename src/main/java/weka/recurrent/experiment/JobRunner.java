package weka.recurrent.experiment;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import weka.classifiers.Evaluation;
import weka.core.Instances;

/** Trains and tests one job at a time, from the plan and the job alone. Threads may share one. */
final class JobRunner {
  /**
   * What a job leaves.
   *
   * @param result its row
   * @param curve its epochs
   */
  record Done(JobResult result, List<EpochResult> curve) {
  }

  private final Plan plan;
  private final boolean oneThreadEach;
  private final ModelKeeper models;
  private final Map<String, SoftReference<Instances>> cache = new HashMap<>();

  /**
   * @param plan whose jobs are done
   * @param models takes the models that are kept
   * @param oneThreadEach whether jobs run side by side, so that each network should train on one thread
   */
  JobRunner(Plan plan, ModelKeeper models, boolean oneThreadEach) {
    this.plan = plan;
    this.models = models;
    this.oneThreadEach = oneThreadEach;
  }

  /**
   * Does a job. Whatever goes wrong in it becomes a result, except an interruption.
   *
   * @throws InterruptedException if this thread was interrupted
   */
  Done run(Job job, Consumer<EpochResult> listener) throws InterruptedException {
    long start = System.nanoTime();
    List<EpochResult> curve = new ArrayList<>();
    try {
      return new Done(train(job, start, curve, listener), curve);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      if (Thread.interrupted() || interrupted(e)) {
        InterruptedException interruption = new InterruptedException("job " + job.id() + " was interrupted");
        interruption.initCause(e);
        throw interruption;
      }
      return new Done(failure(job, JobResult.Status.FAILED, describe(e), seconds(start)), curve);
    }
  }

  /** @param stopped whether it ended when it was told to */
  Done timedOut(Job job, long limit, boolean stopped) {
    return new Done(failure(job, JobResult.Status.TIMED_OUT, "did not end within " + limit + " s"
        + (stopped ? "" : ", and its learner does not listen when told to stop: its thread was left behind"), limit), List.of());
  }

  private JobResult train(Job job, long start, List<EpochResult> curve, Consumer<EpochResult> listener)
      throws Exception {
    Cell cell = job.cell();
    Protocol protocol = plan.design().protocol();
    Instances data = data(cell.data());
    Instances testData = protocol.kind() == Protocol.Kind.TEST_SET ? data(protocol.test()) : null;
    Splits split = Splits.of(data, testData, protocol, job);
    Scheme scheme = Scheme.of(cell, job.schemeSeed(), oneThreadEach);
    Evaluation evaluation = new Evaluation(split.train());
    long trained = System.nanoTime();
    Training training = Training.of(scheme.classifier(), split.train(), job, plan.callbacks().onEpoch(), epoch -> {
      curve.add(epoch);
      listener.accept(epoch);
    });
    double trainSeconds = seconds(trained);
    long tested = System.nanoTime();
    evaluation.evaluateModel(scheme.classifier(), split.test());
    double testSeconds = seconds(tested);
    Map<String, Double> measures = Scorer.score(plan.design().measures(), plan.callbacks().measures(),
        new Scorer.Run(scheme.classifier(), evaluation, trainSeconds, testSeconds));
    String model = models.keep(job, scheme.classifier(), data);
    return new JobResult(job.id(), cell.index(), cell.data(), cell.learner(), cell.factors(), job.run(), job.fold(),
        cell.seeded() ? job.schemeSeed() : -1, JobResult.Status.OK, split.train().numInstances(),
        split.test().numInstances(), measures,
        data.classAttribute().isNominal() ? evaluation.confusionMatrix() : null, training.epochs(),
        training.bestEpoch(),
        seconds(start), scheme.commandLine(), model, scheme.trials(), training.notes(), "");
  }

  private JobResult failure(Job job, JobResult.Status status, String error, double seconds) {
    Cell cell = job.cell();
    return new JobResult(job.id(), cell.index(), cell.data(), cell.learner(), cell.factors(), job.run(), job.fold(),
        cell.seeded() ? job.schemeSeed() : -1, status, 0, 0, new LinkedHashMap<>(), null, 0, 0, seconds,
        cell.commandLine(), "", List.of(), List.of(), error);
  }

  /** The data of a label, read once while memory lasts. */
  private Instances data(String label) throws IOException {
    synchronized (cache) {
      SoftReference<Instances> kept = cache.get(label);
      Instances data = kept == null ? null : kept.get();
      if (data == null) {
        data = plan.source(label).read();
        cache.put(label, new SoftReference<>(data));
      }
      return data;
    }
  }

  private static boolean interrupted(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private static String describe(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage().strip();
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " (at " + trace[0] + ")";
    return e.getClass().getSimpleName() + message + where;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

}
