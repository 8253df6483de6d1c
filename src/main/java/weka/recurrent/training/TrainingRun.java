package weka.recurrent.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of training one network: what {@link Trainer} changes and what an exact resume needs. Random numbers come by
 * counter from the seed and the epoch, so they need no state. Not for concurrent use.
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

  /** Seed of the weights, the order of sequences and dropout. */
  public long seed() {
    return seed;
  }

  /** [P] the weights after the last epoch, which need not be those that predict. Not a copy. */
  public float[] latest() {
    return parameters;
  }

  /** Epochs completed. */
  public int epochs() {
    return history.size();
  }

  /** The epoch whose weights predict: the one with the lowest validation loss, or the last where there is no hold-out. */
  public int bestEpoch() {
    return best == null ? epochs() : bestEpoch;
  }

  /** [P] the weights that predict. Not a copy. */
  public float[] parameters() {
    return best == null ? parameters : best;
  }

  /** One record per completed epoch. */
  public List<EpochRecord> history() {
    return List.copyOf(history);
  }

  /** What the user should know about the run: roll-backs and the like. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Why training ended, or null while it may go on. */
  public String stopReason() {
    return stopReason;
  }

  /** Takes back the reason to stop, so that training can go on with more epochs. */
  void reopen() {
    stopReason = null;
  }

  /** Forgets what only a resume needs: moments and the last weights where better ones were kept. */
  public void seal() {
    if (best != null) {
      parameters = best;
    }
    optimizer = null;
  }

  /** Whether {@link #seal} was called, so that the run cannot go on. */
  public boolean sealed() {
    return optimizer == null;
  }
}
