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
 * The story that this package tells in class: breakfast is told first, a day of chatter follows, at dinner the question
 * comes.
 * <pre>
 *   pancakes   bus rain phone … music garden   what_was_breakfast     class: pancakes
 *   breakfast  └────────── day ───────────┘    dinner
 * </pre>
 * Breakfast is one of {@code breakfasts} dishes with equal probability, every step of the day one of {@code chatter}
 * words with equal probability. Between breakfast and question lie {@code day} steps, between breakfast and the last step
 * one more. A guess without memory is right once in {@code breakfasts} times: a plain RNN forgets, gates that choose what
 * to keep remember.
 *
 * <p>The task is our own; it is {@link Recall} with words and a question. Why it is hard: Bengio, Simard &amp; Frasconi
 * (1994), doi:10.1109/72.279181.
 */
public class Story extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Steps of chatter. */
  public static final int DEFAULT_DAY = 50;
  /** Dishes, and classes. */
  public static final int DEFAULT_BREAKFASTS = 4;
  /** Different words of the day. */
  public static final int DEFAULT_CHATTER = 12;
  /** Random steps added to the day. */
  public static final int DEFAULT_VARY = 0;

  private static final String[] DISHES = {"pancakes", "porridge", "eggs", "fruit", "toast", "yoghurt", "soup", "croissant"};
  private static final String[] WORDS = {"bus", "rain", "phone", "music", "garden", "letter", "school", "river", "window",
      "friend", "train", "market", "bicycle", "cloud", "paper", "lamp", "street", "dog", "clock", "song"};
  private static final String QUESTION = "what_was_breakfast";

  private int day = DEFAULT_DAY;
  private int breakfasts = DEFAULT_BREAKFASTS;
  private int chatter = DEFAULT_CHATTER;
  private int vary = DEFAULT_VARY;

  @Override
  public String globalInfo() {
    return "Breakfast is told first, a day of chatter follows, at dinner the question comes: what was breakfast? "
        + "The class is the breakfast. Why this is hard for a network without gates:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.bengio1994();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("day", DEFAULT_DAY, "steps of chatter between breakfast and question, at least 0", this::getDay,
            this::setDay),
        TaskOption.whole("breakfasts", DEFAULT_BREAKFASTS, "number of different breakfasts, 2 to " + DISHES.length,
            this::getBreakfasts, this::setBreakfasts),
        TaskOption.whole("chatter", DEFAULT_CHATTER, "number of different words of the day, 1 to " + WORDS.length,
            this::getChatter, this::setChatter),
        TaskOption.whole("vary", DEFAULT_VARY, "the day of a sequence is longer by 0 to this many random steps",
            this::getVary, this::setVary));
  }

  @Override
  protected List<Attribute> channels() {
    List<String> vocabulary = new ArrayList<>(dishes());
    vocabulary.addAll(List.of(WORDS).subList(0, chatter));
    vocabulary.add(QUESTION);
    return List.of(new Attribute("word", vocabulary));
  }

  @Override
  protected Attribute target() {
    return new Attribute("breakfast", dishes());
  }

  private List<String> dishes() {
    return List.of(DISHES).subList(0, breakfasts);
  }

  @Override
  protected Drawn draw(Random random) {
    int breakfast = random.nextInt(breakfasts);
    int length = day + random.nextInt(vary + 1) + 2;
    double[][] steps = new double[length][1];
    steps[0][0] = breakfast;
    for (int t = 1; t < length - 1; t++) {
      steps[t][0] = breakfasts + random.nextInt(chatter);
    }
    steps[length - 1][0] = breakfasts + chatter;
    return new Drawn(steps, breakfast);
  }

  /** Steps of chatter. */
  public int getDay() {
    return day;
  }

  /** @param day steps of chatter, at least 0; default {@value #DEFAULT_DAY} */
  public void setDay(int day) {
    this.day = inRange("day", day, 0, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String dayTipText() {
    return tip("day");
  }

  /** Number of different breakfasts. */
  public int getBreakfasts() {
    return breakfasts;
  }

  /** @param breakfasts number of different breakfasts, 2..8; default {@value #DEFAULT_BREAKFASTS} */
  public void setBreakfasts(int breakfasts) {
    this.breakfasts = inRange("breakfasts", breakfasts, 2, DISHES.length);
  }

  /** Tool tip. */
  public String breakfastsTipText() {
    return tip("breakfasts");
  }

  /** Number of different words of the day. */
  public int getChatter() {
    return chatter;
  }

  /** @param chatter number of different words of the day, 1..20; default {@value #DEFAULT_CHATTER} */
  public void setChatter(int chatter) {
    this.chatter = inRange("chatter", chatter, 1, WORDS.length);
  }

  /** Tool tip. */
  public String chatterTipText() {
    return tip("chatter");
  }

  /** Most random steps added to the day. */
  public int getVary() {
    return vary;
  }

  /** @param vary most random steps added to the day, at least 0; default {@value #DEFAULT_VARY} */
  public void setVary(int vary) {
    this.vary = inRange("vary", vary, 0, Integer.MAX_VALUE - 1);
  }

  /** Tool tip. */
  public String varyTipText() {
    return tip("vary");
  }
}
