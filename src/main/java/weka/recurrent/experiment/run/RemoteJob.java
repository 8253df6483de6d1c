package weka.recurrent.experiment.run;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.storage.Json;

/**
 * Jobs of a plan as they travel to another machine: how to make the plan there, and what its fingerprint must be. Knows no
 * cluster; {@link SparkEngine} carries it.
 *
 * <p>A machine makes the plan once and keeps it, with the data it has read, for the jobs that follow.
 *
 * @param recipe makes the plan
 * @param fingerprint {@link Plan#fingerprint()} of the plan that was asked for
 * @param settings retries, timeout and whether models are kept
 * @param threads threads a network trains on
 */
record RemoteJob(Recipe recipe, String fingerprint, RunSettings settings, int threads) implements Serializable {

  /**
   * What comes back, in the words of the journal.
   *
   * @param refusal why this machine cannot do jobs of this plan; empty if it has done this one
   * @param result line of the {@link JobResult}
   * @param curve a line for each {@link EpochResult}
   * @param insight line of the {@link InsightResult}; empty if there is none
   * @param model file of the model; null if it was not kept
   */
  record Reply(String refusal, String result, List<String> curve, String insight, byte[] model) implements Serializable {
    JobResult jobResult() {
      return Json.read(JobResult.class, result);
    }

    /** What the network remembers, or null. */
    InsightResult remembered() {
      return insight.isEmpty() ? null : Json.read(InsightResult.class, insight);
    }

    List<EpochResult> epochs() {
      return curve.stream().map(line -> Json.read(EpochResult.class, line)).toList();
    }
  }

  /** A plan that was made here; more than one only if one driver after another uses this machine. */
  private record Made(Map<String, Job> jobs, JobRunner runner, Path models) {}

  private static final Map<String, Made> PLANS = new HashMap<>();

  /**
   * Does a job. What goes wrong in the job is in its result.
   *
   * @throws InterruptedException if this thread was interrupted
   * @throws IOException if the model cannot be handed over
   */
  Reply perform(String id) throws InterruptedException, IOException {
    Made made;
    try {
      made = made();
    } catch (IOException | RuntimeException e) {
      return refusal(e.getMessage() == null ? e.toString() : e.getMessage());
    }
    Job job = made.jobs.get(id);
    if (job == null) {
      return refusal("its plan has no job " + id);
    }
    JobRunner.Done done;
    try {
      done = new JobAttempts(made.runner, settings).at(job, epoch -> {});
    } catch (DataSource.ChangedException e) {
      return refusal(e.getMessage());
    }
    List<String> curve = new ArrayList<>();
    done.curve().forEach(epoch -> curve.add(Json.write(epoch)));
    byte[] model = null;
    if (!done.result().model().isEmpty()) {
      Path file = made.models.resolve(done.result().model());
      model = Files.readAllBytes(file);
      Files.delete(file);
    }
    return new Reply("", Json.write(done.result()), curve, done.insight() == null ? "" : Json.write(done.insight()), model);
  }

  private static Reply refusal(String reason) {
    return new Reply(reason, "", List.of(), "", null);
  }

  /** The plan with its jobs, made by the first job that comes; the others wait for it. */
  private Made made() throws IOException {
    String key = fingerprint + " " + threads + " " + settings.keep();
    synchronized (PLANS) {
      Made made = PLANS.get(key);
      if (made == null) {
        Experiment experiment = recipe.make();
        Plan plan = experiment.plan();
        if (!plan.fingerprint().equals(fingerprint)) {
          throw new IOException("the same script makes another plan there: the data files or the version of this package differ");
        }
        Path models = settings.keep() == RunSettings.Keep.ALL ? temporaryFolder() : null;
        Map<String, Job> jobs = new LinkedHashMap<>();
        plan.jobs().forEach(job -> jobs.put(job.id(), job));
        made = new Made(jobs,
            new JobRunner(experiment, models == null ? ModelKeeper.NONE : new ModelKeeper(new RunFolder(models)), threads),
            models);
        PLANS.put(key, made);
      }
      return made;
    }
  }

  /**
   * A folder for models on their way, each deleted once it is read; itself, with the folder of models in it, when the JVM ends.
   */
  private static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("recur-models");
    // Deleted in the reverse order.
    folder.toFile().deleteOnExit();
    new RunFolder(folder).models().toFile().deleteOnExit();
    return folder;
  }
}
