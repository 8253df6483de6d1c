package weka.recurrent.experiment.run;

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
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.Section;
import weka.recurrent.insight.GradientFlow;
import weka.recurrent.insight.MemoryReport;

/** Trains and tests one job at a time, from the plan and the job alone. Threads may share one. */
final class JobRunner {
  /**
   * What a job leaves.
   *
   * @param result its row
   * @param curve its epochs
   * @param insight what its network remembers; null if not asked for, or without a network
   */
  record Done(JobResult result, List<EpochResult> curve, InsightResult insight) {
    Done(JobResult result, List<EpochResult> curve) {
      this(result, curve, null);
    }
  }

  private final Plan plan;
  private final Callbacks callbacks;
  private final int threadsEach;
  private final ModelKeeper models;
  private final Map<DataSource, SoftReference<Instances>> cache = new HashMap<>();

  /**
   * @param experiment whose jobs are done
   * @param models takes the models that are kept
   * @param threadsEach threads a network trains on; 0 leaves it to the network, for jobs that have the machine to themselves
   */
  JobRunner(Experiment experiment, ModelKeeper models, int threadsEach) {
    this.plan = experiment.plan();
    this.callbacks = experiment.callbacks();
    this.models = models;
    this.threadsEach = threadsEach;
  }

  /**
   * Does a job. Whatever goes wrong in it becomes a result, except an interruption.
   *
   * @throws InterruptedException if this thread was interrupted
   * @throws DataSource.ChangedException if the data are no longer those of the plan, so that no job can be done
   */
  Done run(Job job, Consumer<EpochResult> listener) throws InterruptedException, DataSource.ChangedException {
    long start = System.nanoTime();
    List<EpochResult> curve = new ArrayList<>();
    try {
      return train(job, start, curve, listener);
    } catch (InterruptedException | DataSource.ChangedException e) {
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

  private Done train(Job job, long start, List<EpochResult> curve, Consumer<EpochResult> listener)
      throws Exception {
    Cell cell = job.cell();
    Protocol protocol = plan.design().protocol().withGap(plan.source(cell.data()).gap());
    Instances data = data(plan.source(cell.data()));
    DataSource test = plan.test(cell.data());
    Instances testData = test == null ? null : data(test);
    Splits split = Splits.of(data, testData, protocol, job);
    Scheme scheme = Scheme.of(cell, job.schemeSeed(), threadsEach);
    Evaluation evaluation = new Evaluation(split.train());
    List<Section> sections = plan.design().report().sections();
    boolean detailed = plan.design().detailed(job);
    Training training;
    double trainSeconds;
    List<GradientFlow.Row> flow = List.of();
    try (FlowRecorder recorder = detailed && sections.contains(Section.GRADIENT_FLOW) ? new FlowRecorder() : null) {
      long trained = System.nanoTime();
      training = Training.of(scheme.classifier(), split.train(), job, callbacks.onEpoch(), epoch -> {
        curve.add(epoch);
        listener.accept(epoch);
      }, recorder);
      trainSeconds = seconds(trained) - (recorder == null ? 0 : recorder.seconds());
      flow = recorder == null ? flow : recorder.rows();
    }
    long tested = System.nanoTime();
    evaluation.evaluateModel(scheme.classifier(), split.test());
    double testSeconds = seconds(tested);
    boolean ofMemory = plan.design().measures().stream().anyMatch(measure -> Scorer.isOfMemory(measure.name()));
    JobInsight insight = ofMemory || !sections.isEmpty() ? JobInsight.of(scheme.classifier(), split.test()) : null;
    MemoryReport memory =
        insight != null && (ofMemory || sections.contains(Section.FORGETTING)) ? insight.memory() : null;
    Map<String, Double> measures = Scorer.score(plan.design().measures(), callbacks.measures(),
        new TestedModel(scheme.classifier(), evaluation, trainSeconds, testSeconds, memory,
            TestedModel.meanChange(split.train())));
    String model = models.keep(job, scheme.classifier(), data);
    JobResult result = new JobResult(job.id(), cell.index(), cell.data(), cell.learner(), cell.factors(), job.run(), job.fold(),
        cell.seeded() ? job.schemeSeed() : -1, JobResult.Status.OK, split.train().numInstances(),
        split.test().numInstances(), measures,
        data.classAttribute().isNominal() ? evaluation.confusionMatrix() : null, training.epochs(),
        training.bestEpoch(),
        seconds(start), scheme.commandLine(), model, scheme.trials(), training.notes(), "");
    return new Done(result, curve, insight == null || sections.isEmpty() ? null
        : insight.result(job, sections, memory, flow, detailed));
  }

  static JobResult failure(Job job, JobResult.Status status, String error, double seconds) {
    Cell cell = job.cell();
    return new JobResult(job.id(), cell.index(), cell.data(), cell.learner(), cell.factors(), job.run(), job.fold(),
        cell.seeded() ? job.schemeSeed() : -1, status, 0, 0, new LinkedHashMap<>(), null, 0, 0, seconds,
        commandLine(job), "", List.of(), List.of(), error);
  }

  /** With the seed of the job, where the scheme can be made at all. */
  private static String commandLine(Job job) {
    try {
      return Scheme.of(job.cell(), job.schemeSeed(), 0).commandLine();
    } catch (RuntimeException | LinkageError e) {
      // a scheme that cannot be made is perhaps why the job failed
      return job.cell().commandLine();
    }
  }

  /** The data of a source, read once while memory lasts. */
  private Instances data(DataSource source) throws IOException {
    synchronized (cache) {
      SoftReference<Instances> kept = cache.get(source);
      Instances data = kept == null ? null : kept.get();
      if (data == null) {
        data = source.read();
        cache.put(source, new SoftReference<>(data));
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
    if (e instanceof CallbackException) {
      return e.getMessage().lines().findFirst().orElse("");
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage().strip();
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " (at " + trace[0] + ")";
    return e.getClass().getSimpleName() + message + where;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

}
