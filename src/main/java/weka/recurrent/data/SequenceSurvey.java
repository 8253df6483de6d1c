package weka.recurrent.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A data set looked at as sequences, for people: how it is read, what its channels hold, how long its sequences are, which class
 * has which. It sees what the classifiers would see, and unlike them also looks at data without a class. Reads a copy; immutable.
 *
 * <p>Costs one pass over the data beyond that of {@link SequenceEncoder#fit}; single sequences are read anew when asked for.
 */
public final class SequenceSurvey {
  /** Groups that a numeric class is cut into, alike in size. */
  private static final int QUARTERS = 4;
  private static final int PACE = 64;

  private final Instances data;
  private final SequenceEncoder encoder;
  private final List<String> notes;
  private final List<Channel> channels;
  private final List<Group> groups;
  private final int[] lengths;
  private final double[] missing;

  /** Hears how many sequences are read. */
  @FunctionalInterface
  public interface Reading {
    /** Called now and then, on the thread that reads. */
    void at(int sequences, int of);
  }

  /**
   * What one channel holds, over all steps of all sequences.
   *
   * @param name of the channel
   * @param type {@code numeric}, {@code nominal}, {@code date} or {@code string}
   * @param labels of a nominal or string channel, by value; an unknown string is null; else null
   * @param missing share of its values that are missing
   * @param mean of its known values; NaN for labels and where there is none
   * @param deviation standard deviation with divisor n; NaN as the mean
   * @param least smallest value; NaN as the mean
   * @param most largest value; NaN as the mean
   */
  public record Channel(String name, String type, String[] labels, double missing, double mean, double deviation, double least,
      double most) {
    /** Whether its values are numbers that have a mean. */
    public boolean numeric() {
      return labels == null;
    }
  }

  /**
   * Sequences that belong together.
   *
   * @param name the class, a quarter of a numeric class, {@code class missing}, or {@code all sequences} where there is no class
   * @param members numbers of the sequences, from 0, rising
   */
  public record Group(String name, int[] members) {}

  private SequenceSurvey(Instances data, SequenceEncoder encoder, List<String> notes, Reading reading)
      throws InterruptedException {
    this.data = data;
    this.encoder = encoder;
    this.notes = List.copyOf(notes);
    int size = data.numInstances();
    lengths = new int[size];
    List<Attribute> attributes = new ArrayList<>();
    Moments[] moments = new Moments[text() ? 0 : encoder.channels().codes().length];
    Arrays.setAll(moments, c -> new Moments());
    long[] known = new long[moments.length];
    long[] cells = new long[moments.length];
    List<long[]> missingAt = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i % PACE == 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("reading was stopped");
        }
        reading.at(i, size);
      }
      if (text()) {
        lengths[i] = encoder.text().tokens(data.instance(i)).length;
        continue;
      }
      RawSequence raw = encoder.channels().reader().read(data.instance(i));
      lengths[i] = raw.length();
      for (int c = 0; c < moments.length; c++) {
        if (attributes.size() <= c) {
          attributes.add(raw.attribute(c));
        }
        count(raw, c, moments, known, cells, missingAt);
      }
    }
    missing = missingAt.stream().mapToDouble(at -> at[1] == 0 ? 0 : (double) at[0] / at[1]).toArray();
    channels = new ArrayList<>();
    for (int c = 0; c < moments.length; c++) {
      channels.add(channel(c, attributes.get(c), moments[c], cells[c] == 0 ? 0 : 1 - (double) known[c] / cells[c]));
    }
    groups = data.classIndex() < 0 ? List.of(new Group("all sequences", range(size))) : groups(data);
  }

  /**
   * Looks at data.
   *
   * @param data any; read on the calling thread, never changed, and not to be changed meanwhile
   * @param layout how to read them, or {@link Layout#AUTO}
   * @param reading hears of the progress
   * @throws IllegalArgumentException if they hold no sequences that can be read so; says what is needed
   */
  public static SequenceSurvey of(Instances data, Layout layout, Reading reading) throws InterruptedException {
    if (data.numInstances() == 0) {
      throw new IllegalArgumentException("there is nothing to look at: '" + data.relationName() + "' holds no instance");
    }
    List<String> notes = new ArrayList<>();
    Instances copy = new Instances(data);
    String flaw = flawOfClass(data);
    Instances readable = copy;
    if (flaw != null) {
      notes.add(flaw);
      copy.setClassIndex(-1);
      readable = withStandIn(copy);
    }
    SequenceEncoder encoder = SequenceEncoder.fit(readable, EncodingOptions.DEFAULT.withLayout(layout));
    notes.addAll(encoder.warnings());
    notes.addAll(encoder.notices());
    return new SequenceSurvey(copy, encoder, notes, reading);
  }

  /** A copy with a class that says nothing, behind all other attributes, so that indices stay as they are. */
  public static Instances withStandIn(Instances data) {
    Instances readable = new Instances(data);
    readable.setClassIndex(-1);
    readable.insertAttributeAt(new Attribute("no class"), data.numAttributes());
    readable.setClassIndex(data.numAttributes());
    for (Instance instance : readable) {
      instance.setClassValue(0);
    }
    return readable;
  }

  /** Why nothing could be trained with this class, or null. */
  public static String flawOfClass(Instances data) {
    if (data.classIndex() < 0) {
      return "No class is set: choose one before training";
    }
    Attribute attribute = data.classAttribute();
    if (!attribute.isNominal() && !attribute.isNumeric()) {
      return "The class '" + attribute.name() + "' is " + Attribute.typeToString(attribute)
          + ", but a class is nominal or numeric: choose another one before training";
    }
    for (Instance instance : data) {
      if (SequenceEncoder.takesPart(instance)) {
        return null;
      }
    }
    return "The class is missing everywhere: these data can be predicted but not trained on";
  }

  private static void count(RawSequence raw, int channel, Moments[] moments, long[] known, long[] cells, List<long[]> missingAt) {
    int all = moments.length;
    boolean numeric = raw.attribute(channel).isNumeric();
    if (numeric) {
      moments[channel].add(raw, channel, "channel " + (channel + 1), 1);
    }
    for (int t = 0; t < raw.length(); t++) {
      if (missingAt.size() <= t) {
        missingAt.add(new long[2]);
      }
      boolean absent = Double.isNaN(raw.values()[t * all + channel]);
      missingAt.get(t)[0] += absent ? 1 : 0;
      missingAt.get(t)[1]++;
      known[channel] += absent ? 0 : 1;
      cells[channel]++;
    }
  }

  private Channel channel(int c, Attribute attribute, Moments moments, double missingShare) {
    EncodingRules.ChannelRule rule = encoder.rules().steps().get(c);
    String[] labels = rule instanceof EncodingRules.OneHotRule hot ? hot.labels()
        : rule instanceof EncodingRules.TokenRule token ? token.labels() : null;
    boolean none = labels != null || moments.known() == 0;
    return new Channel(rule.name(), Attribute.typeToString(attribute), labels, missingShare, labels != null ? Double.NaN
        : moments.mean(), none ? Double.NaN : moments.deviation(), none ? Double.NaN : moments.least(),
        none ? Double.NaN
            : moments.most());
  }

  private static List<Group> groups(Instances data) {
    List<Group> groups = new ArrayList<>();
    Attribute attribute = data.classAttribute();
    Integer[] known = Arrays.stream(range(data.numInstances())).filter(i -> !data.instance(i).classIsMissing()).boxed()
        .toArray(Integer[]::new);
    if (attribute.isNominal()) {
      for (int k = 0; k < attribute.numValues(); k++) {
        int label = k;
        groups.add(new Group(attribute.value(k), Arrays.stream(known).mapToInt(Integer::intValue)
            .filter(i -> (int) data.instance(i).classValue() == label).toArray()));
      }
    } else {
      Arrays.sort(known, (a, b) -> Double.compare(data.instance(a).classValue(), data.instance(b).classValue()));
      int cuts = Math.min(QUARTERS, known.length);
      for (int q = 0; q < cuts; q++) {
        int from = q * known.length / cuts;
        int to = (q + 1) * known.length / cuts;
        int[] members = Arrays.stream(known, from, to).mapToInt(Integer::intValue).toArray();
        groups.add(new Group(attribute.name() + " " + plain(data.instance(members[0]).classValue()) + " to "
            + plain(data.instance(members[members.length - 1]).classValue()), Arrays.stream(members).sorted().toArray()));
      }
    }
    int[] without = Arrays.stream(range(data.numInstances())).filter(i -> data.instance(i).classIsMissing()).toArray();
    if (without.length > 0) {
      groups.add(new Group("class missing", without));
    }
    return groups;
  }

  private static int[] range(int size) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** How the data are read, in one sentence. */
  public String sentence() {
    return encoder.sentence();
  }

  /** What else must be known: no class, what is ignored, what is empty. */
  public List<String> notes() {
    return notes;
  }

  /** Which attribute is what. */
  public LayoutDecision decision() {
    return encoder.decision();
  }

  /** Whether the sequences are texts, which have no channels. */
  public boolean text() {
    return encoder.text() != null;
  }

  /** Number of sequences. */
  public int size() {
    return lengths.length;
  }

  /** [sequences] steps of each. */
  public int[] lengths() {
    return lengths.clone();
  }

  /** [steps of the longest] share of the values that are missing at each step, among the sequences that have it. */
  public double[] missing() {
    return missing.clone();
  }

  /** The channels in order; none for text. */
  public List<Channel> channels() {
    return List.copyOf(channels);
  }

  /** The sequences by class. */
  public List<Group> groups() {
    return List.copyOf(groups);
  }

  /** The class in the words of {@link #groups()}, or an empty text where there is no class. */
  public String classOf(int sequence) {
    if (data.classIndex() < 0) {
      return "";
    }
    Instance instance = data.instance(sequence);
    return instance.classIsMissing() ? "class missing" : data.classAttribute().isNominal()
        ? instance.stringValue(data.classIndex()) : plain(instance.classValue());
  }

  /** To four digits, without a needless tail. */
  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** [channel][step] of one sequence as it stands in the data; NaN is missing, labels are numbers. Not for text. */
  public double[][] values(int sequence) {
    RawSequence raw = encoder.channels().reader().read(data.instance(sequence));
    double[][] values = new double[channels.size()][raw.length()];
    for (int c = 0; c < values.length; c++) {
      for (int t = 0; t < raw.length(); t++) {
        values[c][t] = raw.values()[t * values.length + c];
      }
    }
    return values;
  }

  /** One text as it stands in the data, for text; empty where it is missing. */
  public String textOf(int sequence) {
    Instance instance = data.instance(sequence);
    int attribute = encoder.decision().sequence();
    return instance.isMissing(attribute) ? "" : instance.stringValue(attribute);
  }
}
