package weka.recurrent.training;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import weka.recurrent.storage.Sha256;

/**
 * The state of training one network: what {@link Trainer} changes and what an exact resume needs. Random numbers come by
 * counter from the seed and the epoch, so they need no state.
 *
 * <p>One thread trains; others may read, copy and write a run at any time, and get it as it was between two epochs: an epoch
 * works on copies of weights and moments and hands them over at its end, all at once. Arrays that were handed over never change.
 */
public final class TrainingRun implements Serializable {
  private static final long serialVersionUID = 1;

  final long seed;
  float[] parameters;
  Optimizer optimizer;
  float[] best;
  int bestEpoch;
  double bestLoss = Double.POSITIVE_INFINITY;
  double rateFactor = 1;
  int epochsSinceCut;
  int rollbacks;
  String stopReason;
  final List<EpochRecord> history = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  TrainingRun(long seed, float[] parameters, Optimizer optimizer) {
    this.seed = seed;
    this.parameters = parameters;
    this.optimizer = optimizer;
  }

  private TrainingRun(TrainingRun other) {
    this(other.seed, other.parameters, other.optimizer);
    best = other.best;
    bestEpoch = other.bestEpoch;
    bestLoss = other.bestLoss;
    rateFactor = other.rateFactor;
    epochsSinceCut = other.epochsSinceCut;
    rollbacks = other.rollbacks;
    stopReason = other.stopReason;
    history.addAll(other.history);
    notes.addAll(other.notes);
  }

  /** The run as it is now, which training does not change any more; shares the arrays. */
  public synchronized TrainingRun snapshot() {
    return new TrainingRun(this);
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  /** Seed of the weights, the order of sequences and dropout. */
  public long seed() {
    return seed;
  }

  /** [P] the weights after the last epoch, which need not be those that predict. Not a copy. */
  public synchronized float[] latest() {
    return parameters;
  }

  /** Epochs completed. */
  public synchronized int epochs() {
    return history.size();
  }

  /** The epoch whose weights predict: the one with the lowest validation loss, or the last where there is no hold-out. */
  public synchronized int bestEpoch() {
    return best == null ? epochs() : bestEpoch;
  }

  /** [P] the weights that predict. Not a copy. */
  public synchronized float[] parameters() {
    return best == null ? parameters : best;
  }

  /** One record per completed epoch. */
  public synchronized List<EpochRecord> history() {
    return List.copyOf(history);
  }

  /** What the user should know about the run: roll-backs and the like. */
  public synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  /** Why training ended, or null while it may go on. */
  public synchronized String stopReason() {
    return stopReason;
  }

  /** Takes back the reason to stop, so that training can go on with more epochs. */
  synchronized void reopen() {
    stopReason = null;
  }

  /** Forgets what only a resume needs: moments and the last weights where better ones were kept. */
  public synchronized void seal() {
    if (best != null) {
      parameters = best;
    }
    optimizer = null;
  }

  /**
   * What cannot be true of a run, or null: for what was read from a file.
   *
   * @param size P, the number of parameters of its network
   */
  public String fault(int size) {
    if (parameters == null || history == null || notes == null) {
      return "parts of a network are missing";
    }
    if (parameters.length != size || best != null && best.length != size) {
      return "a network must have " + size + " parameters, found " + (parameters.length != size ? parameters : best).length;
    }
    if (optimizer != null && !optimizer.fits(size)) {
      return "the moments of the optimizer do not fit " + size + " parameters";
    }
    if (!finite(parameters) || best != null && !finite(best)) {
      return "there is a parameter that is not a finite number";
    }
    if (bestEpoch < 0 || bestEpoch > history.size() || best != null && bestEpoch == 0) {
      return "epoch " + bestEpoch + " cannot be the best of " + history.size();
    }
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i) == null || history.get(i).number() != i + 1) {
        return "record " + (i + 1) + " of the epochs is not of epoch " + (i + 1);
      }
    }
    return rateFactor > 0 && rateFactor <= 1 && rollbacks >= 0 && epochsSinceCut >= 0 ? null
        : "the learning rate cannot have been multiplied by " + rateFactor;
  }

  /** SHA-256 over the weights that predict and a text, in hexadecimal. */
  public static String digest(List<TrainingRun> runs, String text) {
    Sha256 digest = new Sha256().add(text);
    for (TrainingRun run : runs) {
      digest.add(run.parameters());
    }
    return digest.hex();
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #seal} was called, so that the run cannot go on. */
  public synchronized boolean sealed() {
    return optimizer == null;
  }
}
