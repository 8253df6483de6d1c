package weka.recurrent.experiment.plan;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import weka.core.Utils;
import weka.recurrent.classifier.Settings;

/**
 * One data set × one learner × one setting of the factors: what a table has a number for.
 *
 * @param index position in {@link Design#cells()}
 * @param factors the level of every factor; empty without {@code vary}
 * @param data {@link DataSummary#label()}
 * @param learner label of the learner; what tables and plots call it
 * @param scheme full class name of the Weka classifier
 * @param options its options with the factors resolved, without the job's seed
 * @param seeded whether the job's own seed is given to the scheme; true for networks whose seed the script left open
 */
public record Cell(int index, Map<String, Object> factors, String data, String learner, String scheme,
    List<String> options, boolean seeded) {
  public Cell {
    options = List.copyOf(options);
  }

  /** The row of a table: the data set and those factor levels that its label does not name already. */
  public String row() {
    StringJoiner row = new StringJoiner(" ");
    row.add(data);
    factors.forEach((name, value) -> {
      String level = name + "=" + value;
      if (!(" " + data + " ").contains(" " + level + " ")) {
        row.add(level);
      }
    });
    return row.toString();
  }

  /** What to paste into Weka: scheme and options. */
  public String commandLine() {
    return commandLine(options);
  }

  /** The options that bear on results: those of our networks without threads, checkpoints and the like. */
  List<String> decisive() {
    return Settings.decisive(scheme, options);
  }

  /** {@link #commandLine} with {@link #decisive} options only. */
  public String decisiveCommandLine() {
    return commandLine(decisive());
  }

  private String commandLine(List<String> given) {
    return (scheme + " " + Utils.joinOptions(given.toArray(new String[0]))).trim();
  }
}
