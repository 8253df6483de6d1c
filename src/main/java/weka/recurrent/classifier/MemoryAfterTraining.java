package weka.recurrent.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.insight.Effort;
import weka.recurrent.insight.MemoryReport;
import weka.recurrent.insight.Subject;
import weka.recurrent.insight.TrainingDoctor;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;

/**
 * What the networks of a model remember, measured at the end of their training with an effort that is small beside it. A stop or
 * a failure here costs the measurement and never the training: the text of the model then says why.
 */
final class MemoryAfterTraining {
  private static final Logger LOGGER = Logger.getLogger(MemoryAfterTraining.class.getName());

  private MemoryAfterTraining() {}

  /**
   * Measures every member.
   *
   * @param validation looked at if there are enough, since unseen sequences tell more; else {@code training}
   * @param members whose threads and backends do the work
   */
  static MemoryReport measure(RecurrentModel model, TrainingSet training, TrainingSet validation, MemberTraining members) {
    TrainingRun first = model.members.get(0);
    TrainingSet data = validation.size() >= Subject.ENOUGH_SEQUENCES ? validation : training;
    if (Arrays.stream(data.sequences()).allMatch(sequence -> sequence.length() == 0)) {
      return MemoryReport.unmeasured(model.training, first, "no sequence has a step");
    }
    int epochs = model.members.stream().mapToInt(TrainingRun::epochs).min().orElse(0);
    LayerSpec layer = model.network.layers().get(0);
    Effort effort = Effort.within((long) training.size() * epochs, layer.cell().gates() > 1 ? 0 : layer.hidden(), data.size());
    if (effort == null) {
      return answersOnly(model, data, members, String.format(Locale.ROOT, "after %,d epochs with %,d sequences it "
          + "would take more than a tenth of the time of training", epochs, training.size()));
    }
    try {
      List<MemoryReport.Part> parts = members.each((member, backend) -> MemoryReport.Part.of(model.network, model.training,
          model.members.get(member), data, backend, effort, model.encoder.labels()));
      return MemoryReport.of(parts, model.network, model.memory, first,
          data == validation ? "sequences set aside" : "training sequences");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MemoryReport.unmeasured(model.training, first, "stopped by the user");
    } catch (Exception | OutOfMemoryError e) {
      LOGGER.log(Level.WARNING, "the memory of the trained network could not be measured", e);
      return MemoryReport.unmeasured(model.training, first, e.toString());
    }
  }

  /** Which classes the first network says is always looked at. */
  private static MemoryReport answersOnly(RecurrentModel model, TrainingSet data, MemberTraining members, String reason) {
    TrainingRun first = model.members.get(0);
    try {
      List<TrainingDoctor.Finding> advice = members.each((member, backend) -> member > 0 ? List.<TrainingDoctor.Finding>of()
          : TrainingDoctor.advise(model.training, first, Subject.ofEveryClass(model.network, first.parameters(), data, backend),
              model.encoder.labels()))
          .get(0);
      return MemoryReport.unmeasured(advice, reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MemoryReport.unmeasured(model.training, first, "stopped by the user");
    } catch (Exception | OutOfMemoryError e) {
      LOGGER.log(Level.WARNING, "the answers of the trained network could not be looked at", e);
      return MemoryReport.unmeasured(model.training, first, e.toString());
    }
  }
}
