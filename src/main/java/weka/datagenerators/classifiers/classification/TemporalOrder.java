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
 * Temporal order: which of X and Y came, in what order, far apart among distractors.
 * <pre>
 *   E c a X b d … a Y c … b a B      class: XY
 * </pre>
 * A sequence starts with E, ends with B, and otherwise holds random symbols of {a, b, c, d} but for the two, three or
 * four relevant ones, each X or Y with equal probability. Counting steps from 1, the relevant ones stand at random in the
 * windows (for T = 100; in proportion for other T)
 * <pre>
 *   2 symbols   10-20           50-60              4 classes    experiment 6a
 *   3 symbols   10-20   33-43   66-76              8 classes    experiment 6b
 *   4 symbols   10-20   30-40   50-60   70-80     16 classes    our continuation
 * </pre>
 * and the length is T to T + T/10. The class is the relevant symbols in order. A guess without memory is right once in
 * 2<sup>symbols</sup> times.
 *
 * <p>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735. Windows and lengths agree with secondary
 * sources; the paper's text was not at hand, and whether it counts from 0 or 1 is not certain.
 */
public class TemporalOrder extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Least number of steps, as in the paper. */
  public static final int DEFAULT_STEPS = 100;
  /** Relevant symbols: experiment 6a. */
  public static final int DEFAULT_SYMBOLS = 2;

  private static final List<String> ALPHABET = List.of("E", "B", "a", "b", "c", "d", "X", "Y");
  private static final int START = 0;
  private static final int END = 1;
  private static final int FIRST_DISTRACTOR = 2;
  private static final int DISTRACTORS = 4;
  private static final int FIRST_RELEVANT = 6;
  private static final int LEAST_STEPS = 20;
  private static final int MOST_SYMBOLS = 4;

  private int steps = DEFAULT_STEPS;
  private int symbols = DEFAULT_SYMBOLS;

  @Override
  public String globalInfo() {
    return "Temporal order: two, three or four symbols, each X or Y, stand far apart among distractors; the class is what they "
        + "were, in order. Experiment 6 of:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.hochreiter1997();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("steps", DEFAULT_STEPS, "T: sequences have T to T + T/10 steps, T at least " + LEAST_STEPS,
            this::getSteps, this::setSteps),
        TaskOption.whole("symbols", DEFAULT_SYMBOLS, "number of relevant symbols, 2 to 4", this::getSymbols,
            this::setSymbols));
  }

  @Override
  protected List<Attribute> channels() {
    return List.of(new Attribute("symbol", ALPHABET));
  }

  /** Classes in the order XX, XY, YX, YY: the first symbol is the highest binary digit. */
  @Override
  protected Attribute target() {
    List<String> orders = new ArrayList<>();
    for (int code = 0; code < 1 << symbols; code++) {
      StringBuilder order = new StringBuilder();
      for (int k = symbols - 1; k >= 0; k--) {
        order.append(ALPHABET.get(FIRST_RELEVANT + (code >> k & 1)));
      }
      orders.add(order.toString());
    }
    return new Attribute("order", orders);
  }

  /** Where the windows begin, in hundredths of T; each is a tenth of T wide, both ends included. */
  private int[] windows() {
    return switch (symbols) {
      case 2 -> new int[] {10, 50};
      case 3 -> new int[] {10, 33, 66};
      default -> new int[] {10, 30, 50, 70};
    };
  }

  @Override
  protected Drawn draw(Random random) {
    int length = lengthFrom(steps, random);
    double[][] sequence = new double[length][1];
    for (int t = 1; t < length - 1; t++) {
      sequence[t][0] = FIRST_DISTRACTOR + random.nextInt(DISTRACTORS);
    }
    sequence[0][0] = START;
    sequence[length - 1][0] = END;
    int code = 0;
    for (int window : windows()) {
      int first = (int) ((long) steps * window / 100);
      int position = between(first, first + steps / 10, random);
      int bit = random.nextInt(2);
      sequence[position - 1][0] = FIRST_RELEVANT + bit;
      code = 2 * code + bit;
    }
    return new Drawn(sequence, code);
  }

  /** Least number of steps. */
  public int getSteps() {
    return steps;
  }

  /** @param steps least number of steps, at least LEAST_STEPS; default {@value #DEFAULT_STEPS} */
  public void setSteps(int steps) {
    this.steps = inRange("steps", steps, LEAST_STEPS, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String stepsTipText() {
    return tip("steps");
  }

  /** Number of relevant symbols. */
  public int getSymbols() {
    return symbols;
  }

  /** @param symbols number of relevant symbols, 2..MOST_SYMBOLS; default {@value #DEFAULT_SYMBOLS} */
  public void setSymbols(int symbols) {
    this.symbols = inRange("symbols", symbols, 2, MOST_SYMBOLS);
  }

  /** Tool tip. */
  public String symbolsTipText() {
    return tip("symbols");
  }
}
