package weka.recurrent.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * Reads a table of comma-, semicolon- or tab-separated text as a whole, so that a label may appear in any row.
 *
 * <pre>
 *   empty, ?                         missing
 *   numbers throughout               numeric; a decimal comma and marks between thousands are understood
 *   dates throughout                 date, see {@link DateText}
 *   texts of several words, most of  string
 *     them different
 *   else                             nominal, labels in the order in which they come
 * </pre>
 * A column of numbers with a word in it is an error that names line and column. The first column may have no name, as programs
 * write numbers of rows. A table without any word in its first row has no header: its columns are {@code x1, x2, ...}; or, in the
 * form of the UCR archive's {@code .tsv} files, the class and then {@code t1, t2, ...}, and the class is put last.
 */
public final class TextTable {
  private static final Logger LOG = Logger.getLogger(TextTable.class.getName());
  /** Reads back to the same bits in every zone. */
  private static final String DATE_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
  private static final int MANY_NUMBERS = 20;

  private final String name;
  private final DelimitedText text;
  private final List<String> names = new ArrayList<>();
  private final List<List<String>> cells = new ArrayList<>();
  private final int firstRow;
  private NumberText.Mark mark;

  private TextTable(DelimitedText text, String name, boolean archive) throws IOException {
    this.name = name;
    this.text = text;
    if (text.rows().isEmpty()) {
      throw new IOException(name + ": there is nothing in it");
    }
    List<String> head = text.rows().get(0);
    boolean headless = head.stream().allMatch(cell -> cell.isEmpty() || isNumber(cell) || isNaN(cell)) && head.stream()
        .anyMatch(TextTable::isNumber) && text.rows().size() > 1 && (archive || !counts(head));
    firstRow = headless ? 0 : 1;
    int width = width(head, headless);
    if (headless) {
      for (int c = 0; c < width; c++) {
        names.add(archive ? c == 0 ? "class" : "t" + c : "x" + (c + 1));
      }
      if (!archive) {
        LOG.warning(
            name + ": its first line holds numbers only, so it is read as data and the columns are called x1 to x" + width);
      }
    } else {
      nameColumns(head, width);
    }
    for (int c = 0; c < width; c++) {
      cells.add(new ArrayList<>());
    }
    for (int r = firstRow; r < text.rows().size(); r++) {
      addRow(r, width, headless && archive);
    }
    // A separator at the end of every line is no column.
    for (int c = width - 1; c > 0 && names.get(c).equals("Unnamed: " + c)
        && cells.get(c).stream().allMatch(cell -> cell == null); c--) {
      names.remove(c);
      cells.remove(c);
    }
  }

  /**
   * Reads a table.
   *
   * @param bytes of the file, unpacked
   * @param name of the file, for messages and as the name of the relation
   * @param archive whether it may be in the form of the UCR archive's files
   * @throws IOException with line and column, if it is not as it should be
   */
  public static Instances read(byte[] bytes, String name, boolean archive) throws IOException {
    return new TextTable(DelimitedText.of(bytes, name), name, archive).instances(archive);
  }

  /** A header of numbers that count, such as 0,1,2 or 2001,2002. */
  private static boolean counts(List<String> head) {
    for (int c = 1; c < head.size(); c++) {
      if (!head.get(c).matches("\\d+") || !head.get(c - 1).matches("\\d*")
          || !head.get(c - 1).isEmpty() && Long.parseLong(head.get(c)) != Long.parseLong(head.get(c - 1)) + 1) {
        return false;
      }
    }
    return head.size() > 2;
  }

  private int width(List<String> head, boolean headless) {
    if (headless || text.rows().size() < 2) {
      return head.size();
    }
    // R leaves the name of the column with the names of the rows out.
    boolean oneMore = text.rows().stream().skip(1).allMatch(row -> row.size() == head.size() + 1);
    return oneMore ? head.size() + 1 : head.size();
  }

  private void nameColumns(List<String> head, int width) throws IOException {
    Set<String> seen = new HashSet<>();
    int shift = width - head.size();
    for (int c = 0; c < width; c++) {
      String given = c < shift ? "" : head.get(c - shift);
      String column = given.isEmpty() ? "Unnamed: " + c : given;
      if (!seen.add(column)) {
        throw new IOException(
            name + ", line " + text.lines().get(0) + ": two columns are called '" + column + "'; give them different "
                + "names");
      }
      names.add(column);
    }
  }

  private void addRow(int r, int width, boolean nan) throws IOException {
    List<String> row = text.rows().get(r);
    boolean spare = row.size() > width && row.subList(width, row.size()).stream().allMatch(String::isEmpty);
    if (row.size() != width && !spare) {
      throw new IOException(
          name + ", line " + text.lines().get(r) + ": every row must have " + width + " cells as the first has, "
              + "separated by " + named(text.separator()) + ", found " + row.size());
    }
    for (int c = 0; c < width; c++) {
      String cell = row.get(c);
      cells.get(c).add(cell.isEmpty() || cell.equals("?") || nan && isNaN(cell) ? null : cell);
    }
  }

  private static String named(char separator) {
    return switch (separator) {
      case '\t' -> "tabs";
      case ',' -> "commas";
      case ';' -> "semicolons";
      default -> "'" + separator + "'";
    };
  }

  private static boolean isNumber(String cell) {
    return NumberText.isNumber(cell, NumberText.Mark.POINT) || NumberText.isNumber(cell, NumberText.Mark.COMMA);
  }

  private static boolean isNaN(String cell) {
    return cell.equalsIgnoreCase("nan");
  }

  private Instances instances(boolean archive) throws IOException {
    settleMark();
    boolean classFirst = archive && firstRow == 0;
    ArrayList<Attribute> attributes = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      Column column = classFirst && c == 0 ? labels(c) : column(c);
      attributes.add(column.attribute);
      values.add(column.values);
    }
    if (classFirst) {
      attributes.add(attributes.remove(0));
      values.add(values.remove(0));
    }
    int rows = text.rows().size() - firstRow;
    Instances data = new Instances(name.replaceFirst("(?i)(\\.(csv|tsv|txt))?(\\.gz)?$", ""), attributes, rows);
    for (int r = 0; r < rows; r++) {
      double[] row = new double[attributes.size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = values.get(c)[r];
      }
      data.add(new DenseInstance(1, row));
    }
    return data;
  }

  /** One column: what it is, and its values. */
  private record Column(Attribute attribute, double[] values) {}

  /** The mark that numbers of the table have, by the first that can have one only. */
  private void settleMark() {
    int commas = 0;
    int points = 0;
    for (List<String> column : cells) {
      for (String cell : column) {
        if (cell != null && NumberText.says(cell, NumberText.Mark.COMMA)) {
          commas++;
        } else if (cell != null && NumberText.says(cell, NumberText.Mark.POINT)) {
          points++;
        }
      }
    }
    mark = commas > points ? NumberText.Mark.COMMA : points > 0 ? NumberText.Mark.POINT : null;
  }

  private Column column(int c) throws IOException {
    Set<String> different = new LinkedHashSet<>();
    cells.get(c).stream().filter(cell -> cell != null).forEach(different::add);
    if (different.isEmpty()) {
      return numbers(c, NumberText.Mark.POINT);
    }
    NumberText.Mark fitting = NumberText.fitting(different, mark == null ? NumberText.Mark.POINT : mark);
    if (fitting != null) {
      if (mark == null && different.stream().anyMatch(cell -> cell.indexOf(',') >= 0)
          && different.stream().allMatch(cell -> NumberText.ambiguous(cell) || cell.matches("[+-]?\\d{1,3}"))) {
        throw new IOException(name + ": the comma in '" + different.stream().filter(cell -> cell.indexOf(',') >= 0).findFirst()
            .orElse("") + "' in column '" + names.get(c)
            + "' may mark thousands or a fraction. Write the numbers without marks between "
            + "thousands, and with a decimal point");
      }
      return numbers(c, fitting);
    }
    if (different.stream().allMatch(DateText::isDate)) {
      return dates(c, different);
    }
    refuseWords(c, different);
    List<String> all = cells.get(c).stream().filter(cell -> cell != null).toList();
    boolean text =
        different.size() * 2 > all.size() && TextSplitter.medianWords(List.copyOf(different)) > TextSplitter.WORDS_OF_A_NAME;
    return text ? strings(c) : labels(c);
  }

  /** Words in a column of numbers. */
  private void refuseWords(int c, Set<String> different) throws IOException {
    List<String> words = different.stream().filter(cell -> !isNumber(cell)).toList();
    long numbers = different.size() - words.size();
    boolean fractions = different.stream().anyMatch(cell -> isNumber(cell) && !cell.matches("\\d+"));
    boolean missing = words.stream().allMatch(NumbersAsText::standsForMissing);
    boolean few = words.size() <= Math.max(2, numbers / 20);
    if (numbers >= 3 && fractions && (few || missing) || numbers > MANY_NUMBERS && missing) {
      int row = 0;
      while (!words.isEmpty() && !words.get(0).equals(cells.get(c).get(row))) {
        row++;
      }
      String word = words.isEmpty() ? "" : words.get(0);
      String between =
          c > 0 && c + 1 < names.size() ? ", between the columns '" + names.get(c - 1) + "' and '" + names.get(c + 1) + "'"
              : "";
      throw new IOException(words.isEmpty() ? name + ": the column '" + names.get(c) + "' mixes decimal commas and decimal points"
          : name + ", line " + text.lines().get(firstRow + row) + ": the column '" + names.get(c)
              + "' holds numbers, but here the text '"
              + word + "'" + between + ". " + (NumbersAsText.standsForMissing(word)
                  ? "If it stands for a missing value, leave the cell empty or write ?"
                  : "Write a number, or ? if it is missing"));
    }
  }

  private Column numbers(int c, NumberText.Mark own) {
    return new Column(new Attribute(names.get(c)), cells.get(c).stream()
        .mapToDouble(cell -> cell == null ? Double.NaN : NumberText.parse(cell, own)).toArray());
  }

  private Column dates(int c, Set<String> different) throws IOException {
    DateText.Order order = DateText.order(different);
    double[] values = new double[cells.get(c).size()];
    for (int r = 0; r < values.length; r++) {
      String cell = cells.get(c).get(r);
      values[r] = cell == null ? Double.NaN : DateText.millis(cell, order);
      if (cell != null && Double.isNaN(values[r])) {
        throw new IOException(name + ", line " + text.lines().get(firstRow + r) + ": '" + cell + "' in the column '"
            + names.get(c)
            + "' is no date as those before, with " + (order == DateText.Order.DAY_FIRST ? "the day" : "the month") + " first");
      }
    }
    return new Column(new Attribute(names.get(c), DATE_FORMAT), values);
  }

  private Column strings(int c) {
    Attribute attribute = new Attribute(names.get(c), (List<String>) null);
    return new Column(attribute,
        cells.get(c).stream().mapToDouble(cell -> cell == null ? Double.NaN : attribute.addStringValue(cell))
            .toArray());
  }

  private Column labels(int c) {
    Set<String> labels = new LinkedHashSet<>();
    cells.get(c).stream().filter(cell -> cell != null).map(this::label).forEach(labels::add);
    List<String> order = new ArrayList<>(labels);
    if (firstRow == 0 && order.stream().allMatch(TextTable::isNumber)) {
      order.sort((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
    }
    Attribute attribute = new Attribute(names.get(c), order);
    return new Column(attribute, cells.get(c).stream().mapToDouble(cell -> cell == null ? Double.NaN
        : attribute.indexOfValue(label(cell))).toArray());
  }

  /** One label for 1, 1.0 and 1.0000000e+00, as the archives' files write it. */
  private String label(String cell) {
    return firstRow == 0 && cell.matches("[+-]?\\d+\\.0*([eE][+-]?\\d+)?")
        ? String.format(Locale.ROOT, "%.0f", Double.parseDouble(cell)) : cell;
  }
}
