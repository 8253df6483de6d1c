package weka.core.converters;

import java.io.BufferedReader;
import java.io.IOException;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.Logger;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * Parses one file of the time-series archives.
 * <pre>
 *   file     = { '#' comment | '@' tag value... } '@data' { series }
 *   series   = values { ':' values } [ ':' class ]        one line
 *   values   = value { ',' value }                        value: a number, or ? for missing
 *            | '(' time ',' value ')' { ',' ... }         with @timeStamps true; time: a number, or yyyy-MM-dd HH:mm:ss
 * </pre>
 * Tags, in any case: problemName, timeStamps, missing, univariate, dimensions, equalLength, seriesLength, classLabel,
 * targetLabel. What the tags say of length and missing values is known to be wrong in some files of the archives; there the
 * data count, and a warning is logged.
 */
final class TSParser {
  /** The loader's, which people know. */
  private static final Logger LOG = Logger.getLogger(TSParser.class.getPackageName() + ".TSLoader");
  /** What Windows' editors begin a text with. */
  private static final char MARK = '\uFEFF';
  private static final String DATE = "yyyy-MM-dd HH:mm:ss";

  private final BufferedReader reader;
  private final String name;
  private final SimpleDateFormat dates = new SimpleDateFormat(DATE, Locale.ROOT);
  private int line;

  private String problem;
  private boolean timeStamps;
  private boolean univariate;
  private boolean saidComplete;
  private boolean saidEqual;
  private int saidLength = -1;
  private int dimensions = -1;
  private boolean labelled;
  private boolean numericTarget;
  private List<String> labels = List.of();

  private Boolean datedTime;
  private boolean warnedMissing;
  private int firstLength = -1;
  private boolean warnedLength;

  TSParser(BufferedReader reader, String name) {
    this.reader = reader;
    this.name = name;
    dates.setLenient(false);
    // A file that names no zone means the same everywhere.
    dates.setTimeZone(TimeZone.getTimeZone("UTC"));
  }

  Instances parse() throws IOException {
    header();
    List<double[][]> series = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (String text = next(); text != null; text = next()) {
      List<String> parts = split(text, ':');
      if (labelled) {
        targets.add(target(parts.remove(parts.size() - 1).trim()));
      }
      requireDimensions(parts.size());
      series.add(timeStamps ? stamped(parts) : plain(parts));
    }
    return instances(series, targets);
  }

  private void header() throws IOException {
    for (String text = next(); text != null; text = next()) {
      if (!text.startsWith("@")) {
        throw error("expected a tag such as @problemName, or @data before the first series; found '" + shortened(text) + "'");
      }
      String[] words = text.substring(1).split("\\s+");
      String tag = words[0].toLowerCase(Locale.ROOT);
      if (tag.equals("data")) {
        checkHeader();
        return;
      }
      tag(tag, words, text);
    }
    throw error("the file ends before @data");
  }

  private void tag(String tag, String[] words, String text) throws IOException {
    switch (tag) {
      case "problemname" -> problem = words.length > 1 ? text.split("\\s+", 2)[1] : null;
      case "timestamps" -> timeStamps = flag(words);
      case "missing" -> saidComplete = !flag(words);
      case "univariate" -> univariate = flag(words);
      case "equallength" -> saidEqual = flag(words);
      case "serieslength" -> saidLength = number(words);
      case "dimensions", "dimension" -> dimensions = number(words);
      case "classlabel" -> {
        boolean there = flag(words);
        labelled |= there;
        labels = List.of(words).subList(Math.min(2, words.length), words.length);
        if (there && labels.isEmpty()) {
          throw error("@classLabel true must be followed by the labels, separated by blanks");
        }
      }
      case "targetlabel" -> {
        numericTarget = flag(words);
        labelled |= numericTarget;
      }
      default -> LOG.warning(name + ", line " + line + ": tag @" + words[0] + " is unknown and ignored");
    }
  }

  private void checkHeader() throws IOException {
    if (numericTarget && !labels.isEmpty()) {
      throw error("a file has @classLabel true or @targetLabel true, found both");
    }
    if (univariate && dimensions > 1) {
      throw error("@univariate true allows one dimension, but @dimensions says " + dimensions);
    }
    if (univariate) {
      dimensions = 1;
    }
    long different = labels.stream().distinct().count();
    if (different < labels.size()) {
      throw error("labels after @classLabel must differ, found " + String.join(" ", labels));
    }
  }

  private double target(String text) throws IOException {
    if (text.equals("?")) {
      return Double.NaN;
    }
    if (numericTarget) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw error("with @targetLabel true the last part of a series must be a number, found '" + shortened(text) + "'");
      }
    }
    int label = labels.indexOf(text);
    if (label < 0) {
      throw error("the last part of a series must be one of the labels after @classLabel (" + String.join(", ", labels)
          + "), found '" + shortened(text) + "'");
    }
    return label;
  }

  private void requireDimensions(int found) throws IOException {
    if (dimensions < 0) {
      dimensions = found;
    }
    if (found != dimensions) {
      throw error("every series must have " + dimensions + (dimensions == 1 ? " dimension" : " dimensions")
          + ", separated by ':'" + (labelled ? " and followed by the class" : "") + "; found " + found);
    }
  }

  /** [step][dimension] */
  private double[][] plain(List<String> parts) throws IOException {
    double[][] columns = new double[parts.size()][];
    int longest = 0;
    for (int d = 0; d < columns.length; d++) {
      List<String> values = split(parts.get(d), ',');
      columns[d] = new double[values.size()];
      for (int t = 0; t < columns[d].length; t++) {
        columns[d][t] = value(values.get(t).trim(), d, t);
      }
      noteLength(columns[d].length);
      longest = Math.max(longest, columns[d].length);
    }
    double[][] steps = new double[longest][columns.length];
    for (int t = 0; t < longest; t++) {
      for (int d = 0; d < columns.length; d++) {
        steps[t][d] = t < columns[d].length ? columns[d][t] : Double.NaN;
      }
    }
    return steps;
  }

  /** [step][time, dimension...], the steps of all dimensions joined by time. */
  private double[][] stamped(List<String> parts) throws IOException {
    TreeMap<Double, double[]> steps = new TreeMap<>();
    for (int d = 0; d < parts.size(); d++) {
      List<String> pairs = split(parts.get(d), ',');
      double[] seen = new double[pairs.size()];
      for (int t = 0; t < pairs.size(); t++) {
        String pair = pairs.get(t).trim();
        int comma = pair.lastIndexOf(',');
        if (!pair.startsWith("(") || !pair.endsWith(")") || comma < 0) {
          throw error("with @timeStamps true a value must be (time,value), found '" + shortened(pair) + "'" + place(d, t));
        }
        seen[t] = time(pair.substring(1, comma).trim(), d, t);
        double[] step = steps.computeIfAbsent(seen[t], when -> {
          double[] empty = new double[parts.size() + 1];
          Arrays.fill(empty, Double.NaN);
          empty[0] = when;
          return empty;
        });
        step[d + 1] = value(pair.substring(comma + 1, pair.length() - 1).trim(), d, t);
      }
      if (Arrays.stream(seen).distinct().count() < seen.length) {
        throw error("times must differ within a dimension, but dimension " + (d + 1) + " has one twice");
      }
      noteLength(seen.length);
    }
    return steps.values().toArray(double[][]::new);
  }

  private double time(String text, int dimension, int step) throws IOException {
    ParsePosition position = new ParsePosition(0);
    Date date = dates.parse(text, position);
    boolean dated = date != null && position.getIndex() == text.length();
    if (datedTime == null) {
      datedTime = dated;
    }
    try {
      if (dated == datedTime) {
        return dated ? date.getTime() : Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below: it is neither.
    }
    throw error("a time must be " + (datedTime ? "a date as " + DATE + " like those before" : "a number, or a date as " + DATE
        + " throughout") + ", found '" + shortened(text) + "'" + place(dimension, step));
  }

  private double value(String text, int dimension, int step) throws IOException {
    if (text.equals("?") || text.equalsIgnoreCase("nan")) {
      if (saidComplete && !warnedMissing) {
        warnedMissing = true;
        LOG.warning(name + ", line " + line + ": there are missing values although the header says @missing false");
      }
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error("a value must be a number, or ? for missing; found '" + shortened(text) + "'" + place(dimension, step));
    }
  }

  private void noteLength(int length) {
    firstLength = firstLength < 0 ? length : firstLength;
    boolean wrong = saidLength >= 0 && length != saidLength || saidEqual && length != firstLength;
    if (wrong && !warnedLength && saidEqual) {
      warnedLength = true;
      LOG.warning(name + ", line " + line + ": a series has " + length + " steps although the header says @equalLength true"
          + (saidLength >= 0 ? " and @seriesLength " + saidLength : ""));
    }
  }

  private Instances instances(List<double[][]> series, List<Double> targets) {
    ArrayList<Attribute> channels = new ArrayList<>();
    if (timeStamps) {
      channels.add(Boolean.TRUE.equals(datedTime) ? new Attribute("time", DATE) : new Attribute("time"));
    }
    for (int d = 1; d <= Math.max(1, dimensions); d++) {
      channels.add(new Attribute("ch" + d));
    }
    Instances inner = new Instances("sequence", channels, 0);
    ArrayList<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("sequence", inner));
    if (labelled) {
      attributes.add(numericTarget ? new Attribute("target") : new Attribute("class", labels));
    }
    Instances data = new Instances(problem == null ? name : problem, attributes, series.size());
    for (int n = 0; n < series.size(); n++) {
      Instances bag = new Instances(inner, series.get(n).length);
      for (double[] step : series.get(n)) {
        bag.add(new DenseInstance(1, step));
      }
      double sequence = data.attribute(0).addRelation(bag);
      data.add(new DenseInstance(1, labelled ? new double[] {sequence, targets.get(n)} : new double[] {sequence}));
    }
    return data;
  }

  /** The next line that is neither empty nor a comment, or null. */
  private String next() throws IOException {
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      String trimmed = (line == 1 && !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text).trim();
      if (!trimmed.isEmpty() && trimmed.charAt(0) != '#' && trimmed.charAt(0) != '%') {
        return trimmed;
      }
    }
    return null;
  }

  /** Cuts at a separator that stands outside parentheses. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth <= 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private boolean flag(String[] words) throws IOException {
    if (words.length < 2 || !words[1].equalsIgnoreCase("true") && !words[1].equalsIgnoreCase("false")) {
      throw error("@" + words[0] + " must be true or false, found "
          + (words.length < 2 ? "nothing" : "'" + shortened(words[1]) + "'"));
    }
    return words[1].equalsIgnoreCase("true");
  }

  private int number(String[] words) throws IOException {
    if (words.length < 2 || !words[1].matches("\\d{1,9}") || Integer.parseInt(words[1]) < 1) {
      throw error("@" + words[0] + " must be a number of at least 1, found "
          + (words.length < 2 ? "nothing" : "'" + shortened(words[1]) + "'"));
    }
    return Integer.parseInt(words[1]);
  }

  private static String place(int dimension, int step) {
    return " at step " + (step + 1) + " of dimension " + (dimension + 1);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  private IOException error(String message) {
    return new IOException(name + ", line " + line + ": " + message);
  }
}
