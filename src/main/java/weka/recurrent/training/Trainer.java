package weka.recurrent.training;

import java.util.Arrays;
import weka.recurrent.kernel.Backend;
import weka.recurrent.network.Initializer;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Targets;

/**
 * Trains one network: shuffled mini-batches, clipping, an optimizer, a schedule, early stopping with the best weights kept. The
 * trainer holds scratch; the state is in the {@link TrainingRun}. Same data, specs and seed give the same bits on every machine
 * as far as the backend keeps to that. Not for concurrent use.
 */
public final class Trainer {
  /** How the reason begins for which a run ended that had {@link TrainingListener#enough}. */
  public static final String ON_REQUEST = "ended on request";

  private static final long DROPOUT_STREAM = 4;
  private static final int MOST_ROLLBACKS = 4;
  private static final double LOWEST_RATE = 0.01;
  /** −ln 0.995: the hold-out gives the right class a probability of 0.995, and there is nothing left to learn. */
  private static final double NEGLIGIBLE_CROSS_ENTROPY = 5e-3;
  /** Stands for an epoch that was broken off because the listener had enough. */
  private static final EpochRecord BROKEN_OFF = new EpochRecord(0, 0, 0, 0, 0, 0, Double.NaN);
  private static final Evaluator.Score NOT_VALIDATED = new Evaluator.Score(Double.NaN, Double.NaN);

  private final NetworkSpec network;
  private final TrainingSpec spec;
  private final NetworkLayout layout;
  private final TrainingSet training;
  private final Evaluator validation;
  private final MiniBatches batches;
  private final Targets targets;
  private final NetworkPass pass;
  private final Backend backend;
  /** Packed for the backend; null before the first mini-batch. */
  private NetworkWeights weights;
  private final float[] gradient;

  /**
   * A trainer on given data.
   *
   * @param network the network
   * @param spec how to train
   * @param training examples to learn from, at least one
   * @param validation the hold-out; empty for none
   * @param backend where the recurrent part runs; not closed here
   */
  public Trainer(NetworkSpec network, TrainingSpec spec, TrainingSet training, TrainingSet validation, Backend backend) {
    if (training.size() == 0) {
      throw new IllegalArgumentException("training needs at least 1 sequence, got none");
    }
    this.network = network;
    this.spec = spec;
    this.layout = new NetworkLayout(network);
    this.training = training.normalized();
    this.validation = validation.size() == 0 ? null : new Evaluator(network, backend, validation.normalized());
    this.batches = new MiniBatches(training.sequences(), spec.batchSize());
    this.targets = this.training.asTargets();
    this.backend = backend;
    this.pass = new NetworkPass(network, backend, true);
    this.gradient = new float[layout.size()];
  }

  /** A run before its first epoch. */
  public TrainingRun start(MemorySpec memory, long seed) {
    return new TrainingRun(seed, Initializer.initialize(network, memory, seed), new Optimizer(spec.optimizer(), layout));
  }

  /** Lets a finished run go on, as if it had not been stopped by its number of epochs. */
  public void resume(TrainingRun run) {
    if (run.sealed()) {
      throw new IllegalStateException(
          "this run was sealed after training and cannot go on; train with -resume to keep its state");
    }
    run.reopen();
  }

  /**
   * Trains for one epoch, if the run may still go on.
   *
   * @return whether another epoch may follow
   * @throws InterruptedException if the thread was interrupted; the run is then as it was before the call
   * @throws IllegalStateException if the loss stays infinite or NaN however often the learning rate is halved
   */
  public boolean epoch(TrainingRun run, TrainingListener listener) throws InterruptedException {
    if (run.stopReason != null) {
      return false;
    }
    EpochRecord record = null;
    float[] parameters = null;
    Optimizer optimizer = null;
    while (record == null) {
      parameters = run.parameters.clone();
      optimizer = run.optimizer.copy();
      record = sweep(run, parameters, optimizer, listener);
    }
    if (record == BROKEN_OFF) {
      synchronized (run) {
        run.stopReason = ON_REQUEST + " in epoch " + (run.epochs() + 1) + ", which does not count";
      }
      return false;
    }
    synchronized (run) {
      run.parameters = parameters;
      run.optimizer = optimizer;
      run.history.add(record);
      judge(run, record);
    }
    listener.epochDone(record);
    return run.stopReason() == null;
  }

  /**
   * One pass over the data; {@link #BROKEN_OFF}; or null if the numbers ran away and the rate was halved.
   *
   * @param parameters [P] changed, as the optimizer is
   */
  private EpochRecord sweep(TrainingRun run, float[] parameters, Optimizer optimizer, TrainingListener listener)
      throws InterruptedException {
    int epoch = run.epochs() + 1;
    double rate = rate(run, epoch);
    int[] order = batches.order(run.seed, epoch);
    double loss = 0;
    double norms = 0;
    int clipped = 0;
    for (int b = 0; b < batches.count(); b++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("training was stopped in epoch " + epoch);
      }
      if (epoch > 1 && listener.enough()) {
        return BROKEN_OFF;
      }
      int rows = batches.to(b) - batches.from(b);
      pass.load(training.sequences(), order, batches.from(b), batches.to(b));
      Arrays.fill(gradient, 0);
      double batchLoss =
          pass.lossAndGradient(packed(parameters), targets, new RandomStream(run.seed, DROPOUT_STREAM, epoch, b), gradient);
      double norm = norm(gradient) / rows;
      if (!Double.isFinite(batchLoss) || !Double.isFinite(norm)) {
        rollBack(run, listener, epoch, b, rate);
        return null;
      }
      boolean tooLong = spec.clipNorm() > 0 && norm > spec.clipNorm();
      optimizer.update(parameters, gradient, (tooLong ? spec.clipNorm() / norm : 1) / rows, rate);
      loss += batchLoss;
      norms += norm;
      clipped += tooLong ? 1 : 0;
      listener.batchDone(epoch, (b + 1.0) / batches.count());
    }
    Evaluator.Score score = validation == null ? NOT_VALIDATED : validation.score(parameters);
    return new EpochRecord(epoch, loss / training.size(), score.loss(), rate, norms / batches.count(),
        (double) clipped / batches.count(), score.accuracy());
  }

  private NetworkWeights packed(float[] parameters) {
    if (weights == null) {
      weights = new NetworkWeights(network, backend, parameters);
    } else {
      weights.take(parameters);
    }
    return weights;
  }

  private void rollBack(TrainingRun run, TrainingListener listener, int epoch, int batch, double rate) {
    run.rollbacks++;
    if (run.rollbacks > MOST_ROLLBACKS) {
      throw new IllegalStateException("the loss became infinite or NaN in epoch " + epoch + ", mini-batch " + (batch + 1)
          + ", and halving the learning rate " + MOST_ROLLBACKS + " times did not help (now " + rate
          + "). Lower the learning rate (-L)" + (spec.clipNorm() == 0 ? ", switch clipping on (-clip 1)" : "")
          + " or look for extreme values in the data");
    }
    String note = "Loss became infinite or NaN in epoch " + epoch + ", mini-batch " + (batch + 1)
        + ": went back to the weights before the epoch and halved the learning rate to " + rate / 2;
    synchronized (run) {
      run.rateFactor /= 2;
      run.notes.add(note);
    }
    listener.note(note);
  }

  private double rate(TrainingRun run, int epoch) {
    double rate = spec.optimizer().rate() * run.rateFactor;
    if (spec.schedule() == Schedule.COSINE) {
      double done = Math.min(1, (epoch - 1.0) / Math.max(1, spec.epochs() - 1));
      rate *= LOWEST_RATE + (1 - LOWEST_RATE) * 0.5 * (1 + StrictMath.cos(Math.PI * done));
    }
    return rate;
  }

  /** Keeps the best weights, cuts the rate on a plateau, decides whether to stop. */
  private void judge(TrainingRun run, EpochRecord record) {
    if (validation != null) {
      if (record.validationLoss() < run.bestLoss) {
        run.bestLoss = record.validationLoss();
        run.bestEpoch = record.number();
        run.best = run.parameters.clone();
        run.epochsSinceCut = 0;
      } else {
        run.epochsSinceCut++;
      }
      if (spec.schedule() == Schedule.PLATEAU && run.epochsSinceCut >= Math.max(1, spec.patience() / 2)
          && run.rateFactor > 2 * LOWEST_RATE) {
        run.rateFactor /= 2;
        run.epochsSinceCut = 0;
      }
      if (spec.patience() > 0 && record.number() - run.bestEpoch >= spec.patience()) {
        run.stopReason = "no better validation loss for " + spec.patience() + " epochs";
      }
      if (spec.patience() > 0 && network.loss() == Loss.CROSS_ENTROPY && record.validationLoss() < NEGLIGIBLE_CROSS_ENTROPY) {
        run.stopReason = "validation loss below " + NEGLIGIBLE_CROSS_ENTROPY + ", nothing left to learn";
      }
    }
    if (run.stopReason == null && record.number() >= spec.epochs()) {
      run.stopReason = "all " + spec.epochs() + " epochs done";
    }
  }

  private static double norm(float[] gradient) {
    double sum = 0;
    for (float g : gradient) {
      sum += (double) g * g;
    }
    return Math.sqrt(sum);
  }
}
