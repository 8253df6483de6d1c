package weka.recurrent.classifier;

import weka.core.OptionMetadata;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.Layout;
import weka.recurrent.data.Normalization;
import weka.recurrent.data.TextUnit;
import weka.recurrent.kernel.BackendChoice;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.setting.Range;
import weka.recurrent.setting.Setting;
import weka.recurrent.training.HoldOut;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.TrainingSpec;

/**
 * The options that RNN, LSTM and GRU share. Each is a field with its default, an annotated getter that is told everywhere, and a
 * setter that refuses what the annotation does not allow; an unknown value is an error and never the default. {@link OptionBean}
 * says how the texts are set. Names of fields are those of saved models.
 */
public abstract class RecurrentOptions extends CheckpointOptions {
  private static final long serialVersionUID = 1;

  private int hiddenUnits = 0;
  private int layers = 1;
  private boolean bidirectional = false;
  private ReadOut readOut = ReadOut.LAST;
  private MemorySpec.Kind memory = MemorySpec.Kind.MIXED;
  private int memoryLength = 0;
  private int epochs = 0;
  private int miniBatchSize = 0;
  private double learningRate = 0.002;
  private OptimizerSpec.Kind optimizer = OptimizerSpec.Kind.ADAM;
  private double momentum = 0.9;
  private Schedule schedule = Schedule.AUTO;
  private double clipNorm = 1;
  private double dropout = 0;
  private double inputDropout = 0;
  private double recurrentDropout = 0;
  private double weightDecay = 0;
  private double l2 = 0;
  private int truncation = 0;
  private int patience = 20;
  private double validationPercent = 0;
  private HoldOut.Choice holdOut = HoldOut.Choice.AUTO;
  private int members = 0;
  private boolean balanceClasses = false;
  private Layout layout = Layout.AUTO;
  private TextUnit textUnit = TextUnit.AUTO;
  private int embeddingWidth = 0;
  private Normalization normalization = Normalization.AUTO;
  private BackendChoice backend = BackendChoice.AUTO;
  private String device = "";
  private int threads = 0;
  private boolean resume = false;

  @Setting(word = "hidden", takes = "units", range = Range.AUTO_OR + LayerSpec.HIDDEN)
  @OptionMetadata(displayName = "hidden units", displayOrder = 1, commandLineParamName = "H",
      description = "<html>Hidden units per layer and direction;<br>" + DataSizeRules.HIDDEN_UNITS)
  public int getHiddenUnits() {
    return hiddenUnits;
  }

  public void setHiddenUnits(int value) {
    hiddenUnits = checked("hiddenUnits", value);
  }

  @Setting(range = NetworkSpec.LAYERS)
  @OptionMetadata(displayName = "layers", displayOrder = 2, commandLineParamName = "layers",
      description = "Recurrent layers on top of one another")
  public int getLayers() {
    return layers;
  }

  public void setLayers(int value) {
    layers = checked("layers", value);
  }

  @Setting
  @OptionMetadata(displayName = "bidirectional", displayOrder = 3, commandLineParamName = "bidirectional",
      description = "Adds units to every layer that read the sequence from its end")
  public boolean isBidirectional() {
    return bidirectional;
  }

  public void setBidirectional(boolean value) {
    bidirectional = value;
  }

  @Setting(word = "readOut")
  @OptionMetadata(displayName = "read-out", displayOrder = 4, commandLineParamName = "readout", category = Setting.NETWORK,
      description = "<html>How the outputs of all steps become one vector: the last valid step, their mean,<br>their maximum, "
          + "or attention with a learned query")
  public ReadOut getReadOut() {
    return readOut;
  }

  public void setReadOut(ReadOut value) {
    readOut = checked("readOut", value);
  }

  @Setting
  @OptionMetadata(displayName = "memory", displayOrder = 5, commandLineParamName = "memory", category = Setting.NETWORK,
      description = "<html>Time-scales with which the gates of LSTM and GRU start: textbook (forget bias 1, forgets within<br>"
          + "some 20 steps), chrono (spread up to -memory-length, Tallec and Ollivier 2018), or mixed (half of the units each)")
  public MemorySpec.Kind getMemory() {
    return memory;
  }

  public void setMemory(MemorySpec.Kind value) {
    memory = checked("memory", value);
  }

  @Setting(takes = "steps", range = Range.AUTO_OR + MemorySpec.LONGEST)
  @OptionMetadata(displayName = "memory length", displayOrder = 6, commandLineParamName = "memory-length",
      category = Setting.NETWORK,
      description = "<html>Longest time-scale planned by -memory;<br>auto: the median length of the training sequences")
  public int getMemoryLength() {
    return memoryLength;
  }

  public void setMemoryLength(int value) {
    memoryLength = checked("memoryLength", value);
  }

  @Setting(word = "epochs", range = Range.AUTO_OR + TrainingSpec.EPOCHS)
  @OptionMetadata(displayName = "epochs", displayOrder = 7, commandLineParamName = "N",
      description = "<html>Most passes over the training data;<br>" + DataSizeRules.EPOCHS)
  public int getEpochs() {
    return epochs;
  }

  public void setEpochs(int value) {
    epochs = checked("epochs", value);
  }

  @Setting(word = "batch", takes = "sequences", range = Range.AUTO_OR + TrainingSpec.BATCH_SIZE)
  @OptionMetadata(displayName = "mini-batch size", displayOrder = 8, commandLineParamName = "B", category = Setting.TRAINING,
      description = "<html>Sequences per update;<br>" + DataSizeRules.MINI_BATCH_SIZE)
  public int getMiniBatchSize() {
    return miniBatchSize;
  }

  public void setMiniBatchSize(int value) {
    miniBatchSize = checked("miniBatchSize", value);
  }

  @Setting(word = "rate", takes = "rate", range = OptimizerSpec.RATE)
  @OptionMetadata(displayName = "learning rate", displayOrder = 9, commandLineParamName = "L",
      description = "Learning rate at the start")
  public double getLearningRate() {
    return learningRate;
  }

  public void setLearningRate(double value) {
    learningRate = checked("learningRate", value);
  }

  @Setting
  @OptionMetadata(displayName = "optimizer", displayOrder = 10, commandLineParamName = "optimizer", category = Setting.TRAINING,
      description = "<html>Update rule: Adam (with -decay this is AdamW), RMSProp,<br>or SGD with Nesterov momentum")
  public OptimizerSpec.Kind getOptimizer() {
    return optimizer;
  }

  public void setOptimizer(OptimizerSpec.Kind value) {
    optimizer = checked("optimizer", value);
  }

  @Setting(takes = "share", range = OptimizerSpec.MOMENTUM)
  @OptionMetadata(displayName = "momentum", displayOrder = 11, commandLineParamName = "momentum", category = Setting.TRAINING,
      description = "Momentum of SGD; the other optimizers do not use it")
  public double getMomentum() {
    return momentum;
  }

  public void setMomentum(double value) {
    momentum = checked("momentum", value);
  }

  @Setting
  @OptionMetadata(displayName = "schedule", displayOrder = 12, commandLineParamName = "schedule", category = Setting.TRAINING,
      description = "<html>How the learning rate changes: constant; plateau halves it when the validation loss stalls for<br>"
          + "half the patience; cosine lets it fall over the planned epochs; auto is plateau with a hold-out, cosine without")
  public Schedule getSchedule() {
    return schedule;
  }

  public void setSchedule(Schedule value) {
    schedule = checked("schedule", value);
  }

  @Setting(takes = "norm", range = TrainingSpec.CLIP_NORM)
  @OptionMetadata(displayName = "gradient clipping norm", displayOrder = 13, commandLineParamName = "clip",
      category = Setting.TRAINING,
      description = "Largest L2 norm of the gradient over all parameters; 0 switches clipping off")
  public double getClipNorm() {
    return clipNorm;
  }

  public void setClipNorm(double value) {
    clipNorm = checked("clipNorm", value);
  }

  @Setting(takes = "share", range = DropoutSpec.SHARE)
  @OptionMetadata(displayName = "dropout", displayOrder = 14, commandLineParamName = "dropout",
      description = "Share of the values between read-out and output layer dropped in training")
  public double getDropout() {
    return dropout;
  }

  public void setDropout(double value) {
    dropout = checked("dropout", value);
  }

  @Setting(takes = "share", range = DropoutSpec.SHARE)
  @OptionMetadata(displayName = "input dropout", displayOrder = 15, commandLineParamName = "input-dropout",
      category = Setting.REGULARIZATION,
      description = "<html>Share of a recurrent layer's inputs dropped in training,<br>the same ones at every step of a sequence")
  public double getInputDropout() {
    return inputDropout;
  }

  public void setInputDropout(double value) {
    inputDropout = checked("inputDropout", value);
  }

  @Setting(takes = "share", range = DropoutSpec.SHARE)
  @OptionMetadata(displayName = "recurrent dropout", displayOrder = 16, commandLineParamName = "recurrent-dropout",
      category = Setting.REGULARIZATION,
      description = "<html>Share of the hidden state dropped where it re-enters its layer in training,<br>the same units at "
          + "every step of a sequence")
  public double getRecurrentDropout() {
    return recurrentDropout;
  }

  public void setRecurrentDropout(double value) {
    recurrentDropout = checked("recurrentDropout", value);
  }

  @Setting(takes = "rate", range = OptimizerSpec.DECAY)
  @OptionMetadata(displayName = "weight decay", displayOrder = 17, commandLineParamName = "decay",
      category = Setting.REGULARIZATION,
      description = "<html>Decoupled weight decay per update, times the learning rate;<br>not on biases and embeddings")
  public double getWeightDecay() {
    return weightDecay;
  }

  public void setWeightDecay(double value) {
    weightDecay = checked("weightDecay", value);
  }

  @Setting(takes = "factor", range = OptimizerSpec.L2)
  @OptionMetadata(displayName = "L2 penalty", displayOrder = 18, commandLineParamName = "l2", category = Setting.REGULARIZATION,
      description = "L2 penalty on the weights, added to the loss; not on biases and embeddings")
  public double getL2() {
    return l2;
  }

  public void setL2(double value) {
    l2 = checked("l2", value);
  }

  @Setting(takes = "steps", range = EncoderSpec.TRUNCATION)
  @OptionMetadata(displayName = "truncation", displayOrder = 19, commandLineParamName = "truncation", category = Setting.TRAINING,
      description = "<html>Steps through which gradients flow back; 0 is all of them (full back-propagation through time);<br>"
          + "a number hides longer memory from training")
  public int getTruncation() {
    return truncation;
  }

  public void setTruncation(int value) {
    truncation = checked("truncation", value);
  }

  @Setting(word = "patience", takes = "epochs", range = TrainingSpec.PATIENCE)
  @OptionMetadata(displayName = "patience", displayOrder = 20, commandLineParamName = "E", category = Setting.TRAINING,
      description = "<html>Epochs without a better validation loss before training stops and the best weights are "
          + "restored;<br>0 never stops early")
  public int getPatience() {
    return patience;
  }

  public void setPatience(int value) {
    patience = checked("patience", value);
  }

  @Setting(word = "validation", takes = "percent", range = Range.AUTO_OR + HoldOut.PERCENT)
  @OptionMetadata(displayName = "validation percent", displayOrder = 21, commandLineParamName = "V", category = Setting.TRAINING,
      description = "<html>Percentage of the training sequences set aside, class by class, to find the best epoch and to stop "
          + "early;<br>"
          + DataSizeRules.VALIDATION_PERCENT)
  public double getValidationPercent() {
    return validationPercent;
  }

  public void setValidationPercent(double value) {
    validationPercent = checked("validationPercent", value);
  }

  @Setting(word = "holdOut")
  @OptionMetadata(displayName = "hold-out", displayOrder = 21, commandLineParamName = "hold-out", category = Setting.TRAINING,
      description = "<html>Which sequences are set aside: random ones, or the last ones of the data; auto: the last ones "
          + "where sequences<br>"
          + "are windows of a series (class x+3 after the channel x), with so many left out before them that no target is shared")
  public HoldOut.Choice getHoldOut() {
    return holdOut;
  }

  public void setHoldOut(HoldOut.Choice value) {
    holdOut = checked("holdOut", value);
  }

  @Setting(range = Range.AUTO_OR + "[1, 100]")
  @OptionMetadata(displayName = "members", displayOrder = 22, commandLineParamName = "members", category = Setting.REGULARIZATION,
      description = "<html>Networks trained from different seeds whose predictions are averaged;<br>" + DataSizeRules.MEMBERS)
  public int getMembers() {
    return members;
  }

  public void setMembers(int value) {
    members = checked("members", value);
  }

  @Setting
  @OptionMetadata(displayName = "balance classes", displayOrder = 23, commandLineParamName = "balance",
      category = Setting.TRAINING,
      description = "Weighs sequences so that all classes count alike")
  public boolean isBalanceClasses() {
    return balanceClasses;
  }

  public void setBalanceClasses(boolean value) {
    balanceClasses = value;
  }

  @Setting
  @OptionMetadata(displayName = "layout", displayOrder = 24, commandLineParamName = "layout", category = Setting.DATA,
      description = "<html>How sequences lie in the data: rows of a relational attribute are time steps, or channels;<br>"
          + "or numeric attributes are time steps; or a string attribute is text; the decision is printed with the model")
  public Layout getLayout() {
    return layout;
  }

  public void setLayout(Layout value) {
    layout = checked("layout", value);
  }

  @Setting
  @OptionMetadata(displayName = "text unit", displayOrder = 25, commandLineParamName = "text", category = Setting.DATA,
      description = "What a step of a text is")
  public TextUnit getTextUnit() {
    return textUnit;
  }

  public void setTextUnit(TextUnit value) {
    textUnit = checked("textUnit", value);
  }

  @Setting(takes = "width", range = EncodingOptions.EMBEDDING_WIDTH)
  @OptionMetadata(displayName = "embedding width", displayOrder = 26, commandLineParamName = "embedding", category = Setting.DATA,
      description = "<html>Length of the learned vectors of characters, words and nominal channels with many labels;<br>"
          + "auto: by the size of the vocabulary")
  public int getEmbeddingWidth() {
    return embeddingWidth;
  }

  public void setEmbeddingWidth(int value) {
    embeddingWidth = checked("embeddingWidth", value);
  }

  @Setting
  @OptionMetadata(displayName = "normalize", displayOrder = 27, commandLineParamName = "normalize", category = Setting.DATA,
      description = "<html>Standardizes each channel over the training data, or each sequence by itself, or nothing; auto: "
          + "windows of a series<br>"
          + "(class x+3 after the channel x) from their last value on, over their own spread, and all else by channel")
  public Normalization getNormalization() {
    return normalization;
  }

  public void setNormalization(Normalization value) {
    normalization = checked("normalization", value);
  }

  @Setting
  @OptionMetadata(displayName = "backend", displayOrder = 28, commandLineParamName = "backend", category = Setting.COMPUTING,
      description = "<html>Where the network is trained: auto takes an OpenCL GPU only if one is there, passes its self-test "
          + "and<br>"
          + "is measured to be faster; reference is slow, in double precision;<br>"
          + "a model predicts on the CPU, whatever trained it")
  public BackendChoice getBackend() {
    return backend;
  }

  public void setBackend(BackendChoice value) {
    backend = checked("backend", value);
  }

  @Setting(takes = "name or index")
  @OptionMetadata(displayName = "device", displayOrder = 29, commandLineParamName = "device", category = Setting.COMPUTING,
      description = "OpenCL device to use, by index or part of its name; empty for the best")
  public String getDevice() {
    return device;
  }

  public void setDevice(String value) {
    device = checked("device", value);
  }

  @Setting(range = CpuBackend.THREADS, decisive = false)
  @OptionMetadata(displayName = "threads", displayOrder = 30, commandLineParamName = "threads", category = Setting.COMPUTING,
      description = "<html>Threads of the CPU backend; the result does not depend on it;<br>auto: one for each core")
  public int getThreads() {
    return threads;
  }

  public void setThreads(int value) {
    threads = checked("threads", value);
  }

  @Setting(script = false, decisive = false)
  @OptionMetadata(displayName = "resume", displayOrder = 31, commandLineParamName = "resume", category = Setting.CHECKPOINTS,
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

  @Override
  protected abstract RecurrentOptions fresh();
}
