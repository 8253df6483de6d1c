package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weka.core.Instances;
import weka.recurrent.data.LongTable;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Description;
import weka.recurrent.experiment.plan.FileData;
import weka.recurrent.experiment.plan.GatheredData;

/**
 * A first script for a data file: gathers the rows of a long table, chooses measures by the kind of the class and the evaluation
 * by the number of sequences, and compares networks with a baseline that knows nothing.
 */
final class FittingScript {
  /** Sequences above which one split says as much as folds do. */
  private static final int MANY = 2000;
  private static final int FOLDS = 5;

  private final FileData file;
  private final String path;
  private final String words;
  private final DataSummary data;

  /**
   * @param file the data
   * @param className class attribute; empty for the last one
   * @param path of the data as the script writes it
   * @throws IOException if the file cannot be read, or no sequences are in it
   */
  FittingScript(Path file, String className, String path) throws IOException {
    this.file = new FileData(file.getFileName().toString(), file, className);
    this.path = path;
    Instances rows = this.file.readAsItIs();
    LongTable table = LongTable.find(rows);
    List<String> words = new ArrayList<>();
    if (!className.isEmpty()) {
      words.add("classAttribute: " + quoted(className));
    }
    DataSource source = this.file;
    if (table != null && table.certain()) {
      if (rows.classIndex() >= 0 && !table.constantClass()) {
        throw new IOException(file + ": " + table.sentence(rows) + ", but the class '" + rows.classAttribute().name()
            + "' changes within a sequence. Name an attribute that is the same in all rows of a sequence: --class NAME");
      }
      String id = rows.attribute(table.id()).name();
      String time = table.time() < 0 ? "none" : rows.attribute(table.time()).name();
      words.add("id: " + quoted(id));
      words.add("time: " + quoted(time));
      source = new GatheredData(this.file, id, time);
    }
    this.words = words.isEmpty() ? "" : ", " + String.join(", ", words);
    data = Description.of(source);
    if (data.maxLength() < 0) {
      throw new IOException(file + ": " + data.layout());
    }
    if (data.className().isEmpty()) {
      throw new IOException(file + ": it has no class to predict. Name an attribute that is one: --class NAME");
    }
  }

  /** The whole script. */
  String text() {
    boolean nominal = !data.classes().isEmpty();
    String name = file.label().replaceAll("\\.gz$", "").replaceAll("\\.[A-Za-z0-9]+$", "");
    StringBuilder text = new StringBuilder("// " + oneLine(data.layout()) + ".\n");
    data.notes().forEach(note -> text.append("// ").append(oneLine(note)).append('\n'));
    text.append("experiment(").append(quoted(name)).append(") {\n");
    text.append("    seed 1\n");
    text.append("    data ").append(quoted(path)).append(words).append("\n\n");
    text.append("    learners Reservoir: reservoir(),\n");
    text.append("             GRU      : gru(),\n");
    text.append("             LSTM     : lstm(),\n");
    text.append("             Guess    : weka('rules.ZeroR')          // what a learner says that looks at nothing\n\n");
    text.append(data.sequences() > MANY ? "    evaluate split: 0.7\n" : "    evaluate folds: " + folds() + "\n");
    text.append(nominal ? "    measure accuracy, kappa, trainTime\n" : "    measure rmse, mae, trainTime\n");
    text.append("    report ").append(quoted("out/" + name.replaceAll("[^\\p{L}\\p{N}._-]+", "-"))).append("\n}\n");
    return text.toString();
  }

  private int folds() {
    int fewest = data.classes().values().stream().filter(n -> n > 0).mapToInt(Integer::intValue).min().orElse(data.sequences());
    return Math.max(2, Math.min(FOLDS, Math.min(fewest, data.sequences())));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
