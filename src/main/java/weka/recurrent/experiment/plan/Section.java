package weka.recurrent.experiment.plan;

import java.util.Arrays;
import java.util.List;

/** What a report can show of the memory of networks; measured only if a script asks for it. */
public enum Section {
  /** How right the answers are when only the last steps of a sequence are true. */
  FORGETTING("forgetting"),
  /** The gradient by lag over the epochs. */
  GRADIENT_FLOW("gradientFlow"),
  /** One sequence on its way through the gates, and when the network made up its mind. */
  GATES("gates"),
  /** The score with the steps in order and shuffled. */
  SHUFFLE_TEST("shuffleTest");

  private final String word;

  Section(String word) {
    this.word = word;
  }

  /** The word of the script. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Section::word).toList();
  }
}
