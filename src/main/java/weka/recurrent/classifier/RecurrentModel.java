package weka.recurrent.classifier;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.insight.Effort;
import weka.recurrent.insight.MemoryReport;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Evaluator;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;
import weka.recurrent.training.TrainingSpec;

/**
 * A trained classifier: how instances become sequences, the network, and the runs whose weights are averaged. Holds no backend
 * and no training data, so it can be saved anywhere and read anywhere. Predictions may be asked for by several threads.
 */
public final class RecurrentModel implements Serializable {
  private static final long serialVersionUID = 1;

  /** Raised whenever models written before can no longer be read as they are. */
  static final int FORMAT = 2;
  /** What versions read that do not know windows of a series. */
  private static final int WITHOUT_WINDOWS = 1;

  /** Computes in the thread of whoever asks. */
  private static final Backend CALLER = new CpuBackend(1);
  private static final int[] ONE = {0};
  /** Scratch of predictions that is kept for the next one: for so many threads, and so large at most. */
  private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();
  private static final long MOST_IDLE_BYTES = 1 << 20;

  // Not final: the compiler would put the constant in the place of what was read.
  private int format;
  /** Of all that decides a prediction, set when the model is written; null in models of versions that had none. */
  private String digest;
  final SequenceEncoder encoder;
  final NetworkSpec network;
  final TrainingSpec training;
  final MemorySpec memory;
  final List<TrainingRun> members;
  final int trainingSequences;
  final int heldOut;
  /**
   * Sequences neither trained on nor set aside, since they share a target with those set aside; 0 where these are random ones.
   */
  int leftOut;
  /** Whether the last sequences are those set aside. */
  boolean heldLast;
  /** How far answers for windows of a series are drawn back to the naive forecast: 0 not at all, 1 all the way. */
  double drawnBack;
  String backend;
  double seconds;
  /** Null in models that version 0.1.0 wrote. */
  MemoryReport remembered;

  /** The weights of each member, packed once for as many predictions as there will be; null until the first. */
  private transient List<NetworkWeights> packed;
  /** Scratch of predictions, for the next ones. */
  private transient ConcurrentLinkedQueue<NetworkPass> idle;

  RecurrentModel(SequenceEncoder encoder, NetworkSpec network, TrainingSpec training, MemorySpec memory,
      List<TrainingRun> members, int trainingSequences, int heldOut) {
    this.format = encoder.seesFromTheEnd() ? FORMAT : WITHOUT_WINDOWS;
    this.encoder = encoder;
    this.network = network;
    this.training = training;
    this.memory = memory;
    this.members = members;
    this.trainingSequences = trainingSequences;
    this.heldOut = heldOut;
  }

  /** How instances become sequences. */
  public SequenceEncoder encoder() {
    return encoder;
  }

  /** The network. */
  public NetworkSpec network() {
    return network;
  }

  /** How it was trained. */
  public TrainingSpec training() {
    return training;
  }

  /** The gate time-scales it started with. */
  public MemorySpec memory() {
    return memory;
  }

  /** The runs whose predictions are averaged. */
  public List<TrainingRun> members() {
    return List.copyOf(members);
  }

  /** What the training ran on. */
  public String backend() {
    return backend;
  }

  /** What it remembers, as measured at the end of training; null in models that version 0.1.0 wrote. */
  public MemoryReport remembered() {
    return remembered;
  }

  /**
   * Measures what it remembers on given sequences, with as much effort as it takes.
   *
   * @param instances with the header of the training data and their classes; unseen ones tell more than those trained on
   * @param threads of the CPU; 0 for all cores
   * @throws IllegalArgumentException if the instances do not fit, or none has a class and a step
   */
  public MemoryReport measureMemory(Instances instances, int threads) throws InterruptedException {
    encoder.checkTraining(instances);
    TrainingSet data = TrainingSet.of(encoder.examples(instances));
    List<MemoryReport.Part> parts = new ArrayList<>();
    try (Backend cpu = new CpuBackend(threads)) {
      for (TrainingRun member : members) {
        parts.add(MemoryReport.Part.of(network, training, member, data, cpu, Effort.FULL, encoder.labels()));
      }
    }
    return MemoryReport.of(parts, network, memory, members.get(0), "given sequences");
  }

  /** Whether training can go on from where it stopped. */
  public boolean resumable() {
    return members.stream().noneMatch(TrainingRun::sealed);
  }

  /**
   * Class probabilities, or the number predicted, of one instance. On the CPU, whatever the training ran on: a saved model needs
   * no device, and gives the same bits everywhere.
   *
   * @param threads that members may share where there is work for them; 0 for all cores. Changes no bit
   * @return [C]
   */
  public double[] predict(Instance instance, int threads) throws Exception {
    Sequence[] sequence = {encoder.encode(instance)};
    List<NetworkWeights> weights = packed();
    float[][] outputs = new float[weights.size()][];
    SideBySide.run(outputs.length, SideBySide.isWorth(network, outputs.length, sequence[0].length()) ? threads : 1,
        member -> outputs[member] = outputs(weights.get(member), sequence));
    double[] sum = new double[network.outputs()];
    for (float[] output : outputs) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] += output[c];
      }
    }
    return finished(sum, instance);
  }

  /** Outputs [C] of one member for one sequence, in the thread of the caller. */
  private float[] outputs(NetworkWeights member, Sequence[] sequence) throws InterruptedException {
    NetworkPass pass = idle.poll();
    if (pass == null) {
      pass = new NetworkPass(network, CALLER, false);
    }
    pass.load(sequence, ONE, 0, 1);
    float[] outputs = Arrays.copyOf(pass.outputs(member), network.outputs());
    // A model that waits in a list of results shall not hold the scratch of the longest series it ever saw.
    if (idle.size() < MOST_IDLE && NetworkPass.bytes(network, CALLER, sequence[0].length(), 1, false) < MOST_IDLE_BYTES) {
      idle.add(pass);
    }
    return outputs;
  }

  /**
   * The same for many instances, to the same bits.
   *
   * @param threads of the CPU; 0 for all cores
   * @return [instances,C]
   */
  public double[][] predict(Instances instances, int threads) throws Exception {
    encoder.check(instances);
    int size = instances.numInstances();
    Sequence[] sequences = new Sequence[size];
    for (int i = 0; i < size; i++) {
      sequences[i] = encoder.encode(instances.instance(i));
    }
    double[][] sums = sums(sequences, threads);
    for (int i = 0; i < size; i++) {
      sums[i] = finished(sums[i], instances.instance(i));
    }
    return sums;
  }

  /** Sums of the outputs of all members. */
  private double[][] sums(Sequence[] sequences, int threads) throws InterruptedException {
    int size = sequences.length;
    double[][] sums = new double[size][network.outputs()];
    try (Backend cpu = new CpuBackend(threads)) {
      Evaluator evaluator = new Evaluator(network, cpu, new TrainingSet(sequences, new float[size], new float[size]));
      for (NetworkWeights member : packed()) {
        evaluator.addOutputs(member, sums);
      }
    }
    return sums;
  }

  /**
   * Draws the answers for windows of a series back to the naive forecast by as much as would have been best on sequences set
   * aside: with c and ĉ the actual and the predicted change from it, over the scale of the window, the share that is kept is Σ w
   * c ĉ / Σ w ĉ² within [0, 1].
   */
  void drawBack(TrainingSet aside, int threads) throws InterruptedException {
    double[][] sums = sums(aside.sequences(), threads);
    double both = 0;
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      double said = encoder.restoreTarget(sums[i][0] / members.size());
      both += aside.weights()[i] * said * encoder.restoreTarget(aside.targets()[i]);
      squares += aside.weights()[i] * said * said;
    }
    drawnBack = squares > 0 ? 1 - Math.max(0, Math.min(1, both / squares)) : 0;
  }

  private synchronized List<NetworkWeights> packed() {
    if (packed == null) {
      packed = members.stream().map(member -> new NetworkWeights(network, CALLER, member.parameters())).toList();
      idle = new ConcurrentLinkedQueue<>();
    }
    return packed;
  }

  /** Training has changed the weights. */
  synchronized void weightsChanged() {
    packed = null;
  }

  /** Sums of the members' outputs to probabilities that add up to 1, or to a number in the unit of the class. */
  private double[] finished(double[] sum, Instance instance) {
    if (network.loss() == Loss.CROSS_ENTROPY) {
      double total = 0;
      for (double value : sum) {
        total += value;
      }
      for (int c = 0; c < sum.length; c++) {
        sum[c] /= total;
      }
    } else {
      sum[0] = encoder.restoreTarget(sum[0] / members.size(), 1 - drawnBack, instance);
    }
    return sum;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (format > FORMAT) {
      throw new NewerModelException(format, FORMAT);
    }
    String fault;
    try {
      fault = fault();
    } catch (RuntimeException e) {
      fault = "its parts do not fit together" + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
    if (fault != null) {
      throw new InvalidObjectException("this model file is damaged: " + fault);
    }
  }

  /** As it stands between two epochs, even if another thread is training it. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    List<TrainingRun> settled = new ArrayList<>();
    members.forEach(member -> settled.add(member.snapshot()));
    ObjectOutputStream.PutField fields = out.putFields();
    fields.put("format", format);
    fields.put("digest", digest(settled));
    fields.put("encoder", encoder);
    fields.put("network", network);
    fields.put("training", training);
    fields.put("memory", memory);
    fields.put("members", settled);
    fields.put("trainingSequences", trainingSequences);
    fields.put("heldOut", heldOut);
    fields.put("leftOut", leftOut);
    fields.put("heldLast", heldLast);
    fields.put("drawnBack", drawnBack);
    fields.put("backend", backend);
    fields.put("seconds", seconds);
    fields.put("remembered", remembered);
    out.writeFields();
  }

  /** What cannot be true of a model that was read, or null. Nobody should be given predictions of a damaged network. */
  private String fault() {
    if (format < 1 || encoder == null || network == null || training == null || memory == null || members == null
        || members.isEmpty()) {
      return "parts of the network are missing";
    }
    if (!encoder.inputSpec().equals(network.input()) || encoder.outputs() != network.outputs()
        || encoder.numericClass() != (network.loss() == Loss.SQUARED_ERROR)) {
      return "the network does not fit the data it was trained on";
    }
    int size = new NetworkLayout(network).size();
    for (TrainingRun member : members) {
      String fault = member == null ? "a network is missing" : member.fault(size);
      if (fault != null) {
        return fault;
      }
    }
    return digest == null || digest.equals(digest(members)) ? null : "its content does not fit its checksum";
  }

  private String digest(List<TrainingRun> runs) {
    return encoder.digest() + (drawnBack == 0 ? " " : " " + drawnBack + " ")
        + TrainingRun.digest(runs, network + ", " + training + ", " + memory);
  }
}
