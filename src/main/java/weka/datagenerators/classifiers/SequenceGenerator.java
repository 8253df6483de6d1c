package weka.datagenerators.classifiers;

import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.Vector;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.RevisionUtils;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.datagenerators.DataGenerator;

/**
 * Base of the generators of long-memory tasks. Every generated instance is one sequence:
 * <pre>
 *   @attribute sequence relational      one inner row per time step
 *     @attribute ...                    the channels
 *   @end sequence
 *   @attribute ...                      the target, last; it is the class
 * </pre>
 * Sequences are drawn one after the other, independently, from one {@link Random} seeded by {@code -S}: the same seed and
 * settings give the same bits everywhere, and the first k of n sequences are the k sequences one gets by asking for k.
 * Real values are rounded to six decimals, as many as Weka writes, so that a file holds exactly what was in memory.
 *
 * <p>In Java:
 * <pre>{@code
 *   Recall task = new Recall();
 *   task.setLag(100);
 *   task.setNumExamples(2000);
 *   Instances data = task.generate();
 * }</pre>
 *
 * <p>Stricter than Weka's generators: an option that is unknown or has a wrong value is an error, raised before the
 * output file is opened. Not for use by several threads at once.
 */
public abstract class SequenceGenerator extends DataGenerator implements TechnicalInformationHandler {
  private static final long serialVersionUID = 1L;

  /** Sequences to generate where nothing is said; the default of Weka's generators. */
  public static final int DEFAULT_NUM_EXAMPLES = 100;
  /** Name of the relational attribute. */
  public static final String SEQUENCE = "sequence";

  private static final double DECIMALS = 1e6;

  private int numExamples = DEFAULT_NUM_EXAMPLES;

  /**
   * One sequence with its target.
   *
   * @param steps [T,channels] values as Weka stores them: numbers, or indices of nominal values
   * @param target a number, or the index of the class
   */
  public record Drawn(double[][] steps, double target) {}

  /** The channels of a step, in order. New objects at every call. */
  protected abstract List<Attribute> channels();

  /** The class attribute. A new object at every call. */
  protected abstract Attribute target();

  /** Draws one sequence; settings have passed {@link #checkSettings}. */
  protected abstract Drawn draw(Random random);

  /** The settings of this task beside those that all generators have. */
  protected abstract List<TaskOption> taskOptions();

  /** Throws an {@link IllegalArgumentException} where settings, each valid alone, contradict one another. */
  protected void checkSettings() {}

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 0.1.0 $");
  }

  /** What the task is and where it comes from, for the GUI. */
  public abstract String globalInfo();

  /**
   * Generates the data set.
   *
   * @return {@link #getNumExamples} sequences, class index set to the last attribute
   * @throws IllegalArgumentException if settings contradict one another
   */
  public Instances generate() {
    Instances data = defineDataFormat();
    for (int i = 0; i < numExamples; i++) {
      data.add(generateExample());
    }
    return data;
  }

  /** The empty data set; also starts the random numbers anew. */
  @Override
  public Instances defineDataFormat() {
    checkSettings();
    Instances steps = new Instances(SEQUENCE, new ArrayList<>(channels()), 0);
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute(SEQUENCE, steps), target()));
    Instances format = new Instances(getRelationNameToUse(), attributes, 0);
    format.setClassIndex(1);
    m_DatasetFormat = format;
    setNumExamplesAct(numExamples);
    setRandom(new Random(getSeed()));
    return getDatasetFormat();
  }

  @Override
  public Instance generateExample() {
    if (m_DatasetFormat == null) {
      throw new IllegalStateException("the data format must be defined before an example is generated");
    }
    Drawn drawn = draw(getRandom());
    Attribute sequence = m_DatasetFormat.attribute(0);
    Instances steps = new Instances(sequence.relation(), drawn.steps().length);
    for (double[] step : drawn.steps()) {
      steps.add(new DenseInstance(1, step));
    }
    Instance example = new DenseInstance(1, new double[] {sequence.addRelation(steps), drawn.target()});
    example.setDataset(m_DatasetFormat);
    return example;
  }

  @Override
  public Instances generateExamples() {
    return generate();
  }

  /** Always true: sequences are independent and drawn one by one. */
  @Override
  public boolean getSingleModeFlag() {
    return true;
  }

  /** The description of the task as an ARFF comment. */
  @Override
  public String generateStart() {
    return "% " + String.join("\n% ", Utils.breakUp(globalInfo().trim(), 110)) + "\n";
  }

  @Override
  public String generateFinished() {
    return "";
  }

  /** The command and the description, one comment line each: Weka's own joins them all into a single line. */
  @Override
  public String getPrologue() {
    return "% java weka.Run " + getClass().getName() + " " + Utils.joinOptions(getOptions()) + "\n%\n" + generateStart();
  }

  /** A value as an ARFF file holds it: rounded to six decimals. */
  protected static double round(double value) {
    return Math.rint(value * DECIMALS) / DECIMALS;
  }

  /** T plus up to a tenth of T, the lengths of Hochreiter &amp; Schmidhuber's tasks. */
  protected static int lengthFrom(int minimum, Random random) {
    return minimum + random.nextInt(minimum / 10 + 1);
  }

  /** A whole number between two limits, both included. */
  protected static int between(int low, int high, Random random) {
    return low + random.nextInt(high - low + 1);
  }

  /** Returns the value of a setting if it is in its range. */
  protected static int inRange(String flag, int value, int low, int high) {
    if (value < low || value > high) {
      String range = high == Integer.MAX_VALUE ? "at least " + low : "in " + low + ".." + high;
      throw new IllegalArgumentException("-" + flag + " must be " + range + ", got " + value);
    }
    return value;
  }

  /** The tool tip of a setting. */
  protected String tip(String flag) {
    return taskOptions().stream().filter(option -> option.flag().equals(flag)).findFirst()
        .orElseThrow(() -> new IllegalStateException("no option -" + flag)).sentence() + ".";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = enumToVector(super.listOptions());
    options.add(numberOption().option());
    taskOptions().forEach(option -> options.add(option.option()));
    return options.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of(super.getOptions()));
    Collections.addAll(options, numberOption().arguments());
    taskOptions().forEach(option -> Collections.addAll(options, option.arguments()));
    return options.toArray(new String[0]);
  }

  /**
   * Sets the options; those not given fall back to their defaults.
   *
   * @throws IllegalArgumentException if an option has a wrong value
   * @throws Exception if there is an unknown option, or the output file cannot be opened
   */
  @Override
  public void setOptions(String[] options) throws Exception {
    String file = Utils.getOption('o', options);
    String seedText = Utils.getOption('S', options);
    super.setOptions(options);
    seedOption().readFrom(new String[] {"-S", seedText});
    numberOption().readFrom(options);
    for (TaskOption option : taskOptions()) {
      option.readFrom(options);
    }
    Utils.checkForRemainingOptions(options);
    checkSettings();
    if (!file.isEmpty()) {
      setOutput(new PrintWriter(new FileOutputStream(file)));
    }
  }

  private TaskOption numberOption() {
    return TaskOption.whole("n", DEFAULT_NUM_EXAMPLES, "the number of sequences to generate", this::getNumExamples,
        this::setNumExamples);
  }

  private TaskOption seedOption() {
    return TaskOption.whole("S", defaultSeed(), "the seed of the random numbers", this::getSeed, this::setSeed);
  }

  /** Sequences to generate. */
  public int getNumExamples() {
    return numExamples;
  }

  /** @param numExamples sequences to generate, at least 1; default {@value #DEFAULT_NUM_EXAMPLES} */
  public void setNumExamples(int numExamples) {
    this.numExamples = inRange("n", numExamples, 1, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String numExamplesTipText() {
    return numberOption().sentence() + ".";
  }
}
