package weka.recurrent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Names that count through one thing: {@code t1..t8}, {@code x_01..x_24}, {@code V1..V9}, {@code lag-3..lag-1}, {@code 2019Q1..},
 * {@code Jan..Dec}, {@code 2020-01-22..}, {@code 00:30..}.
 *
 * <p>Names belong together if they are the same but for their numbers. Where more than one number changes, dates, times and
 * counts of time ({@code week1_day2}) are ordered by the larger unit first; of other names ({@code ch1_t1}) the number that
 * counts time, or else the last, runs, and the others tell several series. Numbers that count backwards, as those of lags, run
 * from the largest down, which is the order of time.
 *
 * @param members positions of the names, in the order of their numbers
 * @param timed whether its names speak of time
 */
record NumberedSeries(int[] members, boolean timed) {
  /** Fewer names may be numbered by chance. */
  static final int FEWEST = 3;

  int size() {
    return members.length;
  }

  /** All series of at least two names; those with most names first, then those that speak of time, then the first. */
  static List<NumberedSeries> in(List<String> names) {
    List<NumberedSeries> best = List.of();
    for (boolean[] way : new boolean[][] {{false, true}, {false, false}, {true, false}}) {
      List<NumberedName> parsed = names.stream().map(name -> NumberedName.of(name, way[0], way[1])).toList();
      List<NumberedSeries> found = grouped(parsed);
      int most = best.isEmpty() ? 1 : best.get(0).size();
      if (!found.isEmpty() && found.get(0).size() > most) {
        best = found;
      }
    }
    return best;
  }

  private static List<NumberedSeries> grouped(List<NumberedName> names) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).numbers().length > 0) {
        groups.computeIfAbsent(names.get(i).template(), key -> new ArrayList<>()).add(i);
      }
    }
    List<NumberedSeries> series = new ArrayList<>();
    groups.forEach((template, members) -> series.addAll(seriesOf(names, template, members)));
    series.removeIf(found -> found.size() < 2);
    series.sort(Comparator.comparingInt((NumberedSeries s) -> -s.size()).thenComparing(s -> !s.timed())
        .thenComparingInt(s -> Arrays.stream(s.members()).min().orElse(0)));
    return series;
  }

  private static List<NumberedSeries> seriesOf(List<NumberedName> names, String template, List<Integer> members) {
    if (new Keys(names, members).twice()) {
      // x1 and X_1 are different names after all.
      Map<String, List<Integer>> strict = new LinkedHashMap<>();
      members.forEach(i -> strict.computeIfAbsent(names.get(i).strict(), key -> new ArrayList<>()).add(i));
      List<NumberedSeries> found = new ArrayList<>();
      for (List<Integer> part : strict.values()) {
        Keys keys = new Keys(names, part);
        if (part.size() > 1 && !keys.twice()) {
          found.addAll(keys.series());
        }
      }
      return found;
    }
    return new Keys(names, withUnnumbered(names, template, members)).series();
  }

  /** With the name that stands for number 0: {@code x(t)} beside {@code x(t-1)}, {@code pulse} beside {@code pulse.1}. */
  private static List<Integer> withUnnumbered(List<NumberedName> names, String template, List<Integer> members) {
    NumberedName first = names.get(members.get(0));
    int last = first.numbers().length - 1;
    boolean signed =
        members.stream().anyMatch(i -> names.get(i).signs()[last] != ' ') && CalendarWords.isTime(first.words()[last]);
    boolean copies = first.strict().endsWith(".#") && members.stream().allMatch(i -> names.get(i).numbers()[last] >= 1);
    if (!template.endsWith("#") || !signed && !copies) {
      return members;
    }
    String without = template.substring(0, template.length() - 1);
    List<Integer> unnumbered = IntStream.range(0, names.size()).filter(i -> names.get(i).template().equals(without)
        && names.get(i).numbers().length == last).boxed().toList();
    if (unnumbered.size() != 1) {
      return members;
    }
    List<Integer> all = new ArrayList<>(members);
    all.add(unnumbered.get(0));
    return all;
  }

  /** The numbers of names with one template. */
  private static final class Keys {
    private static final double FIRST_YEAR = 1500;
    private static final double LAST_YEAR = 2200;

    private final List<NumberedName> names;
    private final List<Integer> members;
    private final NumberedName first;
    private final int count;
    private final double[][] numbers;

    Keys(List<NumberedName> names, List<Integer> members) {
      this.names = names;
      this.members = members;
      first = names.get(members.get(0));
      count = first.numbers().length;
      numbers = new double[members.size()][];
      for (int m = 0; m < numbers.length; m++) {
        numbers[m] = Arrays.copyOf(names.get(members.get(m)).numbers(), count);
      }
      for (int p = 0; p < count; p++) {
        turnBack(p);
      }
    }

    /** Counts backwards where the names do: lags, and signs that are no hyphens. */
    private void turnBack(int p) {
      char[] signs = new char[numbers.length];
      boolean plus = false;
      for (int m = 0; m < signs.length; m++) {
        NumberedName name = names.get(members.get(m));
        signs[m] = p < name.signs().length ? name.signs()[p] : ' ';
        plus |= signs[m] == '+';
      }
      boolean word = CalendarWords.isBackwards(first.words()[p]);
      boolean minus = plus || first.strict().startsWith("-#") || first.words()[p].equals("t")
          || !first.wordless() && fallsInFile(p);
      for (int m = 0; m < numbers.length; m++) {
        boolean back = word && signs[m] != '+' || minus && signs[m] == '-';
        numbers[m][p] = back ? -numbers[m][p] : numbers[m][p];
      }
    }

    /** x-3, x-2, x-1 in this order of the columns are negative numbers; x-1, x-2, x-3 are not. */
    private boolean fallsInFile(int p) {
      List<Integer> order = IntStream.range(0, numbers.length).boxed().sorted(Comparator.comparing(members::get)).toList();
      for (int k = 1; k < order.size(); k++) {
        if (numbers[order.get(k)][p] >= numbers[order.get(k - 1)][p]) {
          return false;
        }
      }
      return order.size() > 1;
    }

    boolean twice() {
      return Arrays.stream(numbers).map(Arrays::toString).distinct().count() < numbers.length;
    }

    List<NumberedSeries> series() {
      List<Integer> varying = IntStream.range(0, count).filter(p -> Arrays.stream(numbers).mapToDouble(n -> n[p]).distinct()
          .count() > 1).boxed().toList();
      int year = year();
      int[] order = order(year);
      if (varying.size() <= 1 || year >= 0 || clock() || varying.stream().allMatch(this::timed)) {
        return List.of(new NumberedSeries(sorted(IntStream.range(0, numbers.length).boxed().toList(), order),
            year >= 0 || clock() || varying.stream().anyMatch(this::surelyTimed)));
      }
      int running = varying.stream().filter(this::timed).reduce((a, b) -> b).orElse(varying.get(varying.size() - 1));
      Map<String, List<Integer>> parts = new LinkedHashMap<>();
      for (int m = 0; m < numbers.length; m++) {
        double[] others = numbers[m].clone();
        others[running] = 0;
        parts.computeIfAbsent(Arrays.toString(others), key -> new ArrayList<>()).add(m);
      }
      if (parts.values().stream().anyMatch(part -> part.size() < 2)) {
        return List
            .of(new NumberedSeries(sorted(IntStream.range(0, numbers.length).boxed().toList(), order), surelyTimed(running)));
      }
      return parts.values().stream().map(part -> new NumberedSeries(sorted(part, order), surelyTimed(running))).toList();
    }

    private boolean timed(int p) {
      return first.kinds()[p] != '#' || CalendarWords.isTime(first.words()[p]);
    }

    /** A single letter such as y may mean anything but t. */
    private boolean surelyTimed(int p) {
      return timed(p) && (first.words()[p].length() != 1 || first.words()[p].equals("t"));
    }

    /** 00:30, 08:15:00. */
    private boolean clock() {
      return first.strict().contains("#:#");
    }

    /** The number that is a year, -1 if none is: four digits, or the last of a date such as 1/22/20. */
    private int year() {
      for (int p = 0; p < count; p++) {
        int position = p;
        if (count > 1 && first.kinds()[p] == '#'
            && Arrays.stream(numbers).allMatch(n -> n[position] >= FIRST_YEAR && n[position] <= LAST_YEAR)) {
          return p;
        }
      }
      boolean triple = count == 3 && first.wordless() && within(0, 31) && within(1, 31) && (within(0, 12) || within(1, 12))
          && Arrays.stream(numbers).allMatch(n -> n[2] <= 99) && first.strict().matches("#([/.-])#\\1#");
      boolean month = count == 2 && first.kinds()[0] == 'M' && Arrays.stream(numbers).allMatch(n -> n[1] <= 99);
      return triple ? 2 : month ? 1 : -1;
    }

    private boolean within(int p, int most) {
      return Arrays.stream(numbers).allMatch(n -> Math.abs(n[p]) >= 1 && Math.abs(n[p]) <= most);
    }

    /** Positions, the most significant first. */
    private int[] order(int year) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      if (year > 0) {
        order.remove(Integer.valueOf(year));
        if (order.size() == 2 && year == 2 && first.kinds()[0] == '#' && monthIsSecond()) {
          order = new ArrayList<>(List.of(1, 0));
        } else if (order.size() == 2 && first.kinds()[1] == 'M') {
          order = new ArrayList<>(List.of(1, 0));
        }
        order.add(0, year);
      }
      return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Day before month as in 22.01.2020; where both could be, the way in which the columns rise. */
    private boolean monthIsSecond() {
      if (!within(0, 12) || !within(1, 12)) {
        return !within(0, 12);
      }
      return !rises(new int[] {2, 0, 1}) && (rises(new int[] {2, 1, 0}) || first.strict().contains("."));
    }

    private boolean rises(int[] order) {
      for (int m = 1; m < numbers.length; m++) {
        if (compare(numbers[m - 1], numbers[m], order) >= 0) {
          return false;
        }
      }
      return true;
    }

    private static int compare(double[] a, double[] b, int[] order) {
      for (int p : order) {
        if (a[p] != b[p]) {
          return Double.compare(a[p], b[p]);
        }
      }
      return 0;
    }

    private int[] sorted(List<Integer> part, int[] order) {
      return part.stream().sorted((a, b) -> compare(numbers[a], numbers[b], order)).mapToInt(members::get).toArray();
    }
  }
}
