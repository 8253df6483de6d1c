package weka.recurrent.insight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import weka.recurrent.insight.TrainingDoctor.Finding.Kind;
import weka.recurrent.kernel.Cell;
import weka.recurrent.storage.Decimal;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSpec;

/**
 * Says in plain words what is wrong with a training run and what to try. Every rule is one method with its threshold
 * beside it; thresholds are judgments, set so that a healthy run draws no warning. Costs one forward pass over the
 * sample.
 */
public final class TrainingDoctor {
  /** Epochs below which a curve says nothing. */
  private static final int FEWEST_EPOCHS = 5;
  /** A training loss that has fallen by less than this share has hardly moved. */
  private static final double HARDLY_MOVED = 0.02;
  /** A loss that fell by more than this share in the last fifth of the epochs was still falling. */
  private static final double STILL_FALLING = 0.1;
  /** More than this share of epochs with a rising training loss is restless. */
  private static final double RESTLESS = 0.4;
  /** More than this share of clipped updates in the second half means that clipping sets the step. */
  private static final double CLIPPED = 0.9;
  /** Validation loss this many times the training loss, at the epoch whose weights are used, is overfitting. */
  private static final double GAP = 2;
  /** Validation loss that has risen by this share since its best. */
  private static final double RISEN = 0.2;
  /** Predictions whose spread is below this share of the targets' are constant. */
  private static final double CONSTANT = 0.05;
  /** More than this share of stuck units in a gate is worth a word. */
  private static final double MANY_STUCK = 0.5;
  /** Sequences shorter than this are no test of memory. */
  private static final int LONG = 20;
  /** A first half that gets less than this share of the gradient is out of reach. */
  private static final double OUT_OF_REACH = 0.01;

  /** Classes that a sentence lists at most. */
  private static final int MOST_CLASSES = 6;

  private final List<Finding> findings = new ArrayList<>();

  private TrainingDoctor() {}

  /**
   * One thing found.
   *
   * @param kind how serious
   * @param sentence what was found, and what to try
   */
  public record Finding(Kind kind, String sentence) implements Serializable {
    /** How serious a finding is. */
    public enum Kind {
      /** Good to know. */
      NOTE,
      /** Something to mend. */
      WARNING
    }
  }

  /**
   * Examines the course of training alone.
   *
   * @param spec how it was trained
   * @param run what happened
   */
  public static List<Finding> examine(TrainingSpec spec, TrainingRun run) {
    return examine(spec, run.history(), run.bestEpoch(), run.stopReason(), run.notes());
  }

  /** The same from the parts of a run. */
  static List<Finding> examine(TrainingSpec spec, List<EpochRecord> history, int bestEpoch, String stopReason,
      List<String> notes) {
    TrainingDoctor doctor = new TrainingDoctor();
    if (stopReason != null && !history.isEmpty()) {
      doctor.note("Stopped after epoch %d of at most %d (%s)%s.", history.size(), spec.epochs(), stopReason,
          bestEpoch < history.size() ? "; the weights of epoch " + bestEpoch + " were restored" : "");
    }
    doctor.course(spec, history, bestEpoch);
    notes.forEach(doctor::warn);
    return doctor.findings;
  }

  /**
   * Examines the course of training, the answers and the memory.
   *
   * @param spec how it was trained
   * @param run what happened
   * @param subject the network with the weights of the run, and sequences
   * @param horizon its memory
   */
  public static List<Finding> examine(TrainingSpec spec, TrainingRun run, Subject subject, MemoryHorizon horizon)
      throws InterruptedException {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.findings.addAll(examine(spec, run));
    doctor.state(subject, horizon);
    return doctor.findings;
  }

  /** What {@link #examine(TrainingSpec, TrainingRun)} finds, without what the run itself tells: stop and notes. */
  public static List<Finding> advise(TrainingSpec spec, TrainingRun run) {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.course(spec, run.history(), run.bestEpoch());
    return doctor.findings;
  }

  /**
   * The same for the course of training and the answers.
   *
   * @param answered sequences of every class, see {@link Subject#ofEveryClass}
   * @param labels [C] of the classes; empty for a number or where they are not known
   */
  public static List<Finding> advise(TrainingSpec spec, TrainingRun run, Subject answered, List<String> labels)
      throws InterruptedException {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.course(spec, run.history(), run.bestEpoch());
    doctor.answers(answered, labels);
    return doctor.findings;
  }

  /** The same for the course of training, the answers and the memory. */
  public static List<Finding> advise(TrainingSpec spec, TrainingRun run, Subject subject, MemoryHorizon horizon, Subject answered,
      List<String> labels) throws InterruptedException {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.course(spec, run.history(), run.bestEpoch());
    doctor.answers(answered, labels);
    doctor.gates(horizon.gates());
    doctor.reach(subject, horizon);
    return doctor.findings;
  }

  private void state(Subject subject, MemoryHorizon horizon) throws InterruptedException {
    answers(subject, List.of());
    gates(horizon.gates());
    reach(subject, horizon);
  }

  private void note(String sentence, Object... values) {
    findings.add(new Finding(Kind.NOTE, String.format(Locale.ROOT, sentence, values)));
  }

  private void warn(String sentence, Object... values) {
    findings.add(new Finding(Kind.WARNING, values.length == 0 ? sentence : String.format(Locale.ROOT, sentence, values)));
  }

  /** The rules about the loss curves. */
  private void course(TrainingSpec spec, List<EpochRecord> history, int bestEpoch) {
    int epochs = history.size();
    if (epochs < FEWEST_EPOCHS) {
      return;
    }
    double first = history.get(0).trainingLoss();
    double last = history.get(epochs - 1).trainingLoss();
    double least = history.stream().mapToDouble(EpochRecord::trainingLoss).min().orElse(last);
    if (first - least < HARDLY_MOVED * Math.abs(first)) {
      warn("The training loss hardly moved (%.4f to %.4f in %d epochs): the learning rate may be too low, the memory too "
          + "short for the data, or there is nothing to learn. Try -L %s, then -memory chrono.", first, last, epochs,
          rate(spec, 5));
      return;
    }
    clipping(spec, history);
    restlessness(spec, history);
    double before = history.get(epochs - 1 - epochs / 5).trainingLoss();
    if (epochs >= spec.epochs() && bestEpoch >= epochs - epochs / 10 - 1 && before - last > STILL_FALLING * before) {
      warn("The loss was still falling when the epochs ran out (%.4f to %.4f in the last fifth). Try more epochs: -N %d.",
          before, last, 2 * spec.epochs());
    }
    overfitting(history, bestEpoch);
  }

  private void clipping(TrainingSpec spec, List<EpochRecord> history) {
    double clipped = secondHalf(history).stream().mapToDouble(EpochRecord::clipped).average().orElse(0);
    if (clipped > CLIPPED) {
      double norm = secondHalf(history).stream().mapToDouble(EpochRecord::gradientNorm).average().orElse(0);
      warn("%.0f %% of the updates were clipped although training had gone on for long (mean norm %.2g, clipped at %.2g): "
          + "gradients explode. Try a lower learning rate, -L %s.", 100 * clipped, norm, spec.clipNorm(), rate(spec, 0.3));
    }
  }

  private void restlessness(TrainingSpec spec, List<EpochRecord> history) {
    List<EpochRecord> half = secondHalf(history);
    int rises = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < half.size(); i++) {
      least = Math.min(least, half.get(i).trainingLoss());
      most = Math.max(most, half.get(i).trainingLoss());
      rises += i > 0 && half.get(i).trainingLoss() > half.get(i - 1).trainingLoss() ? 1 : 0;
    }
    double start = history.get(0).trainingLoss();
    if (half.size() > FEWEST_EPOCHS && rises > RESTLESS * (half.size() - 1) && most - least > 0.2 * start) {
      warn("The training loss jumps up and down (between %.4f and %.4f in the second half): the learning rate is too high. "
          + "Try -L %s.", least, most, rate(spec, 0.3));
    }
  }

  private void overfitting(List<EpochRecord> history, int bestEpoch) {
    EpochRecord best = history.get(Math.max(1, bestEpoch) - 1);
    EpochRecord last = history.get(history.size() - 1);
    if (Double.isNaN(best.validationLoss())) {
      return;
    }
    double start = history.get(0).trainingLoss();
    boolean wide = best.validationLoss() > GAP * best.trainingLoss() && best.validationLoss() > 0.1 * start;
    boolean risen = last.validationLoss() > (1 + RISEN) * best.validationLoss() && last.trainingLoss() < best.trainingLoss();
    if (wide) {
      warn("It learned the training sequences by heart: loss %.4f on them, %.4f on those set aside. Try -dropout 0.5, fewer "
          + "hidden units (-H), or more data.", best.trainingLoss(), best.validationLoss());
    } else if (risen) {
      note("From epoch %d on it only learned the training sequences by heart (validation loss %.4f, then %.4f); those "
          + "weights are not used.", bestEpoch, best.validationLoss(), last.validationLoss());
    }
  }

  private static List<EpochRecord> secondHalf(List<EpochRecord> history) {
    return history.subList(history.size() / 2, history.size());
  }

  private static String rate(TrainingSpec spec, double factor) {
    return Decimal.text(spec.optimizer().rate() * factor, 6);
  }

  /** Constant predictions and classes never predicted. */
  private void answers(Subject subject, List<String> labels) throws InterruptedException {
    double[][] outputs = subject.outputs(subject.sample().sequences());
    if (subject.classifies()) {
      collapse(subject, outputs, labels);
    } else {
      double predicted = deviation(Arrays.stream(outputs).mapToDouble(output -> output[0]).toArray());
      double[] targets = new double[outputs.length];
      for (int n = 0; n < targets.length; n++) {
        targets[n] = subject.sample().targets()[n];
      }
      if (predicted < CONSTANT * deviation(targets)) {
        warn("It predicts nearly the same number for every sequence: predictions vary %.1f %% as much as the targets. It "
            + "has found nothing in the sequences yet.", 100 * predicted / deviation(targets));
      }
    }
  }

  private void collapse(Subject subject, double[][] outputs, List<String> labels) {
    int[] present = new int[subject.network().outputs()];
    int[] predicted = new int[present.length];
    for (int n = 0; n < outputs.length; n++) {
      present[(int) subject.sample().targets()[n]]++;
      predicted[Subject.largest(outputs[n])]++;
    }
    List<String> missing = new ArrayList<>();
    int classes = 0;
    int said = -1;
    int ever = 0;
    for (int c = 0; c < present.length; c++) {
      String label = c < labels.size() ? "'" + labels.get(c) + "'" : "number " + (c + 1);
      classes += present[c] > 0 ? 1 : 0;
      ever += predicted[c] > 0 ? 1 : 0;
      said = predicted[c] > 0 ? c : said;
      if (present[c] > 0 && predicted[c] == 0) {
        missing.add(label + " (" + present[c] + " of " + outputs.length + " sequences looked at)");
      }
    }
    String list = missing.stream().limit(MOST_CLASSES).collect(Collectors.joining(", "))
        + (missing.size() > MOST_CLASSES ? " and " + (missing.size() - MOST_CLASSES) + " more" : "");
    if (ever == 1 && classes > 1) {
      warn("It predicts the same class for every sequence, " + (said < labels.size() ? "'" + labels.get(said) + "'"
          : "number " + (said + 1)) + ", and never " + list + ". It has found nothing in the sequences yet; look at the learning "
          + "rate and at the memory, and try -balance if that class is by far the most frequent.");
    } else if (!missing.isEmpty()) {
      warn("It never predicts the class " + list + " although it occurs. Try -balance.");
    }
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  private void gates(GateStatistics statistics) {
    for (GateStatistics.Gate gate : statistics.gates()) {
      int hidden = gate.mean().length;
      if (gate.stuck() > MANY_STUCK * hidden) {
        warn("%d of %d %s gates in layer %d are stuck %s: they decide nothing.", gate.stuck(), hidden,
            gate.signal().name().toLowerCase(Locale.ROOT).replace("_gate", ""), gate.layer() + 1,
            gate.overallMean() > 0.5 ? "open" : "shut");
      }
    }
  }

  /** Gradients that do not reach, truncation that hides memory. */
  private void reach(Subject subject, MemoryHorizon horizon) {
    int truncation = subject.network().truncation();
    if (truncation > 0 && truncation < horizon.typical()) {
      warn(horizon.byBehavior() >= truncation - 1
          ? "Gradients were cut every %d steps, and the network uses all of them: longer memory may be hidden. "
              + "Try -truncation 0."
          : "Gradients were cut every %d steps, sequences have %d: memory over more than %1$d steps was not trained.",
          truncation, horizon.typical());
    }
    double firstHalf = Arrays.stream(horizon.gradient().firstHalf()).sum();
    if (horizon.typical() >= LONG && firstHalf < OUT_OF_REACH) {
      Cell cell = subject.network().layers().get(0).cell();
      boolean plain = cell == Cell.RNN_TANH || cell == Cell.RNN_RELU;
      note("The first half of the sequences gets %.2g %% of the gradient: what stands there has no say. %s", 100 * firstHalf,
          plain ? "A plain RNN forgets; if it matters, use an LSTM or a GRU." : "If it matters, try -memory chrono.");
    }
  }
}
