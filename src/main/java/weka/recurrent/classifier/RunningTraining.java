package weka.recurrent.classifier;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingListener;
import weka.recurrent.training.TrainingRun;

/**
 * A training that goes on in this Java machine, for whoever wants to watch it: nobody is called back, so training knows nothing
 * of windows; a window asks as often as it likes. Holds numbers and names, neither data nor weights, and may be asked long after
 * the end. Safe for threads.
 */
public final class RunningTraining implements TrainingListener {
  /** Those that go on. Weak, for trainings that somebody began step by step and never ended. */
  private static final Set<RunningTraining> RUNNING = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int number = COUNT.incrementAndGet();
  private final String name;
  private final String data;
  private final String network;
  private final int epochs;
  private final TrainingListener next;
  private final long begin = System.nanoTime();
  private volatile List<List<EpochRecord>> curves = List.of();
  private volatile int first;
  private volatile int epoch;
  private volatile double share;
  private volatile boolean enough;
  private volatile double seconds = -1;
  private volatile String stopReason = "";

  /**
   * A training that is about to begin.
   *
   * @param name of the classifier
   * @param data of the relation
   * @param network its layers in a line
   * @param epochs at most
   * @param next hears of everything too
   */
  RunningTraining(String name, String data, String network, int epochs, TrainingListener next) {
    this.name = name;
    this.data = data;
    this.network = network;
    this.epochs = epochs;
    this.next = next;
  }

  /** Those that go on now, in the order they began. */
  public static List<RunningTraining> all() {
    synchronized (RUNNING) {
      return RUNNING.stream().sorted(Comparator.comparingInt(RunningTraining::number)).toList();
    }
  }

  /** From now on {@link #all} names it. */
  void begin() {
    RUNNING.add(this);
  }

  /** It has ended, well or not. */
  void end() {
    RUNNING.remove(this);
    if (seconds < 0) {
      seconds = (System.nanoTime() - begin) / 1e9;
    }
  }

  /** All members that go on have completed an epoch more. */
  void epochsDone(List<TrainingRun> members) {
    curves = members.stream().map(TrainingRun::history).toList();
    String reason = members.get(0).stopReason();
    stopReason = reason == null ? "" : reason;
  }

  /** Counts the trainings of this Java machine from 1. */
  public int number() {
    return number;
  }

  /** Of the classifier: {@code LSTM}. */
  public String name() {
    return name;
  }

  /** Name of the data. */
  public String data() {
    return data;
  }

  /** Layers, from input to output. */
  public String network() {
    return network;
  }

  /** Most epochs there will be. */
  public int epochs() {
    return epochs;
  }

  /** The learning curve of each network that will be averaged, epoch by epoch; empty before the first epoch. Immutable. */
  public List<List<EpochRecord>> curves() {
    return curves;
  }

  /** Why training of the first network ended; empty as long as it goes on, and where it was interrupted. */
  public String stopReason() {
    return stopReason;
  }

  /** The epoch it is in, from 1; 0 before the first mini-batch. */
  public int epoch() {
    return epoch;
  }

  /** Share of this epoch that is done. */
  public double share() {
    return share;
  }

  /** Whether it has ended. */
  public boolean over() {
    return seconds >= 0;
  }

  /** Seconds it has taken so far, or took. */
  public double seconds() {
    return over() ? seconds : (System.nanoTime() - begin) / 1e9;
  }

  /** Seconds it would still take if no epoch were saved by stopping early; NaN before the first mini-batch. */
  public double secondsLeft() {
    double done = epoch - first + share;
    return done > 0 ? seconds() / done * (epochs - first + 1 - done) : Double.NaN;
  }

  /**
   * Ends it within a mini-batch, as soon as one epoch is complete. The classifier is then trained as if its last complete epoch
   * had been the last one it was allowed: the best weights are restored, and its text says why training ended.
   */
  public void keepBestSoFar() {
    enough = true;
  }

  @Override
  public boolean enough() {
    return enough || next.enough();
  }

  @Override
  public void batchDone(int inEpoch, double done) {
    synchronized (this) {
      // A training that goes on where another has ended does not begin with 1; of several members the furthest is told.
      first = first == 0 ? inEpoch : first;
      if (inEpoch > epoch || inEpoch == epoch && done > share) {
        share = done;
        epoch = inEpoch;
      }
    }
    next.batchDone(inEpoch, done);
  }

  @Override
  public void epochDone(EpochRecord record) {
    next.epochDone(record);
  }

  @Override
  public void note(String text) {
    next.note(text);
  }
}
