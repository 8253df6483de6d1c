package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.install.FirstSymbol;
import weka.recurrent.install.PackageThreads;

/**
 * Worker threads end with the training, however it ends, and do not get into one another's way. Asks the JVM for all its threads.
 */
class ThreadsEndTest {
  private static final int FOLDS = 10;
  /** A thread that was told to end is given this long to do so. */
  private static final Duration SOON = Duration.ofSeconds(5);
  /** And one that nobody told, this long: its idle time, and a busy machine. */
  private static final Duration LATER = Duration.ofSeconds(40);

  private Instances data;

  @BeforeEach
  void readData() throws Exception {
    data = FirstSymbol.data(60, 10, 4);
    assertEquals(List.of(), PackageThreads.after(LATER), "threads of an earlier test");
  }

  @Test
  void tenParallelFoldsOfFourThreadsGiveTheResultsOfTheSequence() throws Exception {
    List<Callable<double[][]>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Instances train = data.trainCV(FOLDS, fold);
      Instances test = data.testCV(FOLDS, fold);
      folds.add(() -> {
        LSTM lstm = lstm("-threads 4 -N 6");
        lstm.buildClassifier(train);
        return lstm.distributionsForInstances(test);
      });
    }
    double[][][] inSequence = new double[FOLDS][][];
    for (int fold = 0; fold < FOLDS; fold++) {
      inSequence[fold] = folds.get(fold).call();
    }
    ExecutorService pool = Executors.newFixedThreadPool(FOLDS);
    try {
      List<Future<double[][]>> parallel = pool.invokeAll(folds, 5, TimeUnit.MINUTES);
      for (int fold = 0; fold < FOLDS; fold++) {
        assertFalse(parallel.get(fold).isCancelled(), "fold " + fold + " hangs");
        assertArrayEquals(inSequence[fold], parallel.get(fold).get(), "fold " + fold);
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(List.of(), PackageThreads.after(SOON));
  }

  /** The test of the tests: while a training is under way there are threads to be seen. */
  @Test
  void anInterruptEndsThem() throws Exception {
    for (String members : List.of("1", "3")) {
      LSTM lstm = lstm("-N 100000 -V 0 -B 30 -E 0 -threads 3 -members " + members);
      Throwable[] thrown = new Throwable[1];
      Thread training = new Thread(() -> {
        try {
          lstm.buildClassifier(data);
        } catch (Exception e) {
          thrown[0] = e;
        }
      });
      training.start();
      long end = System.nanoTime() + LATER.toNanos();
      while (members.equals("3") && PackageThreads.now().isEmpty() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertTrue(members.equals("1") || !PackageThreads.now().isEmpty(), "no thread was ever seen");
      training.interrupt();
      training.join(LATER.toMillis());
      assertFalse(training.isAlive(), "training does not listen");
      assertTrue(thrown[0] instanceof InterruptedException, () -> String.valueOf(thrown[0]));
      assertEquals(List.of(), PackageThreads.after(SOON), members + " members");
    }
  }

  @Test
  void aFailureEndsThem() throws Exception {
    assertThrows(IllegalStateException.class,
        () -> lstm("-optimizer sgd -L 1e300 -clip 0 -N 50 -threads 3 -members 3").buildClassifier(data));
    assertEquals(List.of(), PackageThreads.after(SOON));
  }

  /** Whoever iterates and loses interest never calls done(); the package may be reloaded all the same. */
  @Test
  void aTrainingThatNobodyEndsLeavesNoneForLong() throws Exception {
    LSTM lstm = lstm("-threads 3 -members 3");
    lstm.initializeClassifier(data);
    assertTrue(lstm.next());
    assertFalse(PackageThreads.now().isEmpty(), "no thread was ever seen");
    assertEquals(List.of(), PackageThreads.after(LATER));
  }

  private static LSTM lstm(String options) throws Exception {
    LSTM lstm = new LSTM();
    lstm.setOptions(Utils.splitOptions("-H 24 -backend cpu " + options));
    return lstm;
  }
}
