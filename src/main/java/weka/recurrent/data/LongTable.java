package weka.recurrent.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A table of one row per time step: rows with the same identifier are one sequence, and often an attribute counts time within
 * each.
 *
 * <pre>
 *   certain    an identifier by name repeats, and a time by name never repeats within one of its values, or the class is the
 *              same in all rows of each; or any attribute stands in blocks of rows with the same value, and a time by name
 *              begins anew in each
 *   possible   an identifier by name repeats
 * </pre>
 * A table with a numbered series of attributes is none: its rows are sequences already.
 *
 * @param id attribute that identifies the sequence
 * @param time attribute that orders its steps; -1 if they are in the order of the rows
 * @param sequences different identifiers
 * @param rows rows with an identifier
 * @param certain whether it is a long table for certain
 * @param constantClass whether the class does not change within a sequence
 */
public record LongTable(int id, int time, int sequences, int rows, boolean certain, boolean constantClass) {
  /** Rows per identifier, on average, below which they do not repeat. */
  private static final double ROWS_PER_SEQUENCE = 2;

  /**
   * Looks for a long table.
   *
   * @param data any, with or without a class; read only
   * @return null if it is none
   */
  public static LongTable find(Instances data) {
    if (data.numInstances() < 4 || data.numAttributes() < 2) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < data.numAttributes(); i++) {
      if (data.attribute(i).isRelationValued()) {
        return null;
      }
      if (i != data.classIndex()) {
        names.add(data.attribute(i).name());
      }
    }
    List<NumberedSeries> series = NumberedSeries.in(names);
    if (!series.isEmpty() && series.get(0).size() >= Math.max(NumberedSeries.FEWEST, names.size() / 2.0)) {
      return null;
    }
    LongTable best = null;
    for (int i = 0; i < data.numAttributes(); i++) {
      if (i != data.classIndex()) {
        LongTable found = identifiedBy(data, i);
        if (found != null && (best == null || found.certain && !best.certain)) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The attribute that orders the rows of each value of an identifier, by its name and values; -1 if there is none. */
  public static int timeWithin(Instances data, int id) {
    Map<Object, List<Instance>> sequences = new LinkedHashMap<>();
    for (Instance row : data) {
      if (!row.isMissing(id)) {
        sequences
            .computeIfAbsent(data.attribute(id).isString() ? row.stringValue(id) : (Object) row.value(id), k -> new ArrayList<>())
            .add(row);
      }
    }
    return time(data, id, sequences);
  }

  private static LongTable identifiedBy(Instances data, int id) {
    Attribute attribute = data.attribute(id);
    boolean named = Identifiers.namedSo(attribute);
    if (attribute.isDate() || attribute.isNumeric() && !Identifiers.integers(data, attribute)
        || !named && attribute.isNumeric() && isTime(attribute)) {
      return null;
    }
    Map<Object, List<Instance>> sequences = new LinkedHashMap<>();
    Object last = null;
    int blocks = 0;
    int rows = 0;
    for (Instance row : data) {
      if (row.isMissing(id)) {
        return null;
      }
      Object key = attribute.isNumeric() ? (Object) row.value(id) : row.stringValue(id);
      blocks += key.equals(last) ? 0 : 1;
      last = key;
      sequences.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      rows++;
    }
    if (sequences.size() < 2 || rows < ROWS_PER_SEQUENCE * sequences.size()) {
      return null;
    }
    int time = time(data, id, sequences);
    boolean constant = data.classIndex() >= 0 && constant(sequences, data.classIndex());
    boolean informative = constant && Identifiers.differentValues(data, data.classAttribute()) > 1;
    boolean inBlocks = blocks == sequences.size();
    if (named) {
      boolean kinds = sequences.size() == 2 && attribute.isNumeric();
      return kinds && time < 0 ? null : new LongTable(id, time, sequences.size(), rows, time >= 0 || informative, constant);
    }
    boolean begins = time >= 0 && inBlocks && beginsAnew(sequences, time);
    return begins && (data.classIndex() < 0 || constant) ? new LongTable(id, time, sequences.size(), rows, true, constant) : null;
  }

  /** The attribute by whose name and values the rows of a sequence are ordered; -1 if there is none. */
  private static int time(Instances data, int id, Map<Object, List<Instance>> sequences) {
    for (int dated = 1; dated >= 0; dated--) {
      for (int i = 0; i < data.numAttributes(); i++) {
        Attribute attribute = data.attribute(i);
        boolean candidate = dated == 1 ? attribute.isDate() : attribute.type() == Attribute.NUMERIC && isTime(attribute);
        if (i != id && i != data.classIndex() && candidate && differs(sequences, i)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean isTime(Attribute attribute) {
    List<String> words = Identifiers.words(attribute.name());
    return !words.isEmpty() && (CalendarWords.isTime(words.get(words.size() - 1)) || CalendarWords.isTime(words.get(0))
        || words.contains("time")
        || words.get(words.size() - 1).matches("position|pos|order|reihenfolge|seq|rank|nummer|index|no|nr"));
  }

  private static boolean differs(Map<Object, List<Instance>> sequences, int time) {
    for (List<Instance> rows : sequences.values()) {
      Set<Double> seen = new HashSet<>();
      for (Instance row : rows) {
        if (row.isMissing(time) || !seen.add(row.value(time))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean beginsAnew(Map<Object, List<Instance>> sequences, int time) {
    double highest = Double.NEGATIVE_INFINITY;
    int anew = 0;
    for (List<Instance> rows : sequences.values()) {
      double before = Double.NEGATIVE_INFINITY;
      for (Instance row : rows) {
        if (row.value(time) <= before) {
          return false;
        }
        before = row.value(time);
      }
      anew += rows.get(0).value(time) <= highest ? 1 : 0;
      highest = Math.max(highest, before);
    }
    return anew == sequences.size() - 1;
  }

  private static boolean constant(Map<Object, List<Instance>> sequences, int index) {
    for (List<Instance> rows : sequences.values()) {
      double first = rows.get(0).value(index);
      for (Instance row : rows) {
        double value = row.value(index);
        if (value != first && !(Double.isNaN(value) && Double.isNaN(first))) {
          return false;
        }
      }
    }
    return true;
  }

  /** What was seen, in words. */
  public String sentence(Instances data) {
    return "Rows repeat '" + data.attribute(id).name() + "' (" + sequences + " values in " + rows + " rows)"
        + (time < 0 ? "" : " and '" + data.attribute(time).name() + "' counts the steps of each");
  }

  /** How to make sequences of the rows, in words. */
  public String remedy(Instances data) {
    String options =
        "-id " + quoted(data.attribute(id).name()) + (time < 0 ? "" : " -time " + quoted(data.attribute(time).name()));
    return "gather the rows with weka.filters.unsupervised.instance.LongToSequences " + options
        + (data.classIndex() >= 0 && !constantClass ? " (the class '" + data.classAttribute().name()
            + "' changes within a sequence: choose another one, or cut the sequences)" : "");
  }

  private static String quoted(String name) {
    return name.matches("\\S+") ? name : "\"" + name + "\"";
  }

  /** The warning about rows that are read as they are. */
  public String warning(Instances data) {
    return sentence(data) + ": " + (certain ? "this is" : "if they are steps of one sequence, this is")
        + " a long table, one row per time step, and rows of one sequence may stand in training and test. Remedy: "
        + remedy(data) + ". In a script: id: '" + data.attribute(id).name() + "'"
        + (time < 0 ? "" : ", time: '" + data.attribute(time).name() + "'") + " at the data";
  }
}
