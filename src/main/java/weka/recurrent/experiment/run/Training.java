package weka.recurrent.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import weka.classifiers.Classifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;

/**
 * How a classifier was trained.
 *
 * @param epochs epochs trained; 0 for schemes without epochs
 * @param bestEpoch epoch whose weights were kept; 0 for schemes without epochs
 * @param notes what the scheme wants the reader to know
 */
record Training(int epochs, int bestEpoch, List<String> notes) {
  /**
   * Trains; networks epoch by epoch, telling the listener and asking the callbacks whether to go on. A network that averages
   * several members reports the mean over them.
   *
   * @param job may be null if there are no callbacks
   */
  static Training of(Classifier classifier, Instances train, Job job, List<BiPredicate<Job, EpochResult>> goOn,
      Consumer<EpochResult> listener) throws Exception {
    return of(classifier, train, job, goOn, listener, null);
  }

  /** The same, with the flow of the gradient written down; null for no recorder. */
  static Training of(Classifier classifier, Instances train, Job job, List<BiPredicate<Job, EpochResult>> goOn,
      Consumer<EpochResult> listener, FlowRecorder flow) throws Exception {
    if (!(classifier instanceof RecurrentClassifier network)) {
      classifier.buildClassifier(train);
      return new Training(0, 0, List.of());
    }
    long start = System.nanoTime();
    int told = 0;
    network.initializeClassifier(train);
    try {
      boolean more = network.model() != null;
      if (more && flow != null) {
        flow.start(network.model(), train);
      }
      while (more) {
        more = network.next();
        if (flow != null) {
          flow.epoch(network.model());
        }
        while (network.model().members().stream().anyMatch(hasEpoch(told + 1))) {
          told++;
          EpochResult epoch = epoch(job == null ? "" : job.id(), told, network.model().members(), start);
          listener.accept(epoch);
          for (BiPredicate<Job, EpochResult> callback : goOn) {
            more &= callback.test(job, epoch);
          }
        }
      }
    } finally {
      // also after an interrupt: ends the threads
      network.done();
    }
    if (network.model() == null) {
      return new Training(0, 0, List.of());
    }
    List<String> notes = new ArrayList<>();
    network.model().members().forEach(member -> notes.addAll(member.notes()));
    int best = (int) Math.round(network.model().members().stream().mapToInt(TrainingRun::bestEpoch).average().orElse(0));
    return new Training(told, best, notes.stream().distinct().toList());
  }

  private static java.util.function.Predicate<TrainingRun> hasEpoch(int number) {
    return run -> run.epochs() >= number;
  }

  private static EpochResult epoch(String job, int number, List<TrainingRun> members, long start) {
    List<EpochRecord> records = members.stream().filter(hasEpoch(number)).map(run -> run.history().get(number - 1)).toList();
    return new EpochResult(job, number, mean(records, EpochRecord::trainingLoss), mean(records, EpochRecord::validationLoss),
        mean(records, EpochRecord::rate), mean(records, EpochRecord::gradientNorm), (System.nanoTime() - start) / 1e9,
        mean(records, EpochRecord::validationAccuracy));
  }

  private static double mean(List<EpochRecord> records, java.util.function.ToDoubleFunction<EpochRecord> value) {
    return records.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
