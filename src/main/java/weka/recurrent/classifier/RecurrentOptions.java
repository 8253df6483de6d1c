package weka.recurrent.classifier;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import weka.core.Option;
import weka.core.OptionMetadata;
import weka.core.Utils;
import weka.recurrent.data.Layout;
import weka.recurrent.data.Normalization;
import weka.recurrent.data.TextUnit;
import weka.recurrent.kernel.BackendChoice;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;

/**
 * The options that RNN, LSTM and GRU share, as bean properties for the Explorer and as command-line options. Each default
 * and each text stands here once. Values are checked when they are set; an unknown one is an error and never the default.
 */
public abstract class RecurrentOptions extends CheckpointOptions {
  private static final long serialVersionUID = 1;

  /** Default of {@link #getHiddenUnits}. */
  public static final int HIDDEN_UNITS = 0;
  /** Default of {@link #getLayers}. */
  public static final int LAYERS = 1;
  /** Default of {@link #isBidirectional}. */
  public static final boolean BIDIRECTIONAL = false;
  /** Default of {@link #getReadOut}. */
  public static final ReadOut READ_OUT = ReadOut.LAST;
  /** Default of {@link #getMemory}. */
  public static final MemorySpec.Kind MEMORY = MemorySpec.Kind.MIXED;
  /** Default of {@link #getMemoryLength}. */
  public static final int MEMORY_LENGTH = 0;
  /** Default of {@link #getEpochs}. */
  public static final int EPOCHS = 0;
  /** Default of {@link #getMiniBatchSize}. */
  public static final int MINI_BATCH_SIZE = 0;
  /** Default of {@link #getLearningRate}. */
  public static final double LEARNING_RATE = 0.002;
  /** Default of {@link #getOptimizer}. */
  public static final OptimizerSpec.Kind OPTIMIZER = OptimizerSpec.Kind.ADAM;
  /** Default of {@link #getMomentum}. */
  public static final double MOMENTUM = 0.9;
  /** Default of {@link #getSchedule}. */
  public static final Schedule SCHEDULE = Schedule.AUTO;
  /** Default of {@link #getClipNorm}. */
  public static final double CLIP_NORM = 1;
  /** Default of {@link #getDropout}. */
  public static final double DROPOUT = 0;
  /** Default of {@link #getInputDropout}. */
  public static final double INPUT_DROPOUT = 0;
  /** Default of {@link #getRecurrentDropout}. */
  public static final double RECURRENT_DROPOUT = 0;
  /** Default of {@link #getWeightDecay}. */
  public static final double WEIGHT_DECAY = 0;
  /** Default of {@link #getL2}. */
  public static final double L2 = 0;
  /** Default of {@link #getTruncation}. */
  public static final int TRUNCATION = 0;
  /** Default of {@link #getPatience}. */
  public static final int PATIENCE = 20;
  /** Default of {@link #getValidationPercent}. */
  public static final double VALIDATION_PERCENT = 0;
  /** Default of {@link #getMembers}. */
  public static final int MEMBERS = 0;
  /** Default of {@link #isBalanceClasses}. */
  public static final boolean BALANCE_CLASSES = false;
  /** Default of {@link #getLayout}. */
  public static final Layout LAYOUT = Layout.AUTO;
  /** Default of {@link #getTextUnit}. */
  public static final TextUnit TEXT_UNIT = TextUnit.AUTO;
  /** Default of {@link #getEmbeddingWidth}. */
  public static final int EMBEDDING_WIDTH = 0;
  /** Default of {@link #getNormalization}. */
  public static final Normalization NORMALIZATION = Normalization.CHANNEL;
  /** Default of {@link #getBackend}. */
  public static final BackendChoice BACKEND = BackendChoice.AUTO;
  /** Default of {@link #getDevice}. */
  public static final String DEVICE = "";
  /** Default of {@link #getThreads}. */
  public static final int THREADS = 0;
  /** Default of {@link #getResume}. */
  public static final boolean RESUME = false;

  private int hiddenUnits = HIDDEN_UNITS;
  private int layers = LAYERS;
  private boolean bidirectional = BIDIRECTIONAL;
  private ReadOut readOut = READ_OUT;
  private MemorySpec.Kind memory = MEMORY;
  private int memoryLength = MEMORY_LENGTH;
  private int epochs = EPOCHS;
  private int miniBatchSize = MINI_BATCH_SIZE;
  private double learningRate = LEARNING_RATE;
  private OptimizerSpec.Kind optimizer = OPTIMIZER;
  private double momentum = MOMENTUM;
  private Schedule schedule = SCHEDULE;
  private double clipNorm = CLIP_NORM;
  private double dropout = DROPOUT;
  private double inputDropout = INPUT_DROPOUT;
  private double recurrentDropout = RECURRENT_DROPOUT;
  private double weightDecay = WEIGHT_DECAY;
  private double l2 = L2;
  private int truncation = TRUNCATION;
  private int patience = PATIENCE;
  private double validationPercent = VALIDATION_PERCENT;
  private int members = MEMBERS;
  private boolean balanceClasses = BALANCE_CLASSES;
  private Layout layout = LAYOUT;
  private TextUnit textUnit = TEXT_UNIT;
  private int embeddingWidth = EMBEDDING_WIDTH;
  private Normalization normalization = NORMALIZATION;
  private BackendChoice backend = BACKEND;
  private String device = DEVICE;
  private int threads = THREADS;
  private boolean resume = RESUME;

  @OptionMetadata(displayName = "hidden units", displayOrder = 1, commandLineParamName = "H",
      commandLineParamSynopsis = "-H <units>", commandLineParamIsFlag = false,
      description = "Hidden units per layer and direction; 0 chooses 32 for fewer than 300 training sequences, 64 "
          + "for fewer than 3000, else 128 (default " + HIDDEN_UNITS + ")")
  public int getHiddenUnits() {
    return hiddenUnits;
  }

  public void setHiddenUnits(int value) {
    need(value >= 0, "hidden units must be at least 0 (0 chooses)", value);
    hiddenUnits = value;
  }

  @OptionMetadata(displayName = "layers", displayOrder = 2, commandLineParamName = "layers",
      commandLineParamSynopsis = "-layers <number>", commandLineParamIsFlag = false,
      description = "Recurrent layers on top of one another (default " + LAYERS + ")")
  public int getLayers() {
    return layers;
  }

  public void setLayers(int value) {
    need(value >= 1 && value <= 16, "layers must be 1 to 16", value);
    layers = value;
  }

  @OptionMetadata(displayName = "bidirectional", displayOrder = 3, commandLineParamName = "bidirectional",
      commandLineParamSynopsis = "-bidirectional", commandLineParamIsFlag = true,
      description = "Adds units to every layer that read the sequence from its end")
  public boolean isBidirectional() {
    return bidirectional;
  }

  public void setBidirectional(boolean value) {
    bidirectional = value;
  }

  @OptionMetadata(displayName = "read-out", displayOrder = 4, commandLineParamName = "readout",
      commandLineParamSynopsis = "-readout <last|mean|max|attention>", commandLineParamIsFlag = false,
      description = "How the outputs of all steps become one vector: the last valid step, their mean, their maximum,"
          + " or attention with a learned query (default last)")
  public ReadOut getReadOut() {
    return readOut;
  }

  public void setReadOut(ReadOut value) {
    need(value != null, "read-out must not be null", value);
    readOut = value;
  }

  @OptionMetadata(displayName = "memory", displayOrder = 5, commandLineParamName = "memory",
      commandLineParamSynopsis = "-memory <textbook|chrono|mixed>", commandLineParamIsFlag = false,
      description = "Time-scales with which the gates of LSTM and GRU start: textbook (forget bias 1; forgets within"
          + " some 20 steps), chrono (spread up to -memory-length; Tallec & Ollivier 2018), or mixed (half "
          + "of the units each) (default mixed)")
  public MemorySpec.Kind getMemory() {
    return memory;
  }

  public void setMemory(MemorySpec.Kind value) {
    need(value != null, "memory must not be null", value);
    memory = value;
  }

  @OptionMetadata(displayName = "memory length", displayOrder = 6, commandLineParamName = "memory-length",
      commandLineParamSynopsis = "-memory-length <steps>", commandLineParamIsFlag = false,
      description = "Longest time-scale planned by -memory; 0 takes the median length of the training sequences"
          + " (default " + MEMORY_LENGTH + ")")
  public int getMemoryLength() {
    return memoryLength;
  }

  public void setMemoryLength(int value) {
    need(value == 0 || value >= 2, "the memory length must be 0 (median length) or at least 2 steps", value);
    memoryLength = value;
  }

  @OptionMetadata(displayName = "epochs", displayOrder = 7, commandLineParamName = "N",
      commandLineParamSynopsis = "-N <number>", commandLineParamIsFlag = false,
      description = "Most passes over the training data; 0 chooses 200 where there is a hold-out to stop early, else"
          + " as many as make 2000 updates, at least 60 and at most 400 (default " + EPOCHS + ")")
  public int getEpochs() {
    return epochs;
  }

  public void setEpochs(int value) {
    need(value >= 0, "epochs must be at least 0 (0 chooses)", value);
    epochs = value;
  }

  @OptionMetadata(displayName = "mini-batch size", displayOrder = 8, commandLineParamName = "B",
      commandLineParamSynopsis = "-B <sequences>", commandLineParamIsFlag = false,
      description = "Sequences per update; 0 chooses a tenth of the training sequences, at least 4 and at most 32"
          + " (default " + MINI_BATCH_SIZE + ")")
  public int getMiniBatchSize() {
    return miniBatchSize;
  }

  public void setMiniBatchSize(int value) {
    need(value >= 0, "the mini-batch size must be at least 0 (0 chooses)", value);
    miniBatchSize = value;
  }

  @OptionMetadata(displayName = "learning rate", displayOrder = 9, commandLineParamName = "L",
      commandLineParamSynopsis = "-L <rate>", commandLineParamIsFlag = false,
      description = "Learning rate at the start (default " + LEARNING_RATE + ")")
  public double getLearningRate() {
    return learningRate;
  }

  public void setLearningRate(double value) {
    need(value > 0 && value < Double.POSITIVE_INFINITY, "the learning rate must be above 0 and finite", value);
    learningRate = value;
  }

  @OptionMetadata(displayName = "optimizer", displayOrder = 10, commandLineParamName = "optimizer",
      commandLineParamSynopsis = "-optimizer <adam|rmsprop|sgd>", commandLineParamIsFlag = false,
      description = "Update rule: Adam (with -decay this is AdamW), RMSProp, or SGD with Nesterov momentum (default adam)")
  public OptimizerSpec.Kind getOptimizer() {
    return optimizer;
  }

  public void setOptimizer(OptimizerSpec.Kind value) {
    need(value != null, "optimizer must not be null", value);
    optimizer = value;
  }

  @OptionMetadata(displayName = "momentum", displayOrder = 11, commandLineParamName = "momentum",
      commandLineParamSynopsis = "-momentum <share>", commandLineParamIsFlag = false,
      description = "Momentum of SGD; the other optimizers do not use it (default " + MOMENTUM + ")")
  public double getMomentum() {
    return momentum;
  }

  public void setMomentum(double value) {
    need(value >= 0 && value < 1, "momentum must be at least 0 and below 1", value);
    momentum = value;
  }

  @OptionMetadata(displayName = "schedule", displayOrder = 12, commandLineParamName = "schedule",
      commandLineParamSynopsis = "-schedule <auto|constant|plateau|cosine>", commandLineParamIsFlag = false,
      description = "How the learning rate changes: constant; plateau halves it when the validation loss stalls for "
          + "half the patience; cosine lets it fall over the planned epochs; auto is plateau with a hold-"
          + "out, cosine without (default auto)")
  public Schedule getSchedule() {
    return schedule;
  }

  public void setSchedule(Schedule value) {
    need(value != null, "schedule must not be null", value);
    schedule = value;
  }

  @OptionMetadata(displayName = "gradient clipping norm", displayOrder = 13, commandLineParamName = "clip",
      commandLineParamSynopsis = "-clip <norm>", commandLineParamIsFlag = false,
      description = "Largest L2 norm of the gradient over all parameters; 0 switches clipping off"
          + " (default " + CLIP_NORM + ")")
  public double getClipNorm() {
    return clipNorm;
  }

  public void setClipNorm(double value) {
    need(value >= 0, "the clipping norm must be at least 0 (0 is off)", value);
    clipNorm = value;
  }

  @OptionMetadata(displayName = "dropout", displayOrder = 14, commandLineParamName = "dropout",
      commandLineParamSynopsis = "-dropout <share>", commandLineParamIsFlag = false,
      description = "Share of the values between read-out and output layer dropped in training (default " + DROPOUT + ")")
  public double getDropout() {
    return dropout;
  }

  public void setDropout(double value) {
    share("dropout", value);
    dropout = value;
  }

  @OptionMetadata(displayName = "input dropout", displayOrder = 15, commandLineParamName = "input-dropout",
      commandLineParamSynopsis = "-input-dropout <share>", commandLineParamIsFlag = false,
      description = "Share of a recurrent layer's inputs dropped in training, the same ones at every step of a "
          + "sequence (default " + INPUT_DROPOUT + ")")
  public double getInputDropout() {
    return inputDropout;
  }

  public void setInputDropout(double value) {
    share("input dropout", value);
    inputDropout = value;
  }

  @OptionMetadata(displayName = "recurrent dropout", displayOrder = 16, commandLineParamName = "recurrent-dropout",
      commandLineParamSynopsis = "-recurrent-dropout <share>", commandLineParamIsFlag = false,
      description = "Share of the hidden state dropped where it re-enters its layer in training, the same units at "
          + "every step of a sequence (default " + RECURRENT_DROPOUT + ")")
  public double getRecurrentDropout() {
    return recurrentDropout;
  }

  public void setRecurrentDropout(double value) {
    share("recurrent dropout", value);
    recurrentDropout = value;
  }

  @OptionMetadata(displayName = "weight decay", displayOrder = 17, commandLineParamName = "decay",
      commandLineParamSynopsis = "-decay <rate>", commandLineParamIsFlag = false,
      description = "Decoupled weight decay per update, times the learning rate; not on biases and embeddings"
          + " (default " + WEIGHT_DECAY + ")")
  public double getWeightDecay() {
    return weightDecay;
  }

  public void setWeightDecay(double value) {
    need(value >= 0, "weight decay must be at least 0", value);
    weightDecay = value;
  }

  @OptionMetadata(displayName = "L2 penalty", displayOrder = 18, commandLineParamName = "l2",
      commandLineParamSynopsis = "-l2 <factor>", commandLineParamIsFlag = false,
      description = "L2 penalty on the weights, added to the loss; not on biases and embeddings (default " + L2 + ")")
  public double getL2() {
    return l2;
  }

  public void setL2(double value) {
    need(value >= 0, "the L2 penalty must be at least 0", value);
    l2 = value;
  }

  @OptionMetadata(displayName = "truncation", displayOrder = 19, commandLineParamName = "truncation",
      commandLineParamSynopsis = "-truncation <steps>", commandLineParamIsFlag = false,
      description = "Steps through which gradients flow back; 0 is all of them (full back-propagation through time)."
          + " A number hides longer memory from training (default " + TRUNCATION + ")")
  public int getTruncation() {
    return truncation;
  }

  public void setTruncation(int value) {
    need(value >= 0, "truncation must be at least 0 steps (0 is none)", value);
    truncation = value;
  }

  @OptionMetadata(displayName = "patience", displayOrder = 20, commandLineParamName = "E",
      commandLineParamSynopsis = "-E <epochs>", commandLineParamIsFlag = false,
      description = "Epochs without a better validation loss before training stops and the best weights are "
          + "restored; 0 never stops early (default " + PATIENCE + ")")
  public int getPatience() {
    return patience;
  }

  public void setPatience(int value) {
    need(value >= 0, "patience must be at least 0 epochs (0 never stops early)", value);
    patience = value;
  }

  @OptionMetadata(displayName = "validation percent", displayOrder = 21, commandLineParamName = "V",
      commandLineParamSynopsis = "-V <percent>", commandLineParamIsFlag = false,
      description = "Percentage of the training sequences set aside, class by class, to find the best epoch and to stop early "
          + "(-E); 0 chooses 15 from 400 training sequences on, and none for fewer or with -E 0 (default " + VALIDATION_PERCENT
          + ")")
  public double getValidationPercent() {
    return validationPercent;
  }

  public void setValidationPercent(double value) {
    need(value >= 0 && value < 100, "the validation percentage must be at least 0 (0 chooses) and below 100", value);
    validationPercent = value;
  }

  @OptionMetadata(displayName = "members", displayOrder = 22, commandLineParamName = "members",
      commandLineParamSynopsis = "-members <number>", commandLineParamIsFlag = false,
      description = "Networks trained from different seeds whose predictions are averaged; 0 chooses 4 where nothing"
          + " is set aside for validation, else 1 (default " + MEMBERS + ")")
  public int getMembers() {
    return members;
  }

  public void setMembers(int value) {
    need(value >= 0 && value <= 100, "members must be 0 (chooses) to 100", value);
    members = value;
  }

  @OptionMetadata(displayName = "balance classes", displayOrder = 23, commandLineParamName = "balance",
      commandLineParamSynopsis = "-balance", commandLineParamIsFlag = true,
      description = "Weighs sequences so that all classes count alike")
  public boolean isBalanceClasses() {
    return balanceClasses;
  }

  public void setBalanceClasses(boolean value) {
    balanceClasses = value;
  }

  @OptionMetadata(displayName = "layout", displayOrder = 24, commandLineParamName = "layout",
      commandLineParamSynopsis = "-layout <auto|steps|channels|columns|text>", commandLineParamIsFlag = false,
      description = "How sequences stand in the data: rows of a relational attribute are time steps, or channels; or"
          + " numeric attributes are time steps; or a string attribute is text. The decision is printed with"
          + " the model (default auto)")
  public Layout getLayout() {
    return layout;
  }

  public void setLayout(Layout value) {
    need(value != null, "layout must not be null", value);
    layout = value;
  }

  @OptionMetadata(displayName = "text unit", displayOrder = 25, commandLineParamName = "text",
      commandLineParamSynopsis = "-text <auto|characters|words>", commandLineParamIsFlag = false,
      description = "What a step of a text is (default auto)")
  public TextUnit getTextUnit() {
    return textUnit;
  }

  public void setTextUnit(TextUnit value) {
    need(value != null, "text unit must not be null", value);
    textUnit = value;
  }

  @OptionMetadata(displayName = "embedding width", displayOrder = 26, commandLineParamName = "embedding",
      commandLineParamSynopsis = "-embedding <width>", commandLineParamIsFlag = false,
      description = "Length of the learned vectors of characters, words and nominal channels with many labels; 0 "
          + "chooses by the size of the vocabulary (default " + EMBEDDING_WIDTH + ")")
  public int getEmbeddingWidth() {
    return embeddingWidth;
  }

  public void setEmbeddingWidth(int value) {
    need(value >= 0, "the embedding width must be at least 0 (0 chooses)", value);
    embeddingWidth = value;
  }

  @OptionMetadata(displayName = "normalization", displayOrder = 27, commandLineParamName = "normalize",
      commandLineParamSynopsis = "-normalize <none|channel|sequence>", commandLineParamIsFlag = false,
      description = "Standardizes each channel over the training data, or each sequence by itself, or nothing"
          + " (default channel)")
  public Normalization getNormalization() {
    return normalization;
  }

  public void setNormalization(Normalization value) {
    need(value != null, "normalization must not be null", value);
    normalization = value;
  }

  @OptionMetadata(displayName = "backend", displayOrder = 28, commandLineParamName = "backend",
      commandLineParamSynopsis = "-backend <auto|cpu|opencl|reference>", commandLineParamIsFlag = false,
      description = "Where the network runs: auto takes an OpenCL GPU only if one is there, passes its self-test and"
          + " is measured to be faster; reference is slow, in double precision (default auto)")
  public BackendChoice getBackend() {
    return backend;
  }

  public void setBackend(BackendChoice value) {
    need(value != null, "backend must not be null", value);
    backend = value;
  }

  @OptionMetadata(displayName = "device", displayOrder = 29, commandLineParamName = "device",
      commandLineParamSynopsis = "-device <name or index>", commandLineParamIsFlag = false,
      description = "OpenCL device to use, by index or part of its name; empty for the best")
  public String getDevice() {
    return device;
  }

  public void setDevice(String value) {
    need(value != null, "device must not be null", value);
    device = value;
  }

  @OptionMetadata(displayName = "threads", displayOrder = 30, commandLineParamName = "threads",
      commandLineParamSynopsis = "-threads <number>", commandLineParamIsFlag = false,
      description = "Threads of the CPU backend; 0 for all cores. The result does not depend on it"
          + " (default " + THREADS + ")")
  public int getThreads() {
    return threads;
  }

  public void setThreads(int value) {
    need(value >= 0, "threads must be at least 0 (0 is all cores)", value);
    threads = value;
  }

  @OptionMetadata(displayName = "resume", displayOrder = 31, commandLineParamName = "resume",
      commandLineParamSynopsis = "-resume", commandLineParamIsFlag = true,
      description = "Keeps what is needed to go on training later from exactly where it stopped")
  public boolean getResume() {
    return resume;
  }

  public void setResume(boolean value) {
    resume = value;
  }

  /** How the classifiers take their data, for their {@code globalInfo}. */
  protected static final String SEQUENCES_INFO =
      "Sequences are read from a relational attribute (one row per time step, or per channel), from numeric attributes (one per "
          + "time step), or from a string attribute (text); the decision is printed with the model. Lengths may differ. Numeric "
          + "channels are standardized on the training data, nominal ones become indicators or learned vectors, missing values "
          + "the mean and an indicator. Attributes beside the sequence go to the output layer.\n\n";

  private static void need(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", got " + found);
    }
  }

  private static void share(String name, double value) {
    need(value >= 0 && value < 1, name + " must be at least 0 and below 1", value);
  }

  /** A fresh classifier of the same class, whose properties are the defaults. */
  protected abstract RecurrentOptions fresh();

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> list = new Vector<>(new StrictOptions(this, fresh()).list());
    for (Option inherited : Collections.list(super.listOptions())) {
      if (list.stream().noneMatch(own -> own.name().equals(inherited.name()))) {
        list.add(inherited);
      }
    }
    return list.elements();
  }

  /** Options that differ from their defaults, and always the seed. Weka's own list would hold every property again. */
  @Override
  public String[] getOptions() {
    List<String> options = new StrictOptions(this, fresh()).get();
    options.addAll(List.of("-S", String.valueOf(getSeed())));
    if (getDebug()) {
      options.add("-output-debug-info");
    }
    if (getDoNotCheckCapabilities()) {
      options.add("-do-not-check-capabilities");
    }
    if (getNumDecimalPlaces() != NUM_DECIMAL_PLACES_DEFAULT) {
      options.addAll(List.of("-num-decimal-places", String.valueOf(getNumDecimalPlaces())));
    }
    if (!getBatchSize().equals(BATCH_SIZE_DEFAULT)) {
      options.addAll(List.of("-batch-size", getBatchSize()));
    }
    return options.toArray(new String[0]);
  }

  /**
   * Absent options take their defaults.
   *
   * @throws IllegalArgumentException if a value is not what its option takes; nothing is changed then
   */
  @Override
  public void setOptions(String[] options) throws Exception {
    StrictOptions strict = new StrictOptions(this, fresh());
    Map<String, Object> values = strict.parse(options);
    for (String inherited : new String[] {"S", "num-decimal-places", "batch-size"}) {
      String text = Utils.getOption(inherited, options.clone());
      need(text.isEmpty() || text.matches("-?\\d{1,9}"), "-" + inherited + " takes a whole number", "'" + text + "'");
    }
    super.setOptions(options);
    strict.apply(values);
  }
}
