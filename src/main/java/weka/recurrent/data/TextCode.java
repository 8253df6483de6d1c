package weka.recurrent.data;

import java.io.Serializable;
import java.util.List;
import weka.core.Instance;
import weka.recurrent.network.InputSpec.TokenSpec;

/**
 * A string attribute as a sequence of tokens. Token 0 is a character or word that the training texts do not hold often enough.
 *
 * @param attribute index of the string attribute
 * @param unit characters or words
 * @param vocabulary from the training texts
 * @param table size of the table of learned vectors
 * @param reason why this unit
 */
record TextCode(int attribute, TextUnit unit, Vocabulary vocabulary, TokenSpec table, String reason) implements Serializable {
  private static final int RARE_WORD = 2;

  static TextCode of(int attribute, List<String> texts, EncodingOptions options) {
    boolean auto = options.textUnit() == TextUnit.AUTO;
    TextUnit unit = auto ? TextSplitter.suitable(texts) : options.textUnit();
    Vocabulary.Count count = new Vocabulary.Count();
    for (String text : texts) {
      TextSplitter.split(text, unit).forEach(count::add);
    }
    Vocabulary vocabulary = count.vocabulary(unit == TextUnit.WORDS ? RARE_WORD : 1);
    int median = TextSplitter.medianWords(texts);
    return new TextCode(attribute, unit, vocabulary, new TokenSpec(vocabulary.size(), options.widthFor(vocabulary.size())),
        auto ? "the median text has " + median + (median == 1 ? " word" : " words") : "asked for");
  }

  /** Tokens of the instance's text; empty where it is missing. */
  int[] tokens(Instance instance) {
    if (instance.isMissing(attribute)) {
      return new int[0];
    }
    List<String> steps = TextSplitter.split(instance.stringValue(attribute), unit);
    int[] tokens = new int[steps.size()];
    for (int t = 0; t < tokens.length; t++) {
      tokens[t] = vocabulary.token(steps.get(t));
    }
    return tokens;
  }

  /** What {@link #tokens} does, as plain data. */
  EncodingRules.TextRule rule(String name) {
    return new EncodingRules.TextRule(name, unit, vocabulary.all());
  }

  String describe() {
    return vocabulary.describe(unit.option()) + ", embedded in " + table.width() + " dimensions"
        + (unit == TextUnit.WORDS ? "; words are runs of letters and digits in lower case, all else separates" : "");
  }
}
