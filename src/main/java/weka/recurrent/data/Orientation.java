package weka.recurrent.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Whether the rows of a relational attribute are time steps ({@link Layout#STEPS}) or channels ({@link Layout#CHANNELS}).
 * The first rule that speaks decides:
 * <ol>
 * <li>inner attributes of different types, or a single one, or ones with names of their own (not a numbered series such as
 *     {@code att0..att99}) are channels, so rows are steps;</li>
 * <li>bags with different numbers of rows: rows are steps; bags of one row each: the row is a channel;</li>
 * <li>padding: where only the last inner attributes are missing throughout a bag, they are time points; where only the last rows
 *     are, rows are;</li>
 * <li>smoothness: time runs in the direction in which neighbors resemble each other. With every channel standardised, the mean
 *     squared difference of neighbors, over twice the variance, is 1 for noise and near 0 for smooth series (von Neumann 1941,
 *     doi:10.1214/aoms/1177731677). Taken once along rows and once along inner attributes, the smaller decides if it is below
 *     {@value #CLEARLY} times the other;</li>
 * <li>names: {@code t1, time2, step3} are time points; {@code ch1, dim2, sensor3} channels;</li>
 * <li>shape: sequences are longer than they are wide.</li>
 * </ol>
 *
 * @param layout STEPS or CHANNELS
 * @param reason why, to follow "because"; empty where there was no choice
 * @param obstacle why the inner attributes cannot be time points; null if they can
 */
record Orientation(Layout layout, String reason, String obstacle) {
  private static final double CLEARLY = 0.8;
  private static final int BAGS_FOR_SMOOTHNESS = 200;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)[ _.-]?(\\d+)");
  private static final Pattern TIME = Pattern.compile("(?i)t|tp|time|timepoint|step|timestep|hour|day|week|month|year|lag|frame");
  private static final Pattern CHANNEL = Pattern.compile(
      "(?i)c|ch|chan|channel|d|dim|dimension|sensor|feature|feat|f|axis|lead|electrode|signal|variable|var|coef|band");

  static Orientation of(Instances data, Attribute sequence) {
    Instances inner = sequence.relation();
    String obstacle = obstacle(inner);
    if (obstacle != null) {
      return steps("its " + inner.numAttributes() + " inner attributes are not one channel over time: " + obstacle, obstacle);
    }
    if (inner.numAttributes() == 1) {
      return steps("", null);
    }
    String prefix = seriesPrefix(inner);
    if (prefix == null) {
      return steps("its inner attributes have names of their own ('" + inner.attribute(0).name() + "', '"
          + inner.attribute(1).name() + "')", null);
    }
    return byBags(data, sequence, prefix);
  }

  private static Orientation byBags(Instances data, Attribute sequence, String prefix) {
    int columns = sequence.relation().numAttributes();
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    int paddedColumns = 0;
    int paddedRows = 0;
    for (Instance instance : data) {
      Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      if (bag == null || bag.isEmpty()) {
        continue;
      }
      fewest = Math.min(fewest, bag.numInstances());
      most = Math.max(most, bag.numInstances());
      boolean lastColumn = columnMissing(bag, columns - 1) && !columnMissing(bag, 0);
      boolean lastRow = rowMissing(bag.lastInstance()) && !rowMissing(bag.firstInstance());
      paddedColumns += lastColumn && !lastRow ? 1 : 0;
      paddedRows += lastRow && !lastColumn ? 1 : 0;
    }
    if (most == 0) {
      return steps("", null);
    }
    if (fewest < most) {
      return steps("the bags differ in their number of rows", null);
    }
    if (most == 1) {
      return channels("every bag has a single row of " + columns + " values");
    }
    if (paddedColumns > 0 && paddedRows == 0) {
      return channels("in " + paddedColumns + " bags the last inner attributes are missing throughout, as padding is");
    }
    if (paddedRows > 0 && paddedColumns == 0) {
      return steps("in " + paddedRows + " bags the last rows are missing throughout, as padding is", null);
    }
    return bySmoothness(data, sequence, prefix, most, columns);
  }

  private static Orientation bySmoothness(Instances data, Attribute sequence, String prefix, int rows, int columns) {
    if (sequence.relation().attribute(0).isNumeric()) {
      double[] roughness = roughness(data, sequence, rows, columns);
      double downRows = roughness[0];
      double alongColumns = roughness[1];
      if (downRows < CLEARLY * alongColumns) {
        return steps(String.format(Locale.ROOT,
            "neighboring rows resemble each other more than neighboring inner attributes: roughness %.2f against %.2f",
            downRows, alongColumns), null);
      }
      if (alongColumns < CLEARLY * downRows) {
        return channels(String.format(Locale.ROOT,
            "neighboring inner attributes resemble each other more than neighboring rows: roughness %.2f against %.2f",
            alongColumns, downRows));
      }
    }
    if (TIME.matcher(prefix).matches() != CHANNEL.matcher(prefix).matches()) {
      String name = sequence.relation().attribute(0).name();
      return TIME.matcher(prefix).matches() ? channels("inner attributes named like '" + name + "' are time points")
          : steps("inner attributes named like '" + name + "' are channels", null);
    }
    return rows >= columns ? steps("sequences are longer than wide: " + rows + " rows, " + columns + " inner attributes", null)
        : channels("sequences are longer than wide: " + rows + " rows, " + columns + " inner attributes");
  }

  /** Roughness with rows taken as time, and with columns taken as time; 1 where nothing varies. */
  private static double[] roughness(Instances data, Attribute sequence, int rows, int columns) {
    Smoothness down = new Smoothness(columns);
    Smoothness along = new Smoothness(rows);
    int stride = Math.max(1, data.numInstances() / BAGS_FOR_SMOOTHNESS);
    for (int i = 0; i < data.numInstances(); i += stride) {
      Instance instance = data.instance(i);
      Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      if (bag == null || bag.isEmpty()) {
        continue;
      }
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          double value = bag.instance(r).value(c);
          down.add(c, value, r == 0 ? Double.NaN : bag.instance(r - 1).value(c));
          along.add(r, value, c == 0 ? Double.NaN : bag.instance(r).value(c - 1));
        }
      }
    }
    return new double[] {down.roughness(), along.roughness()};
  }

  /** Per channel: variance, and mean squared difference from the previous value. */
  private static final class Smoothness {
    private final double[] shift;
    private final double[] sum;
    private final double[] squares;
    private final double[] steps;
    private final long[] values;
    private final long[] pairs;

    Smoothness(int channels) {
      shift = new double[channels];
      sum = new double[channels];
      squares = new double[channels];
      steps = new double[channels];
      values = new long[channels];
      pairs = new long[channels];
    }

    void add(int channel, double value, double previous) {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return;
      }
      if (values[channel]++ == 0) {
        shift[channel] = value;
      }
      double centered = value - shift[channel];
      sum[channel] += centered;
      squares[channel] += centered * centered;
      if (!Double.isNaN(previous) && !Double.isInfinite(previous)) {
        steps[channel] += (value - previous) * (value - previous);
        pairs[channel]++;
      }
    }

    double roughness() {
      double total = 0;
      int varying = 0;
      for (int c = 0; c < sum.length; c++) {
        double mean = sum[c] / Math.max(1, values[c]);
        double variance = squares[c] / Math.max(1, values[c]) - mean * mean;
        if (variance > 0 && pairs[c] > 0) {
          total += steps[c] / pairs[c] / (2 * variance);
          varying++;
        }
      }
      return varying == 0 ? 1 : total / varying;
    }
  }

  /** Why the inner attributes cannot be one channel over time, or null. */
  private static String obstacle(Instances inner) {
    Attribute first = inner.attribute(0);
    for (int i = 0; i < inner.numAttributes(); i++) {
      Attribute attribute = inner.attribute(i);
      if (attribute.type() != first.type()) {
        return "'" + first.name() + "' is " + Attribute.typeToString(first) + " and '" + attribute.name() + "' "
            + Attribute.typeToString(attribute);
      }
      String difference = HeaderSummary.labelDifference(HeaderSummary.labels(first), attribute);
      if (attribute.isNominal() && (difference != null || first.numValues() != attribute.numValues())) {
        return "'" + first.name() + "' and '" + attribute.name() + "' have different labels";
      }
    }
    return first.isString() ? "'" + first.name() + "' is a string" : null;
  }

  /** The common name before the numbers of a series such as att0, att1, att2; null if there is none. */
  private static String seriesPrefix(Instances inner) {
    String prefix = null;
    long last = -1;
    for (int i = 0; i < inner.numAttributes(); i++) {
      Matcher name = NUMBERED.matcher(inner.attribute(i).name());
      if (!name.matches() || name.group(2).length() > 9 || prefix != null && !prefix.equals(name.group(1))) {
        return null;
      }
      long number = Long.parseLong(name.group(2));
      if (prefix != null && number <= last) {
        return null;
      }
      prefix = name.group(1);
      last = number;
    }
    return prefix;
  }

  private static boolean columnMissing(Instances bag, int column) {
    for (Instance row : bag) {
      if (!row.isMissing(column)) {
        return false;
      }
    }
    return true;
  }

  private static boolean rowMissing(Instance row) {
    for (int c = 0; c < row.numAttributes(); c++) {
      if (!row.isMissing(c)) {
        return false;
      }
    }
    return true;
  }

  private static Orientation steps(String reason, String obstacle) {
    return new Orientation(Layout.STEPS, reason, obstacle);
  }

  private static Orientation channels(String reason) {
    return new Orientation(Layout.CHANNELS, reason, null);
  }
}
