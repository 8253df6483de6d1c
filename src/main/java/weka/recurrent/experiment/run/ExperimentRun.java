package weka.recurrent.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Journal;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Description;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.plan.Protocol;

/**
 * Carries out a plan in a folder: leaves out what the journal already has, writes down what comes, and returns the outcome.
 * Interrupting the thread in {@link #run} ends it; what was finished stays.
 */
public final class ExperimentRun {
  private final Experiment experiment;
  private final RunFolder folder;
  private final RunSettings settings;
  private final Engine engine;

  /**
   * A run that has not begun.
   *
   * @param experiment what to do
   * @param folder where to
   * @param settings how
   * @param engine by what
   */
  public ExperimentRun(Experiment experiment, RunFolder folder, RunSettings settings, Engine engine) {
    this.experiment = experiment;
    this.folder = folder;
    this.settings = settings;
    this.engine = engine;
  }

  /**
   * Does the jobs that have no result yet.
   *
   * @param provenance written to the manifest; when the run ends its end is filled in by the caller
   * @param listener hears of progress
   * @throws InterruptedException if interrupted; the journal is whole
   * @throws IOException if the folder cannot be written or holds the results of another plan
   */
  public Outcome run(Provenance provenance, RunListener listener) throws InterruptedException, IOException {
    Plan plan = experiment.plan();
    Set<String> known = plan.jobs().stream().map(Job::id).collect(Collectors.toSet());
    List<JobResult> earlier = earlier(known, listener);
    Set<String> done = earlier.stream().filter(JobResult::ok).map(JobResult::job).collect(Collectors.toSet());
    List<Job> todo = plan.jobs().stream().filter(settings::mine).filter(job -> !done.contains(job.id())).toList();
    List<DataSummary> described = described(plan);
    Set<String> mine = plan.jobs().stream().filter(settings::mine).map(Job::id).collect(Collectors.toSet());
    int taken = mine.size() - todo.size();
    folder.write(plan.design().withData(described), provenance.resuming(taken));
    listener.started(plan, todo.size(), taken);
    AtomicReference<IOException> broken = new AtomicReference<>();
    try (Journal journal = folder.journal()) {
      engine.run(experiment, todo, settings, settings.keep() == RunSettings.Keep.ALL ? new ModelKeeper(folder) : ModelKeeper.NONE,
          new Writer(journal, listener, settings, broken));
      if (broken.get() != null) {
        throw broken.get();
      }
    } finally {
      listener.ended();
    }
    return folder.read();
  }

  /** What an earlier run of the same plan has left. */
  private List<JobResult> earlier(Set<String> known, RunListener listener) throws IOException {
    String there = "";
    if (Files.isRegularFile(folder.manifest())) {
      try {
        there = folder.provenance().fingerprint();
      } catch (IOException e) {
        listener.note(e.getMessage());
      }
    }
    if (!there.isEmpty() && !there.equals(experiment.plan().fingerprint())) {
      throw new IOException(folder.path() + " holds a run of another plan: the script, its parameters or the data have changed."
          + " Take another folder");
    }
    return folder.resume(known, !there.isEmpty(), listener::note);
  }

  /** Data sets with their counts; read before anything is trained, so that what cannot be read or split is known at once. */
  private List<DataSummary> described(Plan plan) throws IOException {
    List<DataSummary> described = new ArrayList<>();
    Protocol protocol = plan.design().protocol();
    for (DataSummary data : plan.design().data()) {
      DataSummary full = data.sequences() >= 0 ? data : Description.of(plan.source(data.label()));
      if (protocol.kind() != Protocol.Kind.TEST_SET && full.sequences() < Math.max(2, protocol.folds())) {
        throw new IOException(protocol.inWords() + " needs at least " + Math.max(2, protocol.folds()) + " sequences, '"
            + data.label() + "' has " + full.sequences());
      }
      described.add(full);
    }
    return described;
  }

  private record Writer(Journal journal, RunListener listener, RunSettings settings, AtomicReference<IOException> broken)
      implements Engine.Sink {
    @Override
    public void jobStarted(Job job) {
      listener.jobStarted(job);
    }

    @Override
    public void epochDone(Job job, EpochResult epoch) {
      listener.epochDone(job, epoch);
    }

    @Override
    public void insight(InsightResult insight) throws IOException {
      try {
        journal.append(insight);
      } catch (IOException e) {
        broken.compareAndSet(null, e);
        throw e;
      }
    }

    @Override
    public boolean jobEnded(Job job, JobResult result, List<EpochResult> curve) throws IOException {
      try {
        journal.append(result, curve);
      } catch (IOException e) {
        broken.compareAndSet(null, e);
        throw e;
      }
      listener.jobEnded(job, result);
      return result.ok() || !settings.failFast();
    }
  }
}
