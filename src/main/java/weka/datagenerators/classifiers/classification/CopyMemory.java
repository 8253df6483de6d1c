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
 * Copy memory in its sequence-to-one form: a string is shown, a long blank follows, then one of its symbols is asked for.
 * <pre>
 *   s3 s1 s8 … s2   _ _ _ … _   ask_2      class: s1
 *   └─ memorize ─┘  └ blanks ┘  which one
 * </pre>
 * The string holds {@code memorize} symbols, each one of {@code symbols} with equal probability; {@code blanks} blank
 * steps follow; the last step asks for the symbol at a position drawn with equal probability. As the question comes last,
 * the whole string must be kept: memorize · log2(symbols) bits, 30 by default. A guess without memory is right once in
 * {@code symbols} times.
 *
 * <p>The published task (Arjovsky, Shah &amp; Bengio 2016, after Hochreiter &amp; Schmidhuber 1997: 10 symbols of 8, T −
 * 1 blanks, a delimiter, 10 further blanks, read in the authors' code) has the network write out the whole string. Here
 * the question replaces delimiter and writing, since a Weka class is one value; the demand on memory is the same.
 */
public class CopyMemory extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Blank steps; the shortest of the published lags. */
  public static final int DEFAULT_BLANKS = 100;
  /** Length of the string, as published. */
  public static final int DEFAULT_MEMORIZE = 10;
  /** Different symbols, as published. */
  public static final int DEFAULT_SYMBOLS = 8;

  private int blanks = DEFAULT_BLANKS;
  private int memorize = DEFAULT_MEMORIZE;
  private int symbols = DEFAULT_SYMBOLS;

  @Override
  public String globalInfo() {
    return "Copy memory, sequence-to-one: a string of symbols, a long blank, then the question for one of the symbols, which "
        + "is the class. After the copying task of:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.arjovsky2016();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("blanks", DEFAULT_BLANKS, "blank steps between the string and the question, at least 0",
            this::getBlanks, this::setBlanks),
        TaskOption.whole("memorize", DEFAULT_MEMORIZE, "length of the string, at least 1", this::getMemorize,
            this::setMemorize),
        TaskOption.whole("symbols", DEFAULT_SYMBOLS, "number of different symbols, at least 2", this::getSymbols,
            this::setSymbols));
  }

  /** Symbols, then the blank, then the questions. */
  @Override
  protected List<Attribute> channels() {
    List<String> alphabet = new ArrayList<>(names());
    alphabet.add("_");
    for (int i = 1; i <= memorize; i++) {
      alphabet.add("ask_" + i);
    }
    return List.of(new Attribute("symbol", alphabet));
  }

  @Override
  protected Attribute target() {
    return new Attribute("asked", names());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= symbols; i++) {
      names.add("s" + i);
    }
    return names;
  }

  @Override
  protected Drawn draw(Random random) {
    int length = memorize + blanks + 1;
    double[][] sequence = new double[length][1];
    for (int t = 0; t < length - 1; t++) {
      sequence[t][0] = t < memorize ? random.nextInt(symbols) : symbols;
    }
    int asked = random.nextInt(memorize);
    sequence[length - 1][0] = symbols + 1 + asked;
    return new Drawn(sequence, sequence[asked][0]);
  }

  /** Blank steps before the question. */
  public int getBlanks() {
    return blanks;
  }

  /** @param blanks blank steps before the question, at least 0; default {@value #DEFAULT_BLANKS} */
  public void setBlanks(int blanks) {
    this.blanks = inRange("blanks", blanks, 0, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String blanksTipText() {
    return tip("blanks");
  }

  /** Length of the string. */
  public int getMemorize() {
    return memorize;
  }

  /** @param memorize length of the string, at least 1; default {@value #DEFAULT_MEMORIZE} */
  public void setMemorize(int memorize) {
    this.memorize = inRange("memorize", memorize, 1, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String memorizeTipText() {
    return tip("memorize");
  }

  /** Number of different symbols. */
  public int getSymbols() {
    return symbols;
  }

  /** @param symbols number of different symbols, at least 2; default {@value #DEFAULT_SYMBOLS} */
  public void setSymbols(int symbols) {
    this.symbols = inRange("symbols", symbols, 2, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String symbolsTipText() {
    return tip("symbols");
  }
}
