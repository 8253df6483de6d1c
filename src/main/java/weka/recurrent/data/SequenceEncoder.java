package weka.recurrent.data;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Example;

/**
 * Turns instances into encoded sequences. Fitted on the training data, kept in the model: small, without instances, in plain
 * arrays and strings. Immutable; any number of threads may encode.
 *
 * <pre>{@code
 * SequenceEncoder encoder = SequenceEncoder.fit(training, EncodingOptions.DEFAULT);
 * System.out.println(encoder.sentence());
 * List<Example> examples = encoder.examples(training);
 * Sequence sequence = encoder.encode(test.instance(0));
 * }</pre>
 *
 * <p>The rules are in the package's documentation.
 */
public final class SequenceEncoder implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final float[] NO_VALUES = {};

  private final EncodingOptions options;
  private final LayoutDecision decision;
  private final HeaderSummary header;
  private final TextCode text;
  private final ChannelGroup channels;
  private final ChannelGroup statics;
  private final TargetCode target;
  /** Of windows of a series; null for other data, and in models written before there was one. */
  private final WindowLevel level;
  private final TrainingSummary summary;
  private final String[] notes;
  /** Null in models that version 0.1.0 wrote. */
  private final String[] warnings;
  private transient WeakReference<Instances> checked;

  /** Exactly one of text and channels is null. */
  SequenceEncoder(EncodingOptions options, LayoutDecision decision, HeaderSummary header, TextCode text, ChannelGroup channels,
      ChannelGroup statics, TargetCode target, WindowLevel level, TrainingSummary summary, String[] notes, String[] warnings) {
    this.options = options;
    this.decision = decision;
    this.header = header;
    this.text = text;
    this.channels = channels;
    this.statics = statics;
    this.target = target;
    this.level = level;
    this.summary = summary;
    this.notes = notes;
    this.warnings = warnings;
  }

  /**
   * Learns the encoding.
   *
   * @param training data with a nominal or numeric class; read only, and nothing of it is kept
   * @param options what the user settled
   * @throws IllegalArgumentException if there is no sequence to learn from, more than one, or a value that is not finite
   */
  public static SequenceEncoder fit(Instances training, EncodingOptions options) {
    return new EncoderFit(training, options).encoder();
  }

  /** What a step and a sequence bring into the network. */
  public InputSpec inputSpec() {
    return text != null ? new InputSpec(0, List.of(text.table()), statics.width())
        : new InputSpec(channels.width(), channels.tables(), statics.width());
  }

  /**
   * Encodes the sequence and the attributes beside it; the class is not looked at.
   *
   * @param instance of a data set with the header of the training data
   * @throws IllegalArgumentException for another header, an infinite value, or a label that is not in the training header
   */
  public Sequence encode(Instance instance) {
    if (instance.dataset() == null) {
      throw new IllegalArgumentException("an instance to encode must belong to a data set, which says what its values mean. "
          + "Call setDataset with the training header");
    }
    check(instance.dataset());
    float[] whole = statics.width() == 0 ? NO_VALUES : statics.encode(statics.reader().read(instance)).values();
    if (text != null) {
      int[] tokens = text.tokens(instance);
      return new Sequence(tokens.length, NO_VALUES, tokens, whole);
    }
    RawSequence raw = channels.reader().read(instance);
    raw = level == null ? raw : level.seen(raw);
    ChannelCode.EncodedSteps steps = channels.encode(raw);
    return new Sequence(raw.length(), steps.values(), steps.tokens(), whole);
  }

  /**
   * Encodes an instance with its class and weight.
   *
   * @throws IllegalArgumentException as {@link #encode}, or if the class is missing or the weight not above 0
   */
  public Example example(Instance instance) {
    EncoderFit.checkWeight(instance);
    if (instance.weight() == 0) {
      throw new IllegalArgumentException("an instance to train on needs a weight above 0; " + RawSequence.where(instance)
          + " has weight 0");
    }
    if (level == null) {
      return new Example(encode(instance), target.encode(instance), (float) instance.weight());
    }
    WindowLevel.View view = view(instance);
    return new Example(encode(instance), target.encode(instance, view.code(instance.classValue())),
        (float) (instance.weight() * level.weight(view)));
  }

  /** The examples of all instances that take part in training: those with a class and a weight above 0. */
  public List<Example> examples(Instances data) {
    List<Example> examples = new ArrayList<>(data.numInstances());
    for (Instance instance : data) {
      if (takesPart(instance)) {
        examples.add(example(instance));
      }
    }
    return examples;
  }

  /** Whether an instance takes part in training: it has a class and a weight other than 0. */
  public static boolean takesPart(Instance instance) {
    return !instance.classIsMissing() && instance.weight() != 0;
  }

  /**
   * Refuses data that do not have the header of the training data. Identifiers may have other labels, and labels may be added at
   * the end: these are refused only where they occur.
   *
   * @throws IllegalArgumentException naming the first difference
   */
  public void check(Instances data) {
    WeakReference<Instances> last = checked;
    if (last == null || last.get() != data) {
      header.check(data);
      checked = new WeakReference<>(data);
    }
  }

  /**
   * Refuses data to go on training with that do not have the header of the training data; their class counts, too.
   *
   * @throws IllegalArgumentException naming the first difference
   */
  public void checkTraining(Instances data) {
    check(data);
    header.checkTraining(data);
  }

  /**
   * The data in the header of the training data, mapped by the names of attributes and labels; see {@link HeaderMapping}.
   *
   * @param data any, with or without a class
   * @throws IllegalArgumentException with what is missing or cannot be mapped
   */
  public Instances mapped(Instances data) {
    return new HeaderMapping(header.header(data), decision.ignored()).of(data);
  }

  /** Brings an output of the network into the unit of a numeric class; the identity for a nominal one. */
  public double restoreTarget(double standardised) {
    return target.restore(standardised);
  }

  /** The same for the class of one instance: what windows of a series are seen from is added. */
  public double restoreTarget(double standardised, Instance instance) {
    return restoreTarget(standardised, 1, instance);
  }

  /** The same with a share of the change from there; of other data than windows of a series the whole. */
  public double restoreTarget(double standardised, double share, Instance instance) {
    double value = target.restore(standardised);
    return level == null ? value : view(instance).restore(share * value);
  }

  /** Whether sequences are windows that are seen from their end, so that an answer needs its instance. */
  public boolean seesFromTheEnd() {
    return level != null;
  }

  /** What windows of a series are seen from, in words; null for other data. */
  public String windowText() {
    return level == null ? null : level.describe();
  }

  private WindowLevel.View view(Instance instance) {
    return level.view(channels.reader().read(instance));
  }

  /** Whether the class is numeric. */
  public boolean numericClass() {
    return target.numeric();
  }

  /** Index of the class attribute, from 0. */
  public int classIndex() {
    return target.index();
  }

  /** The decision in one sentence. */
  public String sentence() {
    return new EncoderText(this).sentence();
  }

  /** The decision, what is ignored or left out, every channel with what was learned: several lines, for the text of a model. */
  public String describe() {
    return new EncoderText(this).describe();
  }

  /** Which attribute is what. */
  public LayoutDecision decision() {
    return decision;
  }

  /** Counts and lengths of the training data. */
  public TrainingSummary summary() {
    return summary;
  }

  /** What the values of a step are called, [channels of {@link #inputSpec}]; token columns are not among them. */
  public List<String> inputNames() {
    return text != null ? List.of() : channels.inputNames();
  }

  /** All that is done to values, as plain data. */
  public EncodingRules rules() {
    return new EncodingRules(text != null ? List.of() : channels.rules(), statics.rules(),
        text == null ? null : text.rule(header.names()[decision.sequence()]), target.rule());
  }

  /** What the user settled. */
  public EncodingOptions options() {
    return options;
  }

  /** What speaks against the decision, or else may be wrong with the data, each with what to do about it; several at most. */
  public List<String> warnings() {
    return warnings == null ? List.of() : List.of(warnings);
  }

  /** What was done that the decision does not tell: what is ignored, left out, or empty. */
  public List<String> notices() {
    return new EncoderText(this).notices();
  }

  /** SHA-256 over everything that was learned, in hexadecimal: equal encoders have equal digests. */
  public String digest() {
    // Warnings change nothing of what is learned.
    String digest = EncoderDigest.of(options, decision, header, text, channels, statics, target, summary, notes);
    return level == null ? digest : EncoderDigest.of(digest, level);
  }

  /** Labels of the class in their order; none for a numeric one. */
  public List<String> labels() {
    return target.numeric() ? List.of() : List.of(target.labels());
  }

  /** Number of classes, or 1 for a numeric class. */
  public int outputs() {
    return target.numeric() ? 1 : target.labels().length;
  }

  TextCode text() {
    return text;
  }

  ChannelGroup channels() {
    return channels;
  }

  ChannelGroup statics() {
    return statics;
  }

  TargetCode target() {
    return target;
  }

  WindowLevel level() {
    return level;
  }

  HeaderSummary header() {
    return header;
  }

  String[] notes() {
    return notes;
  }
}
