package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.gui.Logger;

/** What stands around a training, logs that fail and threads that copy, leaves it and its classifier whole. */
@Timeout(120)
class SurroundingsTest {

  /** A log that throws at what begins with a given word. */
  private record Throwing(String word, Throwable thrown, List<String> heard) implements Logger {
    @Override
    public void logMessage(String text) {
      statusMessage(text);
    }

    @Override
    public void statusMessage(String text) {
      heard.add(text);
      if (text.contains(word)) {
        SurroundingsTest.<RuntimeException>sneak(thrown);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @CsvSource({"Finished, 3", "Finished, 1", "epoch 1, 3", "sequences, 2", "sequences, 1"})
  void aLogThatThrowsCostsNothing(String word, int members) throws Exception {
    for (Throwable thrown : List.of(new IllegalStateException("the window is gone"), new NoClassDefFoundError("gone"))) {
      Instances data = data(30, 8);
      LSTM quiet = lstm(members);
      quiet.buildClassifier(data);
      LSTM network = lstm(members);
      List<String> heard = new ArrayList<>();
      network.setLog(new Throwing(word, thrown, heard));
      network.buildClassifier(data);
      assertTrue(heard.get(heard.size() - 1).contains(word), heard.toString());
      assertArrayEquals(quiet.distributionForInstance(data.instance(0)), network.distributionForInstance(data.instance(0)));
      assertEquals(0, ourThreads());
      network.setLog(null);
      network.buildClassifier(data);
      assertNotNull(network.model());
    }
  }

  @Test
  void aTrainingThatCannotBeginOrFailsOnTheWayLeavesNoThread(@TempDir Path folder) throws Exception {
    Instances data = data(30, 8);
    LSTM network = lstm(3);
    java.nio.file.Files.writeString(folder.resolve("file"), "no folder");
    network.setCheckpoint(folder.resolve("file").toString());
    assertThrows(IllegalArgumentException.class, () -> network.buildClassifier(data));
    assertEquals(0, ourThreads());
    network.setCheckpoint("");
    network.initializeClassifier(data);
    assertTrue(network.next());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, network::next);
    Thread.interrupted();
    assertEquals(0, ourThreads());
    // The other members may have ended their second epoch before they heard of it.
    assertTrue(network.model().members().get(0).epochs() >= 1);
    assertTrue(((LSTM) AbstractClassifier.makeCopy(network)).trained());
    network.buildClassifier(data);
    assertEquals(3, network.model().members().get(0).epochs());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void copiesInTheMiddleOfTrainingAreWhole(boolean resume) throws Exception {
    Instances data = data(60, 12);
    RecurrentClassifier network = new GRU();
    network.setOptions(new String[] {"-N", "400", "-members", "3", "-threads", "3", "-H", "8", "-E", "0"});
    network.setResume(resume);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread trainer = thread(failure, n -> network.buildClassifier(data));
    int copies = 0;
    int trained = 0;
    while (trainer.isAlive()) {
      RecurrentClassifier copy = (RecurrentClassifier) AbstractClassifier.makeCopy(network);
      copies++;
      if (copy.trained()) {
        trained++;
        assertEquals(1, copy.distributionForInstance(data.instance(0))[0] + copy.distributionForInstance(data.instance(0))[1],
            1e-6);
      }
    }
    trainer.join();
    assertEquals(null, failure.get());
    assertTrue(trained > 20, trained + " of " + copies + " copies hold a model");
  }

  @Test
  void aCopyBetweenTwoEpochsGoesOnToTheSameBits() throws Exception {
    Instances data = data(30, 8);
    LSTM straight = lstm(2);
    straight.setResume(true);
    straight.setEpochs(2);
    straight.initializeClassifier(data);
    straight.next();
    RecurrentClassifier copy = (RecurrentClassifier) AbstractClassifier.makeCopy(straight);
    straight.next();
    straight.done();
    copy.setEpochs(1);
    copy.initializeClassifier(data);
    copy.next();
    copy.done();
    assertArrayEquals(straight.model().members().get(1).latest(), copy.model().members().get(1).latest());
  }

  @Test
  void aLogMayCopyTheClassifierThatCallsIt() throws Exception {
    Instances data = data(30, 8);
    LSTM network = lstm(3);
    List<Object> copies = new ArrayList<>();
    network.setLog(new Logger() {
      @Override
      public void logMessage(String text) {
        statusMessage(text);
      }

      @Override
      public void statusMessage(String text) {
        try {
          copies.add(AbstractClassifier.makeCopy(network));
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    });
    network.buildClassifier(data);
    assertTrue(copies.size() > 3);
  }

  @Test
  void aModelKeepsNoScratchOfTheLongestSeriesItSaw() throws Exception {
    LSTM network = lstm(1);
    network.setHiddenUnits(64);
    network.buildClassifier(data(30, 8));
    Instances longer = data(8, 20_000);
    network.distributionForInstance(longer.instance(0));
    long before = heap();
    List<Thread> threads = new ArrayList<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    for (int i = 0; i < 8; i++) {
      Instance instance = longer.instance(i);
      threads.add(thread(failure, n -> network.distributionForInstance(instance)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(null, failure.get());
    long kept = heap() - before;
    assertTrue(kept < 4 << 20, kept + " bytes are kept");
    assertNotNull(network.model());
  }

  private interface Work {
    void run(int number) throws Exception;
  }

  private static Thread thread(AtomicReference<Throwable> failure, Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run(0);
      } catch (Throwable e) {
        failure.set(e);
      }
    });
    thread.start();
    return thread;
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long ourThreads() throws InterruptedException {
    long count = 0;
    for (int waited = 0; waited < 100; waited++) {
      count = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("recurrentNetworks")).count();
      if (count == 0) {
        return 0;
      }
      Thread.sleep(20);
    }
    return count;
  }

  private static LSTM lstm(int members) {
    LSTM network = new LSTM();
    network.setEpochs(3);
    network.setHiddenUnits(4);
    network.setMembers(members);
    network.setThreads(3);
    return network;
  }

  /** Sequences of one channel whose sign is the class. */
  private static Instances data(int count, int steps) {
    ArrayList<Attribute> inner = new ArrayList<>(List.of(new Attribute("value")));
    ArrayList<Attribute> outer = new ArrayList<>(
        List.of(new Attribute("sequence", new Instances("sequence", inner, 0)), new Attribute("sign", List.of("up", "down"))));
    Instances data = new Instances("signs", outer, count);
    data.setClassIndex(1);
    Random random = new Random(5);
    for (int i = 0; i < count; i++) {
      Instances series = new Instances(data.attribute(0).relation(), steps);
      for (int t = 0; t < steps; t++) {
        series.add(new DenseInstance(1, new double[] {random.nextGaussian() + (i % 2 == 0 ? 1 : -1)}));
      }
      data.add(new DenseInstance(1, new double[] {data.attribute(0).addRelation(series), i % 2}));
    }
    return data;
  }
}
