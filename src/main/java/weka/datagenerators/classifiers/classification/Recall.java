package weka.datagenerators.classifiers.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.TaskOption;

/**
 * Recall of one symbol over a lag: the plainest question about memory.
 * <pre>
 *   n2 n1 … n4   s3   n1 n3 n2 … n4 n1     class: s3
 *              cue   └───── lag ──────┘
 *   └──────────── length ──────────────┘
 * </pre>
 * The cue is one of {@code symbols} symbols with equal probability; every other step is one of {@code distractors}
 * distractor symbols with equal probability. The class is the cue. A guess without memory is right once in {@code
 * symbols} times; the cue stands exactly {@code lag} steps before the last one, and first unless {@code length} asks for more
 * steps.
 *
 * <p>With no distractor symbols of their own ({@code -distractors 0}) the noise is drawn from the cue symbols, and only the
 * position tells them apart. With {@code -ordered} the distractors come in a fixed order.
 *
 * <p>Relation to the literature: {@code -symbols 2 -distractors 99 -lag 99} is the sequence-to-one form of experiment 2b
 * of Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735, with {@code -ordered} of 2a (p = 100; the paper
 * has every next symbol predicted). These two agree with secondary sources; the paper's text was not at hand.
 */
public class Recall extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Steps after the cue: far beyond a plain RNN, within reach of gates that start open. */
  public static final int DEFAULT_LAG = 100;
  /** Cues, and classes. */
  public static final int DEFAULT_SYMBOLS = 4;
  /** Distractor symbols. */
  public static final int DEFAULT_DISTRACTORS = 4;
  /** Steps of a sequence; 0: the cue and the lag. */
  public static final int DEFAULT_LENGTH = 0;
  /** Random steps added to the lag. */
  public static final int DEFAULT_VARY = 0;

  private int lag = DEFAULT_LAG;
  private int symbols = DEFAULT_SYMBOLS;
  private int distractors = DEFAULT_DISTRACTORS;
  private int length = DEFAULT_LENGTH;
  private int vary = DEFAULT_VARY;
  private boolean ordered;

  @Override
  public String globalInfo() {
    return "Recall of one symbol over a lag: a cue, then a number of random distractor symbols; the class is the cue. "
        + "Related to experiment 2 of:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.hochreiter1997();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("lag", DEFAULT_LAG, "steps of distractors after the cue, at least 0", this::getLag, this::setLag),
        TaskOption.whole("symbols", DEFAULT_SYMBOLS, "number of different cues, at least 2", this::getSymbols,
            this::setSymbols),
        TaskOption.whole("distractors", DEFAULT_DISTRACTORS,
            "number of different distractor symbols; 0 draws the distractors from the cue symbols", this::getDistractors,
            this::setDistractors),
        TaskOption.whole("length", DEFAULT_LENGTH,
            "steps of a sequence, those beyond the lag and the cue being distractors before it; 0: none", this::getLength,
            this::setLength),
        TaskOption.whole("vary", DEFAULT_VARY,
            "the lag of a sequence, and so the sequence, is longer by 0 to this many random steps",
            this::getVary, this::setVary),
        TaskOption.flag("ordered", "distractors come in a fixed order instead of at random", this::getOrdered,
            this::setOrdered));
  }

  @Override
  protected void checkSettings() {
    if (length > 0 && length <= lag) {
      throw new IllegalArgumentException(
          "-length must be above the lag of " + lag + ", as the cue is a step too, or 0, got " + length);
    }
  }

  @Override
  protected List<Attribute> channels() {
    List<String> alphabet = new ArrayList<>(cues());
    for (int i = 1; i <= distractors; i++) {
      alphabet.add("n" + i);
    }
    return List.of(new Attribute("symbol", alphabet));
  }

  @Override
  protected Attribute target() {
    return new Attribute("cue", cues());
  }

  private List<String> cues() {
    List<String> cues = new ArrayList<>();
    for (int i = 1; i <= symbols; i++) {
      cues.add("s" + i);
    }
    return cues;
  }

  @Override
  protected Drawn draw(Random random) {
    int cue = random.nextInt(symbols);
    int before = length == 0 ? 0 : length - 1 - lag;
    double[][] steps = new double[before + 1 + lag + random.nextInt(vary + 1)][1];
    for (int t = 0; t < steps.length; t++) {
      steps[t][0] = t == before ? cue : distractor(t < before ? t : t - 1, random);
    }
    return new Drawn(steps, cue);
  }

  /** @param turn how many distractors of the sequence came before */
  private int distractor(int turn, Random random) {
    int first = distractors == 0 ? 0 : symbols;
    int count = distractors == 0 ? symbols : distractors;
    return first + (ordered ? turn % count : random.nextInt(count));
  }

  /** Steps after the cue. */
  public int getLag() {
    return lag;
  }

  /** @param lag steps of distractors after the cue, at least 0; default {@value #DEFAULT_LAG} */
  public void setLag(int lag) {
    this.lag = inRange("lag", lag, 0, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String lagTipText() {
    return tip("lag");
  }

  /** Number of different cues. */
  public int getSymbols() {
    return symbols;
  }

  /** @param symbols number of different cues, at least 2; default {@value #DEFAULT_SYMBOLS} */
  public void setSymbols(int symbols) {
    this.symbols = inRange("symbols", symbols, 2, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String symbolsTipText() {
    return tip("symbols");
  }

  /** Number of different distractors. */
  public int getDistractors() {
    return distractors;
  }

  /** @param distractors number of different distractors, 0 for the cue symbols; default {@value #DEFAULT_DISTRACTORS} */
  public void setDistractors(int distractors) {
    this.distractors = inRange("distractors", distractors, 0, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String distractorsTipText() {
    return tip("distractors");
  }

  /** Steps of a sequence, or 0. */
  public int getLength() {
    return length;
  }

  /** @param length steps of a sequence, more than the lag; 0: the cue and the lag; default {@value #DEFAULT_LENGTH} */
  public void setLength(int length) {
    this.length = inRange("length", length, 0, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String lengthTipText() {
    return tip("length");
  }

  /** Most random steps added to the lag. */
  public int getVary() {
    return vary;
  }

  /** @param vary most random steps added to the lag, at least 0; default {@value #DEFAULT_VARY} */
  public void setVary(int vary) {
    this.vary = inRange("vary", vary, 0, Integer.MAX_VALUE - 1);
  }

  /** Tool tip. */
  public String varyTipText() {
    return tip("vary");
  }

  /** Whether distractors come in a fixed order. */
  public boolean getOrdered() {
    return ordered;
  }

  /** @param ordered whether distractors come in a fixed order; default false */
  public void setOrdered(boolean ordered) {
    this.ordered = ordered;
  }

  /** Tool tip. */
  public String orderedTipText() {
    return tip("ordered");
  }
}
