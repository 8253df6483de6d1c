package weka.recurrent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/** One fit of a {@link SequenceEncoder}: decides the layout, then one pass over the training data. */
final class EncoderFit {
  /** More different whole numbers than this are hardly codes of classes. */
  private static final int MOST_CODES = 12;
  private static final int CASES_PER_CODE = 3;

  private final Instances data;
  private final EncodingOptions options;
  private final List<Instance> used = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int withoutClass;
  private int withoutWeight;
  private int padded;
  /** Of windows of a series; else null. */
  private WindowLevel level;
  private RawReader windowReader;
  private final List<Integer> lengths = new ArrayList<>();

  EncoderFit(Instances data, EncodingOptions options) {
    this.data = data;
    this.options = options;
  }

  SequenceEncoder encoder() {
    select();
    Detection detection = LayoutDetector.examine(data, options.layout());
    LayoutDecision decision = detection.decision();
    notes.addAll(detection.notes());
    warnings.addAll(detection.warnings());
    doubtClass();
    refusePseudoClass(decision.layout());
    TextCode text = null;
    ChannelGroup channels = null;
    RawReader.Statics whole = new RawReader.Statics(decision.statics());
    ChannelFit[] wholeFits = new ChannelFit[whole.channels()];
    for (int c = 0; c < wholeFits.length; c++) {
      wholeFits[c] = fitFor(data.attribute(decision.statics()[c]), null, false);
    }
    if (decision.layout() == Layout.TEXT) {
      text = fitText(decision);
    } else {
      channels = fitChannels(decision);
    }
    for (Instance instance : used) {
      gather(wholeFits, whole.read(instance), instance.weight());
    }
    if (lengths.stream().allMatch(length -> length == 0)) {
      throw new IllegalArgumentException("there is nothing to train on: every sequence is missing, empty or has no value "
          + "but missing ones");
    }
    ChannelGroup statics = ChannelGroup.of(whole, codes(wholeFits));
    return new SequenceEncoder(options, decision, HeaderSummary.of(data, decision), text, channels, statics, fitTarget(),
        level, summary(), notes.toArray(String[]::new), warnings.toArray(String[]::new));
  }

  /** Takes the instances with a class and a weight. */
  private void select() {
    if (data.classIndex() < 0) {
      throw new IllegalArgumentException("training data need a class, but none is set. Call setClassIndex, or use -c");
    }
    if (!data.classAttribute().isNominal() && !data.classAttribute().isNumeric()) {
      throw new IllegalArgumentException("the class must be nominal or numeric; '" + data.classAttribute().name() + "' is "
          + Attribute.typeToString(data.classAttribute()));
    }
    for (Instance instance : data) {
      checkWeight(instance);
      if (instance.classIsMissing()) {
        withoutClass++;
      } else if (instance.weight() == 0) {
        withoutWeight++;
      } else {
        used.add(instance);
      }
    }
    if (used.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to train on: of " + data.numInstances() + " training instances "
          + withoutClass + " have a missing class and " + withoutWeight + " have weight 0");
    }
  }

  /** LogitBoost gives test instances the header of the training data, so that the number of a bag or text means another one. */
  private void refusePseudoClass(Layout layout) {
    if (data.classAttribute().name().contains("pseudo class") && layout != Layout.COLUMNS) {
      throw new IllegalArgumentException(
          "the class is 'pseudo class': LogitBoost gives instances to predict another header, in which the "
              + "numbers of " + (layout == Layout.TEXT ? "texts" : "bags")
              + " mean others, and would predict nonsense. Use AdaBoostM1, "
              + "Bagging or the networks' own -members; or a layout with one attribute per time step (SequencesToFlat)");
    }
  }

  /** Codes of classes that were left as numbers, and labels that no instance has. */
  private void doubtClass() {
    Attribute target = data.classAttribute();
    if (target.isNominal() || target.isDate() || !Identifiers.integers(data, target)) {
      return;
    }
    int different = Identifiers.differentValues(data, target);
    if (different > 1 && different <= MOST_CODES && different * CASES_PER_CODE <= data.numInstances()) {
      warnings.add(
          "The class '" + target.name() + "' holds " + different + " different whole numbers and is read as a number to predict. "
              + "If they are codes of classes, make it nominal with weka.filters.unsupervised.attribute.NumericToNominal");
    }
  }

  static void checkWeight(Instance instance) {
    if (!(instance.weight() >= 0 && instance.weight() <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("weights must be finite and not negative; " + RawSequence.where(instance)
          + " has weight " + instance.weight());
    }
  }

  private TextCode fitText(LayoutDecision decision) {
    List<String> texts = new ArrayList<>();
    for (Instance instance : used) {
      if (!instance.isMissing(decision.sequence())) {
        texts.add(instance.stringValue(decision.sequence()));
      }
    }
    TextCode text = TextCode.of(decision.sequence(), texts, options);
    for (Instance instance : used) {
      lengths.add(text.tokens(instance).length);
    }
    return text;
  }

  private ChannelGroup fitChannels(LayoutDecision decision) {
    RawReader reader;
    ChannelFit[] fits;
    if (decision.layout() == Layout.COLUMNS) {
      Attribute first = data.attribute(decision.columns()[0]);
      Map<String, Integer> numbers = first.isNominal() ? commonLabels(decision.columns()) : null;
      String[] labels = numbers == null ? null : numbers.keySet().toArray(String[]::new);
      reader = new RawReader.Columns(decision.columns(), numbers == null ? null : labelNumbers(decision.columns(), numbers));
      fits = new ChannelFit[] {new ChannelFit("value", first.type(), labels, null, true)};
    } else if (decision.layout() == Layout.CHANNELS) {
      RawReader.Channels rows = new RawReader.Channels(decision.sequence(), rowsPerBag(decision.sequence()));
      Attribute inner = data.attribute(decision.sequence()).relation().attribute(0);
      reader = rows;
      fits = new ChannelFit[rows.channels()];
      for (int c = 0; c < fits.length; c++) {
        fits[c] = new ChannelFit("channel " + (c + 1), inner.type(), HeaderSummary.labels(inner), null, true);
      }
    } else {
      Instances inner = data.attribute(decision.sequence()).relation();
      Vocabulary[] vocabularies = innerVocabularies(decision.sequence(), inner);
      reader = new RawReader.Steps(decision.sequence(), inner.numAttributes(), vocabularies);
      fits = new ChannelFit[inner.numAttributes()];
      for (int c = 0; c < fits.length; c++) {
        fits[c] = fitFor(inner.attribute(c), vocabularies[c], true);
      }
    }
    SeriesWindows windows =
        decision.layout() == Layout.STEPS && options.normalization() == Normalization.AUTO ? WindowLevel.of(data) : null;
    level = windows == null || windows.sequence() != decision.sequence() ? null : WindowLevel.fit(windows, reader, used);
    windowReader = reader;
    for (Instance instance : used) {
      RawSequence raw = level == null ? reader.read(instance) : level.seen(reader.read(instance));
      lengths.add(raw.length());
      padded += raw.padding() > 0 ? 1 : 0;
      gather(fits, raw, instance.weight());
    }
    return ChannelGroup.of(reader, codes(fits));
  }

  private static ChannelFit fitFor(Attribute attribute, Vocabulary vocabulary, boolean ofSteps) {
    if (attribute.isRelationValued()) {
      throw new IllegalArgumentException("a step of a sequence cannot hold a relational attribute; found '" + attribute.name()
          + "'. Remove it, or bring its rows into the steps");
    }
    return new ChannelFit(attribute.name(), attribute.type(), HeaderSummary.labels(attribute), vocabulary, ofSteps);
  }

  private static void gather(ChannelFit[] fits, RawSequence raw, double weight) {
    for (int c = 0; c < fits.length; c++) {
      fits[c].add(raw, c, weight);
    }
  }

  private ChannelCode[] codes(ChannelFit[] fits) {
    return Arrays.stream(fits).map(fit -> fit.code(options)).toArray(ChannelCode[]::new);
  }

  private int rowsPerBag(int sequence) {
    for (Instance instance : used) {
      Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      if (bag != null && !bag.isEmpty()) {
        return bag.numInstances();
      }
    }
    return 1;
  }

  /** Vocabularies of inner string attributes; null for the others. */
  private Vocabulary[] innerVocabularies(int sequence, Instances inner) {
    Vocabulary[] vocabularies = new Vocabulary[inner.numAttributes()];
    for (int c = 0; c < vocabularies.length; c++) {
      if (!inner.attribute(c).isString()) {
        continue;
      }
      Vocabulary.Count count = new Vocabulary.Count();
      for (Instance instance : used) {
        Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
        if (bag != null) {
          for (Instance row : bag) {
            if (!row.isMissing(c)) {
              count.add(row.stringValue(c));
            }
          }
        }
      }
      vocabularies[c] = count.vocabulary(2);
    }
    return vocabularies;
  }

  /** All labels of the columns, each once, numbered as they come. */
  private Map<String, Integer> commonLabels(int[] columns) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    for (int column : columns) {
      for (String label : HeaderSummary.labels(data.attribute(column))) {
        labels.putIfAbsent(label, labels.size());
      }
    }
    return labels;
  }

  private int[][] labelNumbers(int[] columns, Map<String, Integer> labels) {
    int[][] numbers = new int[columns.length][];
    for (int t = 0; t < columns.length; t++) {
      numbers[t] = Arrays.stream(HeaderSummary.labels(data.attribute(columns[t]))).mapToInt(labels::get).toArray();
    }
    return numbers;
  }

  private TargetCode fitTarget() {
    Attribute attribute = data.classAttribute();
    Moments moments = new Moments();
    if (attribute.isNumeric()) {
      for (Instance instance : used) {
        if (Double.isInfinite(instance.classValue())) {
          throw TargetCode.notFinite(instance, instance.classValue());
        }
        WindowLevel.View view = level == null ? null : level.view(windowReader.read(instance));
        moments.add(view == null ? instance.classValue() : view.code(instance.classValue()),
            view == null ? instance.weight() : instance.weight() * level.weight(view));
      }
    }
    return TargetCode.of(attribute, moments);
  }

  private TrainingSummary summary() {
    int[] sorted = lengths.stream().mapToInt(Integer::intValue).filter(length -> length > 0).sorted().toArray();
    return new TrainingSummary(used.size(), used.size() - sorted.length, sorted[0], sorted[(sorted.length - 1) / 2],
        sorted[sorted.length - 1], padded, withoutClass, withoutWeight);
  }
}
