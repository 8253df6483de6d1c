package weka.filters.unsupervised.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.logging.Logger;
import weka.core.Attribute;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.RevisionUtils;
import weka.core.Utils;
import weka.core.WeightedInstancesHandler;
import weka.filters.SimpleBatchFilter;
import weka.filters.UnsupervisedFilter;
import weka.recurrent.data.LongTable;

/**
 * Gathers the rows of a long table, one row per time step, into one instance per sequence with a relational attribute.
 *
 * <pre>{@code
 * patient,day,pulse,outcome             patient,sequence,outcome
 * p1,1,72,well                          p1,'72\n75',well
 * p1,2,75,well                 ->       p2,'90\n91\n97',ill
 * p2,1,90,ill
 * p2,2,91,ill
 * p2,3,97,ill
 * }</pre>
 *
 * <p>Rows with the same identifier are one sequence, wherever they stand; sequences come in the order in which they begin. The
 * output holds the identifier, as a string so that it is no input and may differ between files, the relational attribute
 * {@code sequence} with one row per step, the static attributes, and the class as the last attribute. Class, statics and weight
 * must not change within a sequence. By default identifier, time and statics are found as {@link LongTable} finds them.
 *
 * <p>As the number of instances changes, filter whole files ({@code -b} on the command line keeps training and test files
 * compatible) rather than to predict through a FilteredClassifier: there a row that comes alone is a sequence of one step, and
 * a warning says so.
 */
public class LongToSequences extends SimpleBatchFilter implements UnsupervisedFilter, WeightedInstancesHandler {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(LongToSequences.class.getName());
  private static final String SEQUENCE = "sequence";
  private static final String AUTO = "auto";
  private static final String NONE = "none";

  private String id = AUTO;
  private String time = AUTO;
  private String statics = AUTO;
  private boolean keepTime;
  private boolean dropId;

  /** Attributes beside the sequence, as the first batch settled them. */
  private int[] beside;
  private int idIndex;
  /** -1 for the order of the rows. */
  private int timeIndex;
  private transient boolean onCommandLine;
  private transient boolean warned;

  /** What the filter does. */
  @Override
  public String globalInfo() {
    return "Gathers the rows of a long table, one row per time step, into one instance per sequence with a relational "
        + "attribute, as the recurrent networks read it. Rows with the same identifier are one sequence, in the order in "
        + "which they stand or, with a time attribute, by time. Class, static attributes and weight must be constant within "
        + "a sequence.\nFilter whole files, not through a FilteredClassifier: a row that is filtered alone is a sequence of "
        + "one step.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = new Vector<>();
    options.add(new Option("\tAttribute that identifies the sequence: name, number, 'first', 'last', or\n"
        + "\t'auto' for the one that is called so, else the first.\n\t(default: auto)", "id", 1, "-id <attribute|auto>"));
    options.add(new Option("\tAttribute that orders the steps: name, number, 'first', 'last', 'none' for the\n"
        + "\torder of the rows, or 'auto' for the one that is called so and differs\n\twithin every sequence.\n\t(default: auto)",
        "time", 1, "-time <attribute|none|auto>"));
    options.add(new Option("\tKeep the time attribute as a channel of the sequence.", "keep-time", 0, "-keep-time"));
    options.add(new Option("\tAttributes to keep beside the sequence: names or numbers separated by commas,\n"
        + "\t'none', or 'auto' for all that are constant within every sequence.\n\t(default: auto)", "statics", 1,
        "-statics <attributes|none|auto>"));
    options.add(new Option("\tLeave the identifier out of the result.", "drop-id", 0, "-drop-id"));
    options.addAll(Collections.list(super.listOptions()));
    return options.elements();
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String value = Utils.getOption("id", options);
    setId(value.isEmpty() ? AUTO : value);
    value = Utils.getOption("time", options);
    setTime(value.isEmpty() ? AUTO : value);
    setKeepTime(Utils.getFlag("keep-time", options));
    value = Utils.getOption("statics", options);
    setStatics(value.isEmpty() ? AUTO : value);
    setDropId(Utils.getFlag("drop-id", options));
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-id", id, "-time", time, "-statics", statics));
    if (keepTime) {
      options.add("-keep-time");
    }
    if (dropId) {
      options.add("-drop-id");
    }
    options.addAll(Arrays.asList(super.getOptions()));
    return options.toArray(String[]::new);
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id.isBlank() ? AUTO : id.trim();
  }

  public String idTipText() {
    return "Attribute that identifies the sequence a row belongs to: its name, its number from 1, 'first', 'last', or 'auto' "
        + "for the one "
        + "that is called so, else the first (default auto).";
  }

  public String getTime() {
    return time;
  }

  public void setTime(String time) {
    this.time = time.isBlank() ? NONE : time.trim();
  }

  public String timeTipText() {
    return "Numeric or date attribute by which the steps of a sequence are ordered: its name, its number from 1, 'first' "
        + "or 'last'; 'none' for the order of the rows; 'auto' for the one that is called so and differs within every "
        + "sequence (default).";
  }

  public boolean getKeepTime() {
    return keepTime;
  }

  public void setKeepTime(boolean keepTime) {
    this.keepTime = keepTime;
  }

  public String keepTimeTipText() {
    return "Whether the time attribute is kept as a channel of the sequence (default no). Worth it where steps are not "
        + "equally far apart.";
  }

  public String getStatics() {
    return statics;
  }

  public void setStatics(String statics) {
    this.statics = statics.isBlank() ? NONE : statics.trim();
  }

  public String staticsTipText() {
    return "Attributes that are kept beside the sequence, once for all its steps: names or numbers from 1, separated by "
        + "commas; 'none'; or 'auto' for all that are constant within every sequence (default).";
  }

  public boolean getDropId() {
    return dropId;
  }

  public void setDropId(boolean dropId) {
    this.dropId = dropId;
  }

  public String dropIdTipText() {
    return "Whether the identifier is left out of the result (default no).";
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities result = super.getCapabilities();
    result.disableAll();
    result.enableAllAttributes();
    result.disable(Capability.RELATIONAL_ATTRIBUTES);
    result.enable(Capability.MISSING_VALUES);
    result.enableAllClasses();
    result.disable(Capability.RELATIONAL_CLASS);
    result.enable(Capability.MISSING_CLASS_VALUES);
    result.enable(Capability.NO_CLASS);
    return result;
  }

  /** On the command line rows come one by one but belong together. */
  @Override
  public void preExecution() throws Exception {
    super.preExecution();
    onCommandLine = true;
  }

  @Override
  public boolean input(Instance instance) throws Exception {
    if (!isFirstBatchDone()) {
      return super.input(instance);
    }
    if (onCommandLine) {
      if (m_NewBatch) {
        resetQueue();
        m_NewBatch = false;
      }
      bufferInput(instance);
      return false;
    }
    if (!warned) {
      warned = true;
      LOG.warning("A row that is filtered alone is a sequence of one step. Filter whole files instead.");
    }
    return super.input(instance);
  }

  @Override
  public boolean allowAccessToFullInputFormat() {
    return true;
  }

  @Override
  protected Instances determineOutputFormat(Instances input) {
    settle(input);
    if (idIndex == input.classIndex() || timeIndex >= 0 && (timeIndex == input.classIndex() || timeIndex == idIndex)) {
      throw new IllegalArgumentException("identifier, time and class must be different attributes, but '"
          + input.attribute(idIndex == input.classIndex() ? idIndex : timeIndex).name()
          + "' is two of them. Use -id and -time");
    }
    beside = statics.equalsIgnoreCase(AUTO) ? constantAttributes(input) : chosenStatics(input);
    ArrayList<Attribute> outer = new ArrayList<>();
    if (!dropId) {
      // A string is no input of a network, and files with other identifiers have the same header.
      outer.add(new Attribute(input.attribute(idIndex).name(), (List<String>) null));
    }
    ArrayList<Attribute> inner = new ArrayList<>();
    for (int i : channels(input)) {
      inner.add(emptied(input.attribute(i)));
    }
    if (inner.isEmpty()) {
      throw new IllegalArgumentException("a sequence needs at least one channel, but beside identifier, time, statics and "
          + "class there is no attribute");
    }
    outer.add(new Attribute(SEQUENCE, new Instances(SEQUENCE, inner, 0)));
    for (int i : beside) {
      outer.add(emptied(input.attribute(i)));
    }
    if (input.classIndex() >= 0) {
      outer.add(emptied(input.classAttribute()));
    }
    for (int i = 0; i < outer.size(); i++) {
      if (outer.get(i).name().equals(SEQUENCE) && !outer.get(i).isRelationValued()) {
        throw new IllegalArgumentException("the result holds an attribute 'sequence' of its own; rename the attribute "
            + "'sequence' that stands beside it");
      }
    }
    Instances output = new Instances(input.relationName(), outer, 0);
    if (input.classIndex() >= 0) {
      output.setClassIndex(outer.size() - 1);
    }
    return output;
  }

  @Override
  protected Instances process(Instances input) {
    int[] channels = channels(input);
    Instances output = getOutputFormat();
    Attribute relation = output.attribute(SEQUENCE);
    for (Map.Entry<Object, List<Instance>> entry : sequences(input, idIndex).entrySet()) {
      List<Instance> rows = entry.getValue();
      if (timeIndex >= 0) {
        order(rows, timeIndex, entry.getKey());
      }
      Instance first = rows.get(0);
      double[] values = new double[output.numAttributes()];
      int at = 0;
      if (!dropId) {
        values[at] = output.attribute(at).addStringValue(plain(first, idIndex));
        at++;
      }
      values[at++] = relation.addRelation(bag(relation.relation(), rows, channels));
      for (int i : beside) {
        requireConstant(rows, i, entry.getKey());
        values[at] = transfer(first, i, output.attribute(at));
        at++;
      }
      if (input.classIndex() >= 0) {
        requireConstant(rows, input.classIndex(), entry.getKey());
        values[at] = transfer(first, input.classIndex(), output.attribute(at));
      }
      for (Instance row : rows) {
        if (row.weight() != first.weight()) {
          throw new IllegalArgumentException("all rows of a sequence must have the same weight, but those of " + entry.getKey()
              + " have " + first.weight() + " and " + row.weight());
        }
      }
      output.add(new DenseInstance(first.weight(), values));
    }
    return output;
  }

  /** Rows by identifier, in the order of appearance. */
  private static Map<Object, List<Instance>> sequences(Instances input, int idIndex) {
    Map<Object, List<Instance>> sequences = new LinkedHashMap<>();
    Attribute attribute = input.attribute(idIndex);
    for (int n = 0; n < input.numInstances(); n++) {
      Instance row = input.instance(n);
      if (row.isMissing(idIndex)) {
        throw new IllegalArgumentException("every row needs an identifier, but '" + attribute.name() + "' is missing in row "
            + (n + 1));
      }
      sequences.computeIfAbsent(plain(row, idIndex), key -> new ArrayList<>()).add(row);
    }
    return sequences;
  }

  private static void order(List<Instance> rows, int timeIndex, Object key) {
    for (Instance row : rows) {
      if (row.isMissing(timeIndex)) {
        throw new IllegalArgumentException("every row needs a time, but '" + row.attribute(timeIndex).name()
            + "' is missing in a row of " + key + ". Fill it in, or leave out -time to keep the order of the rows");
      }
    }
    rows.sort(Comparator.comparingDouble(row -> row.value(timeIndex)));
    for (int t = 1; t < rows.size(); t++) {
      if (rows.get(t).value(timeIndex) == rows.get(t - 1).value(timeIndex)) {
        throw new IllegalArgumentException("times must differ within a sequence, but " + key + " has two rows at "
            + rows.get(t).toString(timeIndex) + ". Remove one, or leave out -time to keep the order of the rows");
      }
    }
  }

  private static Instances bag(Instances header, List<Instance> rows, int[] channels) {
    Instances bag = new Instances(header, rows.size());
    for (Instance row : rows) {
      double[] values = new double[channels.length];
      for (int c = 0; c < channels.length; c++) {
        values[c] = transfer(row, channels[c], header.attribute(c));
      }
      bag.add(new DenseInstance(1, values));
    }
    return bag;
  }

  /** The value for another header; strings are added to it. */
  private static double transfer(Instance row, int index, Attribute to) {
    return to.isString() && !row.isMissing(index) ? to.addStringValue(row.stringValue(index)) : row.value(index);
  }

  private static void requireConstant(List<Instance> rows, int index, Object key) {
    Instance first = rows.get(0);
    for (Instance row : rows) {
      if (!same(first, row, index)) {
        boolean isClass = index == row.classIndex();
        throw new IllegalArgumentException((isClass ? "the class" : "a static attribute")
            + " must be constant within a sequence, but '" + row.attribute(index).name() + "' is " + first.toString(index)
            + " and " + row.toString(index) + " in the rows of " + key
            + (isClass ? ". Set another class, or cut the sequence" : ". Leave it out of -statics to make it a channel"));
      }
    }
  }

  private static boolean same(Instance a, Instance b, int index) {
    return a.isMissing(index) ? b.isMissing(index) : a.value(index) == b.value(index);
  }

  /** A copy of the attribute without strings or weights of its values. */
  private static Attribute emptied(Attribute attribute) {
    return attribute.isString() ? new Attribute(attribute.name(), (List<String>) null) : (Attribute) attribute.copy();
  }

  /** The identifier as it reads, without quotes. */
  private static String plain(Instance row, int index) {
    return row.attribute(index).isNominal() || row.attribute(index).isString() ? row.stringValue(index) : row.toString(index);
  }

  private void settle(Instances input) {
    LongTable found = id.equalsIgnoreCase(AUTO) ? LongTable.find(input) : null;
    idIndex =
        found != null ? found.id() : id.equalsIgnoreCase(AUTO) ? input.classIndex() == 0 && input.numAttributes() > 1 ? 1 : 0
            : index(input, id, "-id");
    if (time.equalsIgnoreCase(NONE)) {
      timeIndex = -1;
    } else if (time.equalsIgnoreCase(AUTO) && input.attribute(AUTO) == null) {
      // The only attribute that is left is the channel, whatever its name.
      boolean several = input.numAttributes() - 1 - (input.classIndex() < 0 ? 0 : 1) > 1;
      timeIndex = several ? LongTable.timeWithin(input, idIndex) : -1;
    } else {
      timeIndex = index(input, time, "-time");
      if (!input.attribute(timeIndex).isNumeric()) {
        throw new IllegalArgumentException(
            "-time needs a numeric or date attribute; '" + input.attribute(timeIndex).name() + "' is "
                + Attribute.typeToString(input.attribute(timeIndex)));
      }
    }
  }

  /** Attributes that change from step to step. */
  private int[] channels(Instances input) {
    List<Integer> channels = new ArrayList<>();
    for (int i = 0; i < input.numAttributes(); i++) {
      int candidate = i;
      boolean isStatic = Arrays.stream(beside).anyMatch(s -> s == candidate);
      if (i != idIndex && (i != timeIndex || keepTime) && i != input.classIndex() && !isStatic) {
        channels.add(i);
      }
    }
    return channels.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] constantAttributes(Instances input) {
    Map<Object, List<Instance>> sequences = sequences(input, idIndex);
    List<Integer> constant = new ArrayList<>();
    for (int i = 0; i < input.numAttributes(); i++) {
      int candidate = i;
      if (i != idIndex && i != timeIndex && i != input.classIndex()
          && sequences.values().stream().allMatch(rows -> rows.stream().allMatch(row -> same(rows.get(0), row, candidate)))) {
        constant.add(i);
      }
    }
    // Where nothing changes at all, as in sequences of one step, everything is a channel.
    int others = input.numAttributes() - 1 - (timeIndex < 0 || keepTime ? 0 : 1) - (input.classIndex() < 0 ? 0 : 1);
    return constant.size() == others ? new int[0] : constant.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] chosenStatics(Instances input) {
    if (statics.equalsIgnoreCase(NONE)) {
      return new int[0];
    }
    int[] chosen = Arrays.stream(statics.split(",")).mapToInt(name -> index(input, name.trim(), "-statics"))
        .sorted().distinct().toArray();
    for (int i : chosen) {
      if (i == idIndex || i == timeIndex || i == input.classIndex()) {
        throw new IllegalArgumentException("-statics names attributes beside identifier, time and class; '"
            + input.attribute(i).name() + "' is one of these");
      }
    }
    return chosen;
  }

  /** The attribute of that name, or else of that number. */
  private static int index(Instances input, String name, String option) {
    Attribute named = input.attribute(name);
    if (named != null) {
      return named.index();
    }
    int last = input.numAttributes();
    int number = name.equalsIgnoreCase("first") ? 1 : name.equalsIgnoreCase("last") ? last : name.matches("\\d{1,9}")
        ? Integer.parseInt(name) : 0;
    if (number < 1 || number > last) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < Math.min(10, last); i++) {
        names.add(input.attribute(i).name());
      }
      throw new IllegalArgumentException(option + " must name an attribute or be a number in 1.." + last + "; got '" + name
          + "'. The data have " + String.join(", ", names) + (last > 10 ? ", ..." : ""));
    }
    return number - 1;
  }

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 1 $");
  }

  /** Filters whole files; see {@link FilterFiles}. */
  @Override
  public void run(Object filter, String[] options) throws Exception {
    if (FilterFiles.names(options)) {
      ((LongToSequences) filter).filterFiles(options);
    } else {
      super.run(filter, options);
    }
  }

  private void filterFiles(String[] options) {
    if (!new FilterFiles(this).run(options) && Thread.currentThread().getName().equals("main")) {
      // Not in Weka's windows, where this would close them.
      System.exit(1);
    }
  }

  /**
   * Filters files: {@code -i long.csv -o sequences.arff -c last -id patient -time day}.
   *
   * @param arguments of the filter and of {@link FilterFiles}
   */
  public static void main(String[] arguments) {
    LongToSequences filter = new LongToSequences();
    if (FilterFiles.names(arguments)) {
      filter.filterFiles(arguments);
    } else {
      runFilter(filter, arguments);
    }
  }
}
