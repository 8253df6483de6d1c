package weka.recurrent.experiment.run;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.Function1;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.storage.AtomicFile;

/**
 * Jobs on Apache Spark 4: {@code local[2]} in this Java machine, or a cluster by the address of its master. The only class
 * that knows Spark, which is not part of this package: a cluster or {@code scripts/recur} brings it.
 *
 * <pre>
 *   driver (here)                                      executors
 *     Plan ── fingerprint, ids ──► one task per job ──►  recipe → Plan, once; same fingerprint? → one job
 *     journal, progress      ◄── a line per result ◄──   lost, late or doubled tasks are Spark's business
 * </pre>
 *
 * <p>What travels is the script's text with its parameters and the job's id; what comes back are the lines of the journal. Data
 * files are read where the job runs, under the same path. A job that an executor did not survive is done again by Spark, up to
 * {@code spark.task.maxFailures} times (4); then it is a failed result like others, and the run goes on. Of two copies of a task
 * (speculative execution) the first result counts.
 *
 * <p>Any setting of Spark can be given as a system property, {@code -Dspark.executor.memory=4g}. A network trains on
 * {@code spark.task.cpus} threads (1). {@code --jobs} is the number of jobs at a time over the whole cluster.
 */
public final class SparkEngine implements Engine {
  /** Masters on this machine; nothing then listens on any other network interface. */
  private static final Pattern HERE = Pattern.compile("local(\\[.*])?|spark://(localhost|127\\.0\\.0\\.1):\\d+");
  private static final Pattern GIVEN_UP = Pattern.compile("Task (\\d+) in stage \\S+ failed (\\d+) times[^:]*: (.*)");
  /** Jars that an executor needs beside Spark's own, separated as in a class path; without it all of the class path. */
  private static final String JARS = "recur.jars";
  private static final long LOOK_MILLIS = 200;

  private final String master;
  private final Recipe recipe;

  /**
   * An engine.
   *
   * @param master {@code local[2]}, {@code local[*]} or {@code spark://host:7077}
   * @param recipe makes the plan that is to be run
   */
  public SparkEngine(String master, Recipe recipe) {
    this.master = master;
    this.recipe = recipe;
  }

  @Override
  public String name() {
    return "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION() + " on " + master;
  }

  @Override
  public void run(Experiment experiment, List<Job> jobs, RunSettings settings, ModelKeeper models, Sink sink)
      throws InterruptedException, IOException {
    if (jobs.isEmpty()) {
      return;
    }
    Plan plan = experiment.plan();
    SparkConf conf = configuration(plan, settings);
    RemoteJob remote = new RemoteJob(recipe, plan.fingerprint(), settings, conf.getInt("spark.task.cpus", 1));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SparkEngine.class.getClassLoader());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      List<Job> left = jobs;
      while (!left.isEmpty()) {
        left = new Stage(spark, remote, left, models, sink).run();
      }
    } catch (InterruptedException | IOException e) {
      throw e;
    } catch (Exception e) {
      // Scala throws checked exceptions without declaring them.
      throw new IOException("Spark on " + master + ": " + firstLine(e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private SparkConf configuration(Plan plan, RunSettings settings) {
    quiet();
    SparkConf conf = new SparkConf().setAppName("recur: " + plan.design().name());
    int cpus = conf.getInt("spark.task.cpus", 1);
    boolean cluster = !master.startsWith("local");
    if (settings.threads() > 0 && cluster) {
      conf.set("spark.cores.max", Integer.toString(settings.threads() * cpus));
    }
    conf.setMaster(settings.threads() > 0 && !cluster ? "local[" + settings.threads() * cpus + "]" : master);
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.log.level", "WARN");
    // Results are written down as they come and not gathered, so their sum is no burden.
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    if (HERE.matcher(master).matches()) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    if (cluster) {
      String jars = System.getProperty(JARS, System.getProperty("java.class.path"));
      conf.setIfMissing("spark.jars", Arrays.stream(jars.split(File.pathSeparator)).filter(jar -> jar.endsWith(".jar"))
          .map(jar -> Path.of(jar).toAbsolutePath().toUri().toString()).collect(Collectors.joining(",")));
      conf.set("spark.executor.extraJavaOptions",
          (conf.get("spark.executor.extraJavaOptions", "") + " " + sameAsHere()).strip());
    }
    return conf;
  }

  /** Flags that have Weka and the kernels behave there as here; none changes a result. */
  private static String sameAsHere() {
    String vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? " --add-modules=jdk.incubator.vector" : "";
    return System.getProperties().stringPropertyNames().stream()
        .filter(
            name -> name.startsWith("weka.") || name.startsWith("com.github.fommil.netlib.") || name.equals("java.awt.headless"))
        .filter(name -> System.getProperty(name).matches("[\\w.,:/-]+"))
        .sorted().map(name -> "-D" + name + "=" + System.getProperty(name)).collect(Collectors.joining(" ")) + vectors;
  }

  /** Spark logs its start in dozens of lines before it reads its own setting for that. */
  private static void quiet() {
    if (System.getProperty("log4j2.configurationFile") == null) {
      System.setProperty("log4j2.configurationFile", "weka/recurrent/experiment/run/spark-log4j2.properties");
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage() == null ? e : e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** What an executor does with the id of a job. */
  private record Work(RemoteJob remote) implements Function1<Iterator<String>, RemoteJob.Reply>, Serializable {
    @Override
    public RemoteJob.Reply apply(Iterator<String> ids) {
      try {
        return remote.perform(ids.next());
      } catch (InterruptedException e) {
        // Spark ends a copy of a task that is no longer needed like this.
        Thread.currentThread().interrupt();
        throw new IllegalStateException("ended from outside", e);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** What the driver hears: a job has begun ({@code reply} null), or has ended. */
  private record News(int index, RemoteJob.Reply reply) {}

  /** One task for each of some jobs, until all have ended or Spark gives one of them up. */
  private static final class Stage {
    private final JavaSparkContext spark;
    private final RemoteJob remote;
    private final List<Job> jobs;
    private final ModelKeeper models;
    private final Sink sink;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private volatile Throwable failure;

    Stage(JavaSparkContext spark, RemoteJob remote, List<Job> jobs, ModelKeeper models, Sink sink) {
      this.spark = spark;
      this.remote = remote;
      this.jobs = jobs;
      this.models = models;
      this.sink = sink;
    }

    /** Returns the jobs that still have no result. */
    List<Job> run() throws InterruptedException, IOException {
      SparkListener starts = new SparkListener() {
        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
          news.add(new News(start.taskInfo().index(), null));
        }
      };
      spark.sc().addSparkListener(starts);
      Thread submitter = new Thread(this::submit, "recur-spark");
      submitter.setDaemon(true);
      submitter.setContextClassLoader(SparkEngine.class.getClassLoader());
      submitter.start();
      try {
        while (true) {
          boolean over = !submitter.isAlive();
          News next = news.poll(over ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
          if (next == null && over) {
            break;
          }
          if (next != null && !hear(next)) {
            return List.of();
          }
        }
      } finally {
        spark.sc().removeSparkListener(starts);
        spark.sc().cancelAllJobs();
      }
      return failure == null ? List.of() : afterFailure();
    }

    private void submit() {
      try {
        JavaRDD<String> ids = spark.parallelize(jobs.stream().map(Job::id).toList(), jobs.size());
        spark.sc().<String, RemoteJob.Reply>runJob(ids.rdd(), new Work(remote), (index, reply) -> {
          news.add(new News((Integer) index, reply));
          return BoxedUnit.UNIT;
        }, ClassTag.apply(RemoteJob.Reply.class));
      } catch (Throwable e) {
        // the thread of the run looks at it
        failure = e;
      }
    }

    /** Hands news on; returns whether to go on. */
    private boolean hear(News item) throws IOException {
      Job job = jobs.get(item.index);
      if (ended.contains(item.index)) {
        return true;
      }
      if (begun.add(item.index)) {
        sink.jobStarted(job);
      }
      if (item.reply == null) {
        return true;
      }
      if (!item.reply.refusal().isEmpty()) {
        throw new IOException("a worker cannot do the jobs of this run: " + item.reply.refusal()
            + ". Workers read script and data under the same paths as this machine and need the same version of this package");
      }
      JobResult result = item.reply.jobResult();
      if (item.reply.model() != null) {
        Path file = models.folder().path().resolve(result.model());
        AtomicFile.write(file, item.reply.model());
      }
      List<EpochResult> curve = item.reply.epochs();
      curve.forEach(epoch -> sink.epochDone(job, epoch));
      ended.add(item.index);
      if (item.reply.remembered() != null) {
        sink.insight(item.reply.remembered());
      }
      return sink.jobEnded(job, result, curve);
    }

    /** Spark ends a stage when one of its tasks has failed too often: writes down which, and leaves the others to be done. */
    private List<Job> afterFailure() throws IOException {
      Matcher given = GIVEN_UP.matcher(String.valueOf(failure.getMessage()));
      if (!given.find() || ended.contains(Integer.parseInt(given.group(1)))) {
        throw new IOException("Spark ended the run: " + firstLine(failure)
            + ". What was finished is in the journal; the same command goes on from there", failure);
      }
      int index = Integer.parseInt(given.group(1));
      ended.add(index);
      Job job = jobs.get(index);
      JobResult lost = JobRunner.failure(job, JobResult.Status.FAILED,
          "no executor survived it, tried " + given.group(2) + " times: " + given.group(3).strip(), 0);
      boolean goOn = sink.jobEnded(job, lost, List.of());
      return !goOn ? List.of()
          : Stream.iterate(0, i -> i + 1).limit(jobs.size()).filter(i -> !ended.contains(i)).map(jobs::get).toList();
    }
  }
}
