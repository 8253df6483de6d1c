package weka.recurrent.classifier;

import java.util.List;
import weka.recurrent.insight.MemoryReport;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;

/** What Weka shows of a trained model: text, one-line summary, graph and measures. */
public final class ModelReport {
  /** Names of the numbers that Weka's Experimenter records beside accuracy. */
  public static final List<String> MEASURES = List.of("measureParameters", "measureEpochs", "measureBestEpoch",
      "measureTrainingLoss", "measureValidationLoss", "measureGradientNorm", "measureClippedUpdates", "measureMemoryHorizon",
      "measureMeanForgetGate", "measureSaturatedGates");

  private ModelReport() {}

  /** The text of the model. */
  public static String text(RecurrentModel model, String name) {
    return new ModelText(model).report(name);
  }

  /** One line. */
  public static String summary(RecurrentModel model) {
    return new ModelText(model).summary();
  }

  /**
   * One of {@link #MEASURES}: parameters of one network, epochs trained, epoch of the weights in use, and of that epoch the
   * losses, the mean norm of the gradient before clipping and the share of updates clipped; steps back to the oldest step that is
   * needed (0 where no memory is claimed), mean of the gate that keeps the state (f of an LSTM, z of a GRU) and share of gate
   * values that are shut or open. Means over the members. NaN where a network has no such thing: validation loss without a
   * hold-out, gates of an RNN, memory where it was not measured ({@link MemoryReport#unmeasured}).
   */
  public static double measure(RecurrentModel model, String name) {
    if (name.equals("measureParameters")) {
      return new NetworkLayout(model.network()).size();
    }
    MemoryReport remembered = model.remembered();
    switch (name) {
      case "measureMemoryHorizon":
        return remembered == null ? Double.NaN : remembered.horizon();
      case "measureMeanForgetGate":
        return remembered == null ? Double.NaN : remembered.meanKeep();
      case "measureSaturatedGates":
        return remembered == null ? Double.NaN : remembered.saturated();
      default:
        break;
    }
    double sum = 0;
    for (TrainingRun run : model.members()) {
      sum += ofRun(run, name);
    }
    return sum / model.members().size();
  }

  private static double ofRun(TrainingRun run, String name) {
    if (name.equals("measureEpochs")) {
      return run.epochs();
    }
    if (name.equals("measureBestEpoch")) {
      return run.bestEpoch();
    }
    if (run.epochs() == 0) {
      return Double.NaN;
    }
    EpochRecord best = run.history().get(run.bestEpoch() - 1);
    return switch (name) {
      case "measureTrainingLoss" -> best.trainingLoss();
      case "measureValidationLoss" -> best.validationLoss();
      case "measureGradientNorm" -> best.gradientNorm();
      case "measureClippedUpdates" -> best.clipped();
      default -> throw new IllegalArgumentException("there is no measure '" + name + "'");
    };
  }

  /** The chain of layers and the course of training; see {@link ModelGraph}. */
  public static String graph(RecurrentModel model) {
    return ModelGraph.of(model).text();
  }
}
