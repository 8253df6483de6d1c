package weka.recurrent.install;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.IterativeClassifier;
import weka.core.Instances;
import weka.core.Option;
import weka.core.Utils;
import weka.core.WekaPackageManager;
import weka.core.converters.ConverterUtils.DataSource;

/**
 * One Java machine that loads the installed package, trains, is interrupted, and meanwhile uninstalls the package and installs it
 * again, as the buttons of Weka's package manager do: the class loader of before is closed, and another one serves from then on.
 * Knows Weka, not our classes.
 *
 * <p>Prints one {@code key: value} line per observation.
 */
public final class ReloadSession {
  private static final String NAME = "weka.classifiers.functions.LSTM";
  /** Idle threads go after ten seconds; the rest is for a busy machine. */
  private static final Duration LATER = Duration.ofSeconds(60);

  private ReloadSession() {}

  /** Arguments: an ARFF file, the package's zip. */
  public static void main(String[] args) throws Exception {
    WekaPackageManager.loadPackages(false, true, false);
    Instances data = DataSource.read(args[0]);
    data.setClassIndex(data.numAttributes() - 1);

    WeakReference<ClassLoader> before = trainAndReload(data, args[1]);
    ClassLoader after = classifier("").getClass().getClassLoader();
    System.out.println("another-loader: " + (after != before.get()));
    System.out.println("right-after: " + right(data));
    System.out.println("threads: " + PackageThreads.after(LATER));
    forgetInWeka();
    for (int i = 0; i < 50 && before.get() != null; i++) {
      System.gc();
      Thread.sleep(100);
    }
    System.out.println("collected: " + (before.get() == null));
    System.out.println("still-right: " + right(data));
    System.out.flush();
    // Also what the first class loader left to be done at the end is done now.
    System.exit(0);
  }

  /** All that the package was asked for before it was loaded again; nothing of it is kept. */
  private static WeakReference<ClassLoader> trainAndReload(Instances data, String zip) throws Exception {
    System.out.println("right-before: " + right(data));
    // Begun step by step and never ended: its threads have to find out themselves.
    IterativeClassifier forgotten = (IterativeClassifier) classifier("-N 50 -members 3 -threads 3");
    forgotten.initializeClassifier(data);
    forgotten.next();
    System.out.println("threads-of-the-forgotten: " + PackageThreads.now());

    Thread stopped = train(data, "-members 3 -threads 3");
    stopped.interrupt();
    System.out.println("stopped: " + end(stopped));

    Thread caught = train(data, "-members 1 -B 256 -threads 3");
    ClassLoader loader = forgotten.getClass().getClassLoader();
    WekaPackageManager.uninstallPackage("recurrentNetworks", true);
    WekaPackageManager.installPackageFromArchive(zip);
    System.out.println("went-on: " + caught.isAlive());
    caught.interrupt();
    System.out.println("caught: " + end(caught));
    return new WeakReference<>(loader);
  }

  /**
   * Weka remembers for ever whose options it has listed, and so holds on to every package that has some; what is asked is whether
   * anything else does.
   */
  private static void forgetInWeka() throws ReflectiveOperationException {
    Field cache = Option.class.getDeclaredField("s_descriptorCache");
    cache.setAccessible(true);
    ((Map<?, ?>) cache.get(null)).clear();
  }

  /** A training that is well under way and would take for ever. */
  private static Thread train(Instances data, String options) throws Exception {
    AbstractClassifier lstm = classifier("-N 1000000 -V 0 -E 0 " + options);
    Thread thread = new Thread(() -> {
      String ended;
      try {
        lstm.buildClassifier(data);
        ended = "built";
      } catch (Throwable e) {
        ended = e.toString();
      }
      Thread.currentThread().setName("ended: " + ended);
    }, "training");
    thread.start();
    Thread.sleep(1500);
    return thread;
  }

  private static String end(Thread training) throws InterruptedException {
    long begin = System.nanoTime();
    training.join(30_000);
    return (training.isAlive() ? "not" : training.getName()) + " after " + (System.nanoTime() - begin) / 1_000_000 + " ms";
  }

  private static int right(Instances data) throws Exception {
    AbstractClassifier lstm = classifier("-N 60 -members 2 -threads 3");
    lstm.buildClassifier(data);
    int right = 0;
    for (int i = 0; i < data.numInstances(); i++) {
      right += lstm.classifyInstance(data.instance(i)) == data.instance(i).classValue() ? 1 : 0;
    }
    return right;
  }

  private static AbstractClassifier classifier(String options) throws Exception {
    return (AbstractClassifier) AbstractClassifier.forName(NAME, Utils.splitOptions("-H 24 -backend cpu " + options));
  }
}
