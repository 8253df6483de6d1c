package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a column, cut into words and numbers: {@code x_01} is x and 1, {@code 2019Q3} is 2019, q and 3.
 *
 * @param template the words, with a sign in the place of each number; the same for all names of a series
 * @param strict as template, with case and separators
 * @param numbers in the order of the name
 * @param words [numbers] the word right before the number, else the one right after it; empty if there is none
 * @param signs [numbers] the character before the number if it is + or -, else a blank
 * @param kinds [numbers] {@code #} a number, {@code M} the name of a month, {@code W} a day of the week
 */
record NumberedName(String template, String strict, double[] numbers, String[] words, char[] signs, char[] kinds) {

  /**
   * Cuts a name.
   *
   * @param calendar whether names of months and days are numbers
   * @param decimals whether 0.5 is one number
   */
  static NumberedName of(String name, boolean calendar, boolean decimals) {
    String plain = CalendarWords.plain(name.trim());
    return new Parser(plain, name.trim(), calendar, decimals).parse();
  }

  /** Whether nothing but numbers and separators. */
  boolean wordless() {
    return template.chars().allMatch(c -> c == '#' || c == ' ');
  }

  private static final class Parser {
    private final String text;
    private final String original;
    private final boolean calendar;
    private final boolean decimals;
    private final StringBuilder template = new StringBuilder();
    private final StringBuilder strict = new StringBuilder();
    private final List<Double> numbers = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Character> signs = new ArrayList<>();
    private final List<Character> kinds = new ArrayList<>();
    private String word = "";
    private int at;

    Parser(String text, String original, boolean calendar, boolean decimals) {
      this.text = text;
      this.original = original;
      this.calendar = calendar;
      this.decimals = decimals;
    }

    NumberedName parse() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isDigit(c)) {
          number();
        } else if (Character.isLetter(c)) {
          word();
        } else {
          strict.append(c);
          if (template.length() > 0 && template.charAt(template.length() - 1) != ' ') {
            template.append(' ');
          }
          at++;
        }
      }
      double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
      char[] signsOf = new char[values.length];
      char[] kindsOf = new char[values.length];
      for (int i = 0; i < values.length; i++) {
        signsOf[i] = signs.get(i);
        kindsOf[i] = kinds.get(i);
      }
      // x_1 and x1 are of one series.
      String joined = template.toString().trim().replace(" #", "#").replace("# ", "#");
      return new NumberedName(joined, strict.toString(), values, words.toArray(String[]::new), signsOf, kindsOf);
    }

    private void number() {
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      boolean afterPoint = from > 1 && isPoint(text.charAt(from - 1)) && isDigit(text.charAt(from - 2));
      if (decimals && !afterPoint && at + 1 < text.length() && isPoint(text.charAt(at)) && isDigit(text.charAt(at + 1))) {
        int end = at + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        boolean another = end + 1 < text.length() && isPoint(text.charAt(end)) && isDigit(text.charAt(end + 1));
        at = another ? at : end;
      }
      char before = from == 0 ? ' ' : text.charAt(from - 1);
      add(Double.parseDouble(text.substring(from, at).replace(',', '.')), '#', before == '+' || before == '-' ? before : ' ');
    }

    private void add(double value, char kind, char sign) {
      numbers.add(value);
      kinds.add(kind);
      signs.add(sign);
      words.add(word);
      word = "";
      template.append(kind);
      strict.append(kind);
    }

    private void word() {
      int from = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      String found = text.substring(from, at);
      int month = calendar ? CalendarWords.month(found) : 0;
      int weekday = calendar && month == 0 ? CalendarWords.weekday(found) : 0;
      if (month > 0 || weekday > 0) {
        add(month + weekday, month > 0 ? 'M' : 'W', ' ');
        return;
      }
      word = found;
      template.append(found);
      strict.append(original.length() == text.length() ? original.substring(from, at) : found);
      int last = words.size() - 1;
      if (last >= 0 && words.get(last).isEmpty()) {
        words.set(last, found);
      }
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isPoint(char c) {
      return c == '.' || c == ',';
    }
  }
}
