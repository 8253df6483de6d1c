package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import weka.core.Instances;
import weka.gui.Logger;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.data.SeriesWindows;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendChoice;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Workload;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Checkpoint;
import weka.recurrent.training.HoldOut;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.Trainer;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;
import weka.recurrent.training.TrainingSpec;

/**
 * One training of a classifier, from options and instances to a model: encodes the data, settles what the options left open,
 * opens the backend, and then trains epoch by epoch. Not for concurrent use; must be closed.
 */
public final class TrainingSession implements AutoCloseable {
  private static final java.util.logging.Logger LOGGER = java.util.logging.Logger.getLogger(TrainingSession.class.getName());

  private final RecurrentOptions options;
  private final RecurrentModel model;
  private final TrainingSet training;
  private final TrainingSet validation;
  private final MemberTraining members;
  private final TrainingProgress progress;
  private final RunningTraining running;
  private final long start = System.nanoTime();
  /** Null where none are asked for. */
  private TrainingCheckpoints checkpoints;
  private boolean broken;
  private boolean interrupted;

  /**
   * Starts from the beginning.
   *
   * @param options of the classifier
   * @param cell of every layer
   * @param data with the class set
   * @param log Weka's, or null
   */
  public static TrainingSession start(RecurrentOptions options, Cell cell, Instances data, Logger log) {
    try {
      return begin(options, cell, data, log);
    } catch (OutOfMemoryError e) {
      throw MemoryNeed.exhausted("before the first epoch", e);
    }
  }

  private static TrainingSession begin(RecurrentOptions options, Cell cell, Instances data, Logger log) {
    EncodingOptions encoding = new EncodingOptions(options.getLayout(), options.getTextUnit(), options.getNormalization(),
        options.getEmbeddingWidth());
    SequenceEncoder encoder = SequenceEncoder.fit(data, encoding);
    TrainingSet all = TrainingSet.of(encoder.examples(data));
    HoldOut holdOut = holdOut(options, all, data);
    int sequences = all.size();
    boolean held = holdOut.validation().length > 0;

    int hidden = options.getHiddenUnits() > 0 ? options.getHiddenUnits() : DataSizeRules.hiddenUnits(sequences);
    int batch = options.getMiniBatchSize() > 0 ? options.getMiniBatchSize() : DataSizeRules.miniBatchSize(sequences);
    int epochs = options.getEpochs() > 0 ? options.getEpochs() : DataSizeRules.epochs(sequences, batch, held);
    int count = options.getMembers() > 0 ? options.getMembers() : DataSizeRules.members(held);
    Schedule schedule = options.getSchedule() != Schedule.AUTO ? options.getSchedule()
        : held && options.getPatience() > 0 ? Schedule.PLATEAU : Schedule.COSINE;

    LayerSpec layer = new LayerSpec(cell, hidden, options.isBidirectional());
    boolean numeric = encoder.numericClass();
    NetworkSpec network = new NetworkSpec(encoder.inputSpec(), Collections.nCopies(options.getLayers(), layer),
        options.getReadOut(), options.getTruncation(),
        new DropoutSpec(options.getDropout(), options.getInputDropout(), options.getRecurrentDropout()),
        numeric ? 1 : data.numClasses(), numeric ? Loss.SQUARED_ERROR : Loss.CROSS_ENTROPY);
    OptimizerSpec optimizer = new OptimizerSpec(options.getOptimizer(), options.getLearningRate(), options.getMomentum(),
        options.getWeightDecay(), options.getL2());
    TrainingSpec spec = new TrainingSpec(epochs, batch, optimizer, schedule, options.getClipNorm(), options.getPatience());
    int longest = options.getMemoryLength() > 0 ? options.getMemoryLength() : Math.max(2, medianLength(all));
    RecurrentModel model = new RecurrentModel(encoder, network, spec, new MemorySpec(options.getMemory(), longest),
        new ArrayList<>(), sequences, holdOut.validation().length);
    TrainingSession session = new TrainingSession(options, model, data.relationName(), all, holdOut, count, log);
    session.orClose(() -> {
      for (int m = 0; m < count; m++) {
        model.members.add(session.members.trainer(m).start(model.memory, memberSeed(options.getSeed(), m)));
      }
      session.takeUpCheckpoint(all, holdOut);
    });
    return session;
  }

  /** Goes on with a model that was trained with {@code resume} on; the data must be those of its training. */
  public static TrainingSession resume(RecurrentOptions options, Cell cell, RecurrentModel trained, Instances data, Logger log) {
    if (trained.network.layers().get(0).cell() != cell) {
      throw new IllegalArgumentException("training can go on only with the same cell: the model has "
          + trained.network.layers().get(0).cell().title() + ", the options say " + cell.title());
    }
    trained.encoder.checkTraining(data);
    TrainingSet all = TrainingSet.of(trained.encoder.examples(data));
    HoldOut holdOut = holdOut(options, all, data);
    int done = trained.members.stream().mapToInt(TrainingRun::epochs).max().orElse(0);
    int more = options.getEpochs() > 0 ? options.getEpochs() : trained.training.epochs();
    TrainingSpec before = trained.training;
    TrainingSpec spec = new TrainingSpec(done + more, before.batchSize(), before.optimizer(), before.schedule(),
        before.clipNorm(), options.getPatience());
    RecurrentModel model = new RecurrentModel(trained.encoder, trained.network, spec, trained.memory, trained.members,
        all.size(), holdOut.validation().length);
    model.seconds = trained.seconds;
    TrainingSession session = new TrainingSession(options, model, data.relationName(), all, holdOut, model.members.size(), log);
    session.orClose(() -> {
      for (int m = 0; m < model.members.size(); m++) {
        session.members.trainer(m).resume(model.members.get(m));
      }
      session.takeUpCheckpoint(all, holdOut);
    });
    return session;
  }

  private TrainingSession(RecurrentOptions options, RecurrentModel model, String relation, TrainingSet all, HoldOut holdOut,
      int count, Logger log) {
    this.options = options;
    this.model = model;
    TrainingSet weighed = options.isBalanceClasses() && model.network.loss() == Loss.CROSS_ENTROPY
        ? all.balanced(model.network.outputs()) : all;
    training = weighed.subset(holdOut.training());
    model.leftOut = all.size() - holdOut.training().length - holdOut.validation().length;
    model.heldLast = model.heldOut > 0 && holdOut.validation()[0] == all.size() - model.heldOut;
    validation = weighed.subset(holdOut.validation());
    List<Backend> backends = openBackends(count, log);
    model.backend = backends.get(0).description();
    members = MemberTraining.on(model.members, backends, count,
        backend -> new Trainer(model.network, model.training, training, validation, backend));
    progress = new TrainingProgress(options.getClass().getSimpleName(), model.training.epochs(), log,
        System.console() != null);
    running = new RunningTraining(options.getClass().getSimpleName(), relation, ModelText.architecture(model.network),
        model.training.epochs(), progress);
    String decision = model.encoder.sentence();
    LOGGER.log(Level.FINE, "{0}; {1}", new Object[] {decision, model.backend});
    progress.note(decision + "; " + ModelText.architecture(model.network) + "; " + model.backend);
  }

  /** After an interrupt, the last chance to write one; the threads of the members have to rest for it. */
  private void leaveCheckpoint() {
    if (interrupted && checkpoints != null) {
      members.close();
      if (abreast()) {
        checkpoints.offer(model.members, seconds(), true);
      }
    }
    checkpoints = null;
  }

  /** Whether no member has done an epoch that another has still to do; an interrupt may come in between. */
  private boolean abreast() {
    int furthest = model.members.stream().mapToInt(TrainingRun::epochs).max().orElse(0);
    return model.members.stream().allMatch(run -> run.epochs() == furthest || run.stopReason() != null);
  }

  /** Goes on from the last checkpoint of this very training, if there is one. */
  private void takeUpCheckpoint(TrainingSet all, HoldOut holdOut) {
    checkpoints = TrainingCheckpoints.open(options, model, all, holdOut, progress);
    Checkpoint last = checkpoints == null ? null : checkpoints.takeUp(model.members);
    if (last != null) {
      model.members.clear();
      model.members.addAll(last.members());
      model.weightsChanged();
      model.seconds = last.seconds();
    }
  }

  /** Does what must be done before the first epoch; a session that cannot begin leaves no thread behind. */
  private void orClose(Runnable preparation) {
    boolean open = false;
    try {
      preparation.run();
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  private double seconds() {
    return model.seconds + (System.nanoTime() - start) / 1e9;
  }

  private static HoldOut holdOut(RecurrentOptions options, TrainingSet all, Instances data) {
    int classes = data.numClasses();
    SeriesWindows windows = SeriesWindows.of(data);
    double percent = options.getValidationPercent() > 0 ? options.getValidationPercent()
        : options.getPatience() == 0 ? 0 : DataSizeRules.validationPercent(all.size());
    boolean last = options.getHoldOut() == HoldOut.Choice.LAST || options.getHoldOut() == HoldOut.Choice.AUTO && windows != null;
    return percent == 0 ? HoldOut.none(all.size())
        : last ? HoldOut.last(all.size(), percent / 100, windows == null ? 0 : windows.gap())
        : HoldOut.draw(all.targets(), classes > 1 ? classes : 0, percent / 100, options.getSeed());
  }

  private static long memberSeed(int seed, int member) {
    return seed + ((long) member << 32);
  }

  private static int medianLength(TrainingSet all) {
    int[] lengths = Arrays.stream(all.sequences()).mapToInt(Sequence::length).sorted().toArray();
    return lengths[lengths.length / 2];
  }

  /** One backend with all threads, or, for several members, one with a single thread for each that can run side by side. */
  private List<Backend> openBackends(int count, Logger log) {
    int longest = Arrays.stream(training.sequences()).mapToInt(Sequence::length).max().orElse(1);
    int rows = Math.min(training.size(), model.training.batchSize());
    Workload workload = new Workload(model.network.encoder(), Math.max(1, longest), rows);
    int threads = options.getThreads() > 0 ? options.getThreads() : Runtime.getRuntime().availableProcessors();
    boolean sideBySide = count > 1 && threads > 1
        && (options.getBackend() == BackendChoice.CPU || options.getBackend() == BackendChoice.AUTO);
    int backends = sideBySide ? Math.min(count, threads) : 1;
    // Before a backend is chosen: auto may try one out, which takes long with a network that is too large anyway.
    MemoryNeed.check(model.network, null, workload, count, validation, log != null);
    List<Backend> opened = new ArrayList<>();
    boolean all = false;
    try {
      for (int b = 0; b < backends; b++) {
        opened.add(BackendLookup.open(options.getBackend(), options.getDevice(), sideBySide ? threads / backends : threads,
            workload));
      }
      MemoryNeed.check(model.network, opened.get(0), workload, count, validation, log != null);
      all = true;
      return opened;
    } finally {
      if (!all) {
        opened.forEach(Backend::close);
      }
    }
  }

  /** The model being trained; predicts at any time between epochs. */
  public RecurrentModel model() {
    return model;
  }

  /**
   * Trains one epoch of every member that may still go on.
   *
   * @return whether another epoch may follow
   */
  public boolean epoch() throws Exception {
    broken = true;
    try {
      running.begin();
      boolean more = members.epoch(running);
      running.epochsDone(model.members);
      if (checkpoints != null) {
        checkpoints.offer(model.members, seconds(), !more);
      }
      broken = false;
      return more;
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    } catch (OutOfMemoryError e) {
      throw MemoryNeed.exhausted("in training", e);
    } finally {
      model.weightsChanged();
    }
  }

  /**
   * Ends training; if it was not broken off, measures what the networks remember, for a bounded share of what training took.
   *
   * @param resumable whether to keep what going on later needs
   */
  public void finish(boolean resumable) throws InterruptedException {
    model.backend = members.backend();
    if (!broken && model.heldLast && model.encoder.seesFromTheEnd()) {
      model.drawBack(validation, options.getThreads());
    }
    if (broken) {
      // One member has failed; the others end before what they leave is sealed.
      members.close();
    } else if (!Thread.currentThread().isInterrupted()) {
      model.remembered = MemoryAfterTraining.measure(model, training, validation, members);
    }
    leaveCheckpoint();
    model.seconds = seconds();
    if (!resumable) {
      model.members.forEach(TrainingRun::seal);
    }
  }

  @Override
  public void close() {
    running.end();
    try {
      leaveCheckpoint();
    } finally {
      members.close();
      progress.close();
    }
  }
}
