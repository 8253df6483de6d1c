package weka.recurrent.classifier;

import weka.recurrent.storage.TimeSpan;

import java.util.List;
import java.util.Locale;
import weka.recurrent.insight.TrainingDoctor;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.storage.Decimal;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSpec;

/** The text that a trained model prints. */
final class ModelText {
  private static final int ROWS = 12;

  private final RecurrentModel model;
  private final StringBuilder text = new StringBuilder();

  ModelText(RecurrentModel model) {
    this.model = model;
  }

  /** The whole report. */
  String report(String name) {
    heading(name);
    section("Data");
    for (String line : model.encoder().describe().split("\n")) {
      line(line);
    }
    section("Network");
    network();
    section("Training");
    training();
    if (model.remembered() != null) {
      section("Memory");
      model.remembered().lines().forEach(this::line);
    }
    if (model.remembered() != null || !model.encoder().warnings().isEmpty()) {
      section(model.members.size() > 1 ? "Doctor (first network)" : "Doctor");
      doctor();
    }
    section("Loss");
    losses();
    return text.toString();
  }

  /** One line: network, parameters, epochs. */
  String summary() {
    TrainingRun run = model.members.get(0);
    return architecture(model.network()) + ", " + new NetworkLayout(model.network()).size() + " parameters, epoch "
        + run.bestEpoch() + " of " + run.epochs();
  }

  private void heading(String name) {
    text.append(name).append('\n').append("=".repeat(name.length())).append('\n');
  }

  private void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void line(String format, Object... values) {
    text.append("  ").append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void network() {
    NetworkSpec network = model.network();
    line(architecture(network));
    int parameters = new NetworkLayout(network).size();
    line("%,d parameters%s", parameters,
        model.members.size() > 1 ? ", times " + model.members.size() + " networks whose predictions are averaged" : "");
    if (hasGates(network)) {
      line("gates start with %s", planned(model.memory()));
    }
    if (network.truncation() > 0) {
      line("gradients flow back through at most %d steps (-truncation): longer memory is not trained", network.truncation());
    }
  }

  private static boolean hasGates(NetworkSpec network) {
    return network.layers().stream().anyMatch(layer -> layer.cell().gates() > 1);
  }

  private static String planned(MemorySpec memory) {
    return switch (memory.kind()) {
      case TEXTBOOK -> "the textbook biases; expect memory of some 20 steps";
      case CHRONO -> "time-scales spread over 1 to " + memory.longest() + " steps";
      case MIXED -> "mixed time-scales: half of the units textbook, half spread over 1 to " + memory.longest() + " steps";
    };
  }

  /** The layers in one line, from input to output. */
  static String architecture(NetworkSpec network) {
    StringBuilder line = new StringBuilder();
    line.append(network.input().width()).append(network.input().width() == 1 ? " input per step" : " inputs per step");
    for (LayerSpec layer : network.layers()) {
      line.append(" -> ").append(layer.bidirectional() ? "bidirectional " : "").append(layer.cell().title()).append(' ')
          .append(layer.hidden());
    }
    line.append(" -> ").append(switch (network.readOut()) {
      case LAST -> "last valid step";
      case MEAN -> "mean over steps";
      case MAX -> "maximum over steps";
      case ATTENTION -> "attention over steps";
    });
    if (network.input().statics() > 0) {
      line.append(" + ").append(network.input().statics()).append(" static");
    }
    line.append(" -> ").append(network.outputs())
        .append(network.loss() == Loss.CROSS_ENTROPY ? " classes (softmax)" : " number");
    return line.toString();
  }

  private void training() {
    TrainingSpec spec = model.training();
    OptimizerSpec optimizer = spec.optimizer();
    int trained = model.trainingSequences - model.heldOut - model.leftOut;
    line("%,d sequences%s", trained, model.heldOut == 0 ? ", none set aside"
        : !model.heldLast ? ", " + model.heldOut + " more set aside to stop early"
        : ", the " + model.heldOut + " after them set aside to stop early" + (model.leftOut == 0 ? ""
            : ", and " + model.leftOut + " between left out, as they share targets"));
    line("%s, learning rate %s (%s), mini-batches of %d%s%s", optimizer.kind().name().toLowerCase(Locale.ROOT),
        number(optimizer.rate()), spec.schedule().name().toLowerCase(Locale.ROOT), spec.batchSize(),
        spec.clipNorm() > 0 ? ", gradients clipped at norm " + number(spec.clipNorm()) : "",
        optimizer.decay() > 0 ? ", weight decay " + number(optimizer.decay()) : "");
    if (model.drawnBack > 0) {
      line(
          "answers go %.0f %% of the way from the naive forecast to the network's, the share that was nearest on the "
              + "sequences set aside",
          100 * (1 - model.drawnBack));
    }
    for (int m = 0; m < model.members.size(); m++) {
      TrainingRun run = model.members.get(m);
      String who = model.members.size() > 1 ? "network " + (m + 1) + ": " : "";
      String kept = run.bestEpoch() == run.epochs() ? "" : "; weights of epoch " + run.bestEpoch() + " restored";
      line("%sstopped after epoch %d (%s)%s", who, run.epochs(), run.stopReason() == null ? "not finished" : run.stopReason(),
          kept);
      for (String note : run.notes()) {
        line("%s%s", who, note);
      }
    }
    line("took %s", TimeSpan.words(model.seconds));
    line("ran on %s", model.backend());
  }

  private void doctor() {
    model.encoder().warnings().forEach(warning -> line("Warning: " + warning));
    if (model.remembered() == null) {
      return;
    }
    for (TrainingDoctor.Finding finding : model.remembered().advice()) {
      line((finding.kind() == TrainingDoctor.Finding.Kind.WARNING ? "Warning: " : "") + finding.sentence());
    }
    if (model.remembered().advice().isEmpty() && model.encoder().warnings().isEmpty()) {
      line(model.remembered().measured()
          ? "nothing to mend was found in the reading of the data, the course of training, the answers and the memory"
          : "nothing to mend was found in the reading of the data, the course of training and the answers; the memory was not "
              + "measured");
    }
  }

  private static String number(double value) {
    return Decimal.text(value, 6);
  }

  /** A table of some epochs of the first member, with a bar for the training loss. */
  private void losses() {
    List<EpochRecord> history = model.members.get(0).history();
    if (history.isEmpty()) {
      line("no epoch done");
      return;
    }
    boolean validated = !Double.isNaN(history.get(0).validationLoss());
    boolean classified = !Double.isNaN(history.get(0).validationAccuracy());
    double largest = history.stream().mapToDouble(ModelText::shown).max().orElse(1);
    line("epoch  training%s%s", validated ? "  validation" : "", classified ? "    right" : "");
    int previous = 0;
    for (int i = 0; i < ROWS; i++) {
      int number = (int) Math.round(1 + (history.size() - 1.0) * i / (ROWS - 1));
      if (number == previous) {
        continue;
      }
      previous = number;
      EpochRecord record = history.get(number - 1);
      String bar = "#".repeat((int) Math.round(40 * shown(record) / largest));
      line("%5d  %8.4f%s%s  %s%s", number, record.trainingLoss(),
          validated ? String.format(Locale.ROOT, "  %10.4f", record.validationLoss()) : "",
          classified ? String.format(Locale.ROOT, "  %5.1f %%", 100 * record.validationAccuracy()) : "", bar,
          validated && number == model.members.get(0).bestEpoch() ? "  <- restored" : "");
    }
  }

  private static double shown(EpochRecord record) {
    return Double.isNaN(record.validationLoss()) ? record.trainingLoss() : record.validationLoss();
  }
}
