package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.ComparisonRequest;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.data.Loaders;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.storage.Sha256;

/**
 * Results of Weka's Experimenter, ARFF or CSV, as an outcome of our own: the same tables, tests and charts from its numbers.
 * Columns are found by name, so what the Experimenter makes of a random split or of regression is read as well.
 *
 * <p>The Experimenter has no labels. A learner is called by its class, {@code RandomForest on SequencesToFlat} behind a filter;
 * where that is not enough, by its options too.
 */
public final class ExperimenterResults {
  private static final Pattern FILTER = Pattern.compile("(?<![\\w-])-F \\\\?\"?([\\w.$]+)");
  private static final Pattern WRAPPED = Pattern.compile("(?<![\\w-])-W ([\\w.$]+)");
  private static final Map<String, String> OURS = Map.of("measureParameters", "parameters", "measureEpochs", "epochsTrained");

  private ExperimenterResults() {}

  /**
   * Reads a file.
   *
   * @param file results of an experiment
   * @param baseline label of the learner to compare the others with; null for the first in the file
   * @param level of the test, in (0, 1)
   * @param known measures to look for; what the file has of them is taken over
   * @throws IOException if it cannot be read or is nothing of the kind
   * @throws IllegalArgumentException if it has no such learner
   */
  public static Outcome read(Path file, String baseline, double level, List<Measure> known) throws IOException {
    Instances table;
    try {
      table = Loaders.read(file);
    } catch (Exception e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    for (String needed : List.of("Key_Dataset", "Key_Run", "Key_Scheme")) {
      if (table.attribute(needed) == null) {
        throw new IOException(file + " holds no results of Weka's Experimenter: it has no column " + needed);
      }
    }
    if (table.isEmpty()) {
      throw new IOException(file + " has no results");
    }
    return outcome(file.getFileName().toString(), table, baseline, level, known);
  }

  /**
   * Writes an outcome into a folder of its own, over an earlier one of the same file.
   *
   * @throws IOException if the folder holds something else, or cannot be written
   */
  public static void keep(Outcome outcome, RunFolder into) throws IOException {
    try (RunClaim claim = RunClaim.forMerge(into)) {
      if (claim.goingOn()) {
        Outcome there = into.read();
        if (!there.provenance().machine().equals(outcome.provenance().machine())
            || !there.design().name().equals(outcome.design().name())) {
          throw new IOException(into.path() + " holds a run, which stays as it is; name another folder with -o");
        }
      }
      into.write(outcome);
    }
  }

  private static Outcome outcome(String name, Instances table, String baseline, double level,
      List<Measure> known) {
    Map<String, String> labels = labels(table);
    Set<String> data = new LinkedHashSet<>();
    Set<String> runs = new LinkedHashSet<>();
    Set<String> folds = new LinkedHashSet<>();
    for (Instance row : table) {
      data.add(text(row, "Key_Dataset"));
      runs.add(text(row, "Key_Run"));
      folds.add(text(row, "Key_Fold"));
    }
    List<Cell> cells = new ArrayList<>();
    Map<String, Cell> byKey = new LinkedHashMap<>();
    for (String set : data) {
      labels.forEach((scheme, label) -> {
        String[] parts = scheme.split("\u0000", 2);
        Cell cell = new Cell(cells.size(), Map.of(), set, label, parts[0], options(parts[1]), false);
        cells.add(cell);
        byKey.put(set + "\u0000" + scheme, cell);
      });
    }
    List<String> learners = new ArrayList<>(labels.values());
    if (baseline != null && !learners.contains(baseline)) {
      throw new IllegalArgumentException(
          "no learner '" + baseline + "' in " + name + "; there are " + String.join(", ", learners));
    }
    Map<Measure, Attribute> measures = measures(table, known);
    Protocol protocol = folds.size() > 1 ? Protocol.crossValidation(folds.size(), runs.size())
        : Protocol.holdOut(trainShare(table.firstInstance()), runs.size());
    List<DataSummary> summaries = data.stream().map(set -> new DataSummary(set, name, Sha256.of(set), set, "", -1, -1,
        Double.NaN, -1, -1, -1, "", Map.of())).toList();
    Design design =
        new Design(name.replaceFirst("\\.\\w+$", ""), 1, false, Map.of(), List.of(), summaries, learners, cells, protocol,
            new ArrayList<>(measures.keySet()), new ComparisonRequest(level, baseline == null ? learners.get(0) : baseline),
            List.of(),
            new ReportRequest("", List.of("html", "csv")));
    List<String> runOrder = new ArrayList<>(runs);
    List<JobResult> results = new ArrayList<>();
    for (Instance row : table) {
      Cell cell = byKey.get(text(row, "Key_Dataset") + "\u0000" + scheme(row));
      results.add(result(row, cell, runOrder.indexOf(text(row, "Key_Run")) + 1, measures));
    }
    Provenance provenance =
        new Provenance("", "", "", Sha256.of(results.stream().map(JobResult::job).toArray(String[]::new)),
            List.of(), Map.of(), Map.of("source", "results of Weka's Experimenter"), Map.of(), 1, "", "", 0, 0);
    return new Outcome(design, provenance, results, List.of());
  }

  private static List<String> options(String text) {
    try {
      return List.of(Utils.splitOptions(text));
    } catch (Exception e) {
      // not in the form Weka writes options in; shown as it is
      return List.of(text);
    }
  }

  private static JobResult result(Instance row, Cell cell, int run, Map<Measure, Attribute> measures) {
    int fold = text(row, "Key_Fold").isEmpty() ? 1 : (int) Double.parseDouble(text(row, "Key_Fold"));
    Map<String, Double> values = new LinkedHashMap<>();
    measures.forEach((measure, column) -> values.put(measure.name(),
        row.isMissing(column) ? Double.NaN : row.value(column) / ResultsTable.scale(measure)));
    double seconds = number(row, "Elapsed_Time_training") + number(row, "Elapsed_Time_testing");
    String id = Sha256.of(cell.data(), cell.commandLine(), text(row, "Key_Run"), Integer.toString(fold)).substring(0, 16);
    return new JobResult(id, cell.index(), cell.data(), cell.learner(), Map.of(), run, fold, -1, JobResult.Status.OK,
        (int) number(row, "Number_of_training_instances"), (int) number(row, "Number_of_testing_instances"), values, null,
        (int) number(row, "measureEpochs"), (int) number(row, "measureBestEpoch"), seconds, cell.commandLine(), "", List.of(),
        List.of(), "");
  }

  private static Map<Measure, Attribute> measures(Instances table, List<Measure> known) {
    Map<Measure, Attribute> found = new LinkedHashMap<>();
    for (Measure measure : known) {
      Attribute column = table.attribute(ResultsTable.column(measure));
      for (Map.Entry<String, String> ours : OURS.entrySet()) {
        column = ours.getValue().equals(measure.name()) ? table.attribute(ours.getKey()) : column;
      }
      if (column != null && column.isNumeric()) {
        found.put(measure, column);
      }
    }
    return found;
  }

  /** Scheme and options → label, in the order of the file; labels are unique. */
  private static Map<String, String> labels(Instances table) {
    Set<String> schemes = new LinkedHashSet<>();
    for (Instance row : table) {
      schemes.add(scheme(row));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (String scheme : schemes) {
      String[] parts = scheme.split("\u0000", 2);
      labels.put(scheme, label(parts[0], parts[1]));
    }
    for (String scheme : schemes) {
      String label = labels.get(scheme);
      if (labels.values().stream().filter(label::equals).count() > 1) {
        schemes.stream().filter(other -> labels.get(other).equals(label))
            .forEach(other -> labels.put(other, (label + " " + other.split("\u0000", 2)[1]).strip()));
      }
    }
    return labels;
  }

  private static String label(String scheme, String options) {
    Matcher wrapped = WRAPPED.matcher(options);
    Matcher filter = FILTER.matcher(options);
    if (scheme.endsWith(".FilteredClassifier") && wrapped.find() && filter.find()) {
      return simple(wrapped.group(1)) + " on " + simple(filter.group(1));
    }
    return simple(scheme);
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String scheme(Instance row) {
    return text(row, "Key_Scheme") + "\u0000" + text(row, "Key_Scheme_options").strip();
  }

  private static String text(Instance row, String column) {
    Attribute attribute = row.dataset().attribute(column);
    if (attribute == null || row.isMissing(attribute)) {
      return "";
    }
    return attribute.isNumeric() ? String.format(Locale.ROOT, "%.0f", row.value(attribute)) : row.stringValue(attribute);
  }

  private static double number(Instance row, String column) {
    Attribute attribute = row.dataset().attribute(column);
    return attribute == null || !attribute.isNumeric() || row.isMissing(attribute) ? 0 : row.value(attribute);
  }

  private static double trainShare(Instance row) {
    double train = number(row, "Number_of_training_instances");
    double test = number(row, "Number_of_testing_instances");
    return train > 0 && test > 0 ? train / (train + test) : 0.5;
  }
}
