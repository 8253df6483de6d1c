package weka.core.converters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.RevisionUtils;
import weka.recurrent.data.DateText;

/**
 * Loads {@code .tsf} and {@code .tsf.gz}, the format of the Monash forecasting archive (Godahewa et al. 2021, arXiv:2105.06643):
 * one series per line, its attributes and then its values.
 *
 * <pre>
 *   file   = { '#' comment | '@' tag value } '@data' { series }
 *   series = attribute { ':' attribute } ':' value { ',' value }      value: a number, or ? for missing
 * </pre>
 * The result holds one attribute for each {@code @attribute} (string, numeric or date) and a relational attribute {@code
 * sequence} with one row per value. There is no class: a value to predict is cut from a series by windows.
 */
public class TSFLoader extends WholeFileLoader {
  private static final long serialVersionUID = 1L;

  /** The extension of these files. */
  public static final String FILE_EXTENSION = ".tsf";

  /** What the loader does. */
  public String globalInfo() {
    return "Reads .tsf files, the format of the Monash time-series forecasting archive. Each series becomes a relational "
        + "attribute with "
        + "one row per value, beside its name and start.\n\nFor more information: https://forecastingdata.org";
  }

  @Override
  public String getFileExtension() {
    return FILE_EXTENSION;
  }

  @Override
  public String getFileDescription() {
    return "Forecasting archive files";
  }

  @Override
  Instances parse(InputStream source, String name) throws IOException {
    byte[] bytes = source.readAllBytes();
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r");
    String relation = name;
    ArrayList<Attribute> attributes = new ArrayList<>();
    int at = 0;
    boolean data = false;
    for (; at < lines.length && !data; at++) {
      String line = lines[at].trim();
      String[] words = line.split("\\s+");
      switch (words[0].toLowerCase(Locale.ROOT)) {
        case "@relation" -> relation = words.length > 1 ? words[1] : name;
        case "@attribute" -> attributes.add(attribute(words, name, at + 1));
        case "@data" -> data = true;
        default -> {
          if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '@') {
            throw error(name, at + 1,
                "expected a tag such as @attribute, or @data before the first series; found '" + shortened(line) + "'");
          }
        }
      }
    }
    if (!data) {
      throw new IOException(name + ": the file ends before @data");
    }
    Instances inner = new Instances("sequence", new ArrayList<>(List.of(new Attribute("value"))), 0);
    int parts = attributes.size();
    attributes.add(new Attribute("sequence", inner));
    Instances all = new Instances(relation, attributes, 0);
    for (; at < lines.length; at++) {
      String line = lines[at].trim();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        all.add(new DenseInstance(1, series(line, all, parts, name, at + 1)));
      }
    }
    if (all.isEmpty()) {
      throw new IOException(name + ": there is no series after @data");
    }
    return all;
  }

  private static Attribute attribute(String[] words, String name, int line) throws IOException {
    String type = words.length == 3 ? words[2].toLowerCase(Locale.ROOT) : "";
    return switch (type) {
      case "string" -> new Attribute(words[1], (List<String>) null);
      case "numeric" -> new Attribute(words[1]);
      case "date" -> new Attribute(words[1], "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
      default -> throw error(name, line, "@attribute takes a name and string, numeric or date");
    };
  }

  private static double[] series(String line, Instances all, int parts, String name, int number) throws IOException {
    String[] cells = line.split(":", -1);
    if (cells.length != parts + 1) {
      throw error(name, number,
          "a series must have " + parts + " attributes and its values, separated by ':'; found " + cells.length
              + " parts");
    }
    double[] values = new double[parts + 1];
    for (int i = 0; i < parts; i++) {
      String cell = cells[i].trim();
      Attribute attribute = all.attribute(i);
      if (cell.isEmpty() || cell.equals("?")) {
        values[i] = Double.NaN;
      } else if (attribute.isString()) {
        values[i] = attribute.addStringValue(cell);
      } else {
        // 1979-01-01 00-00-00
        values[i] =
            attribute.isDate() ? DateText.millis(cell.replaceFirst("(\\d{4}-\\d{1,2}-\\d{1,2} \\d{1,2})-(\\d{2})-(\\d{2})$",
                "$1:$2:$3"), DateText.Order.UNKNOWN) : number(cell, name, number, 0);
        if (Double.isNaN(values[i])) {
          throw error(name, number, "'" + attribute.name() + "' must be a date, found '" + shortened(cell) + "'");
        }
      }
    }
    String[] steps = cells[parts].split(",", -1);
    Instances bag = new Instances(all.attribute(parts).relation(), steps.length);
    for (int t = 0; t < steps.length; t++) {
      String cell = steps[t].trim();
      bag.add(new DenseInstance(1, new double[] {cell.equals("?") || cell.equalsIgnoreCase("nan") ? Double.NaN
          : number(cell, name, number, t + 1)}));
    }
    values[parts] = all.attribute(parts).addRelation(bag);
    return values;
  }

  private static double number(String cell, String name, int line, int step) throws IOException {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw error(name, line,
          "a value must be a number, or ? for missing; found '" + shortened(cell) + "'" + (step > 0 ? " at step "
              + step : ""));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  private static IOException error(String name, int line, String message) {
    return new IOException(name + ", line " + line + ": " + message);
  }

  @Override
  public String getRevision() {
    return RevisionUtils.extract("$Revision: 1 $");
  }

  /**
   * Prints a file as ARFF.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) {
    runFileLoader(new TSFLoader(), arguments);
  }
}
