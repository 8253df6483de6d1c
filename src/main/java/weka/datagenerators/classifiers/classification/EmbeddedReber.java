package weka.datagenerators.classifiers.classification;

import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.TaskOption;

/**
 * Embedded Reber grammar in its sequence-to-one form: the second symbol must be recalled after a string of Reber's grammar.
 * <pre>
 *   B  T  B P V P S E ▸ T E      shown: B T BPVPSE      class: T
 *   B  P  B T X S E   ▸ P E      shown: B P BTXSE       class: P
 * </pre>
 * The inner string walks Reber's grammar; where two ways lead on, each is taken with probability 1/2:
 * <pre>
 *   0 ─B▸ 1      1 ─T▸ 2, P▸ 3      2 ─S▸ 2, X▸ 4      3 ─T▸ 3, V▸ 5      4 ─X▸ 3, S▸ 6      5 ─P▸ 4, V▸ 6      6 ─E▸ end
 * </pre>
 * Inner strings shorter than {@code inner} are drawn anew. The class is the symbol that closes the outer string, T or P,
 * each with probability 1/2; everything before it is shown. Without memory half of the guesses are right. The published
 * task has every next symbol predicted; this keeps its one long-term dependency.
 *
 * <p>Experiment 1 of Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735, after Cleeremans,
 * Servan-Schreiber &amp; McClelland (1989), doi:10.1162/neco.1989.1.3.372. The grammar is well known and agrees with
 * secondary sources; the paper's text was not at hand.
 */
public class EmbeddedReber extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Least number of symbols of the inner string: its shortest strings have 5. */
  public static final int DEFAULT_INNER = 5;

  private static final List<String> ALPHABET = List.of("B", "T", "P", "S", "X", "V", "E");
  private static final String[] SYMBOLS = {"B", "TP", "SX", "TV", "XS", "PV", "E"};
  private static final int[][] NEXT = {{1}, {2, 3}, {2, 4}, {3, 5}, {3, 6}, {4, 6}, {7}};
  private static final int END = 7;
  /** One walk in 2000 is as long; redrawing for more would be slow. */
  private static final int MOST_INNER = 30;

  private int inner = DEFAULT_INNER;

  @Override
  public String globalInfo() {
    return "Embedded Reber grammar, sequence-to-one: T or P, then a string of Reber's grammar; the class is the T or P that "
        + "must close it. Experiment 1 of:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.hochreiter1997();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(TaskOption.whole("inner", DEFAULT_INNER,
        "least number of symbols of the inner string, " + DEFAULT_INNER + " to " + MOST_INNER, this::getInner,
        this::setInner));
  }

  @Override
  protected List<Attribute> channels() {
    return List.of(new Attribute("symbol", ALPHABET));
  }

  @Override
  protected Attribute target() {
    return new Attribute("closing", List.of("T", "P"));
  }

  @Override
  protected Drawn draw(Random random) {
    int closing = random.nextInt(2);
    String string = walk(random);
    while (string.length() < inner) {
      string = walk(random);
    }
    string = "B" + "TP".charAt(closing) + string;
    double[][] sequence = new double[string.length()][1];
    for (int t = 0; t < sequence.length; t++) {
      sequence[t][0] = ALPHABET.indexOf(string.substring(t, t + 1));
    }
    return new Drawn(sequence, closing);
  }

  private static String walk(Random random) {
    StringBuilder string = new StringBuilder();
    int state = 0;
    while (state != END) {
      int way = random.nextInt(NEXT[state].length);
      string.append(SYMBOLS[state].charAt(way));
      state = NEXT[state][way];
    }
    return string.toString();
  }

  /** Least number of symbols of the inner string. */
  public int getInner() {
    return inner;
  }

  /** @param inner least number of symbols of the inner string, DEFAULT_INNER..MOST_INNER; default {@value #DEFAULT_INNER} */
  public void setInner(int inner) {
    this.inner = inRange("inner", inner, DEFAULT_INNER, MOST_INNER);
  }

  /** Tool tip. */
  public String innerTipText() {
    return tip("inner");
  }
}
