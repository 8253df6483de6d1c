package weka.recurrent.data;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A column of numbers that a word or another way of writing has made a column of labels or strings: NA, n/a, null, -, &lt;0.1,
 * "1,5". Nobody means 60 labels by 59 numbers and an NA.
 *
 * @param attribute the column
 * @param numbers different values that are numbers
 * @param fractions whether some of the numbers are written with more than digits, as no label is
 * @param others different values that are none
 * @param text the first of these, or the first number if all are
 * @param row where it stands, from 0; -1 if only the header holds it
 */
record NumbersAsText(Attribute attribute, int numbers, boolean fractions, int others, String text, int row) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?|[+-]?\\d{1,3}([.,' ]\\d{3})+([.,]\\d+)?");
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "n.a.", "n.a", "null", "nil", "none", "nan", "-", "--",
      "---", "#n/a",
      "#na", "#value!", "#num!", "#div/0!", "#ref!", "missing", "miss", ".", "..", "?", "unknown", "unk", "k.a.", "k. a.",
      "keine",
      "fehlt", "leer", "nd", "n.d.", "vide", "sd", "s/d", "nc", "brak", "<na>", "nat", "(null)", "undefined", "inf", "-inf",
      "void",
      "empty", "*", "x", "/", "\\n", "n", "error", "err", "invalid", "bad", "na.", "not available", "not applicable", "no data");
  /** Labels that are whole numbers may be kinds; so many different ones are none. */
  private static final int MANY = 20;

  /** What is known of a nominal or string attribute. */
  static NumbersAsText of(Instances data, Attribute attribute) {
    Set<String> numbers = new HashSet<>();
    Set<String> others = new HashSet<>();
    boolean fractions = false;
    String text = null;
    int row = -1;
    for (int i = 0; i < data.numInstances(); i++) {
      Instance instance = data.instance(i);
      if (instance.isMissing(attribute)) {
        continue;
      }
      String value = instance.stringValue(attribute).trim();
      boolean number = isNumber(value);
      (number ? numbers : others).add(value);
      fractions |= number && !value.matches("\\d+");
      if (!number && text == null) {
        text = value;
        row = i;
      }
      if (others.size() > MANY && others.size() > numbers.size()) {
        break;
      }
    }
    if (text == null && !numbers.isEmpty()) {
      for (int i = 0; i < data.numInstances() && text == null; i++) {
        text = data.instance(i).isMissing(attribute) ? null : data.instance(i).stringValue(attribute).trim();
        row = i;
      }
    }
    return new NumbersAsText(attribute, numbers.size(), fractions, others.size(), text == null ? "" : text, row);
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether a word is known to stand for a missing value. */
  static boolean standsForMissing(String text) {
    return MISSING.contains(text.trim().toLowerCase(java.util.Locale.ROOT));
  }

  /** Whether the column is surely one of numbers: fractions of them or many, and hardly anything else. */
  boolean certain() {
    return fractions ? numbers >= 3 && others <= Math.max(2, numbers / 20)
        : numbers > MANY && others >= 1 && others <= 2 && standsForMissing(text);
  }

  /** Whether it may be one beside columns of numbers. */
  boolean possible() {
    return numbers > 0 || others == 1 && standsForMissing(text);
  }

  /** Where it stands, as {@code 't6' holds the text 'NA' in instance 7}. */
  String found() {
    return "'" + attribute.name() + "' holds the text '" + text + "'" + (row < 0 ? "" : " in instance " + (row + 1));
  }

  /** What to do about it. */
  String remedy() {
    if (others == 0) {
      return "Write its numbers with a point and without other marks, and declare it numeric";
    }
    return standsForMissing(text)
        ? "If it stands for a missing value, write ? in its place (or leave the cell of a CSV file empty), "
            + "so that the attribute is numeric"
        : "Write a number in its place, or ? if it is missing, so that the attribute is numeric";
  }
}
