package weka.recurrent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * How many sequences it takes to learn the classic long-memory tasks: RNN beside LSTM beside GRU, beside what was published.
 *
 * <pre>ClassicTasks run LOG SEEDS MOST     measures what the log does not have yet, one line each
 * ClassicTasks table LOG                  prints the table of a log</pre>
 *
 * <p>The measured numbers depend on nothing but task, cell and seed: every machine gives the same.
 */
public final class ClassicTasks {
  private static final List<Cell> CELLS = List.of(Cell.RNN_TANH, Cell.LSTM, Cell.GRU);

  private ClassicTasks() {}

  /** A line of the log. */
  private record Line(String task, String cell, int seed, int sequences, boolean solved, int wrong, int weights, double seconds) {
    static Line parse(String text) {
      String[] parts = text.split("\t");
      return new Line(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), Boolean.parseBoolean(parts[4]),
          Integer.parseInt(parts[5]), Integer.parseInt(parts[6]), Double.parseDouble(parts[7]));
    }

    String text() {
      return String.format(Locale.ROOT, "%s\t%s\t%d\t%d\t%s\t%d\t%d\t%.1f\n", task, cell, seed, sequences, solved, wrong, weights,
          seconds);
    }

    String key() {
      return task + "\t" + cell + "\t" + seed;
    }
  }

  /** Measures, or prints what was measured. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path log = Path.of(arguments[1]);
    if (arguments[0].equals("run")) {
      measure(log, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    } else {
      System.out.print(table(read(log)));
    }
  }

  private static Map<String, Line> read(Path log) throws IOException {
    Map<String, Line> lines = new LinkedHashMap<>();
    if (Files.exists(log)) {
      for (String text : Files.readAllLines(log)) {
        Line line = Line.parse(text);
        lines.put(line.key(), line);
      }
    }
    return lines;
  }

  /** Seed by seed and long lags last, so that what is cut short is a whole table of fewer seeds. */
  private static void measure(Path log, int seeds, int most) throws IOException, InterruptedException {
    Map<String, Line> known = read(log);
    try (Backend backend = new CpuBackend(1)) {
      for (boolean takesLong : new boolean[] {false, true}) {
        for (int seed = 1; seed <= seeds; seed++) {
          for (ClassicTask task : ClassicTask.all()) {
            for (Cell cell : CELLS) {
              if (task.takesLong() == takesLong && !known.containsKey(task.title() + "\t" + name(cell) + "\t" + seed)) {
                measure(log, task, cell, seed, most, backend);
              }
            }
          }
        }
      }
    }
  }

  private static void measure(Path log, ClassicTask task, Cell cell, int seed, int most, Backend backend)
      throws IOException, InterruptedException {
    OnlineTraining.Result result = new OnlineTraining(task, cell, seed, most, backend).run(most);
    Line line = new Line(task.title(), name(cell), seed, result.sequences(), result.solved(), result.wrong(), result.weights(),
        result.seconds());
    Files.writeString(log, line.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String name(Cell cell) {
    return cell == Cell.RNN_TANH ? "RNN" : cell.name();
  }

  /** A row per task; the median over the seeds that solved it, and how many did. */
  private static String table(Map<String, Line> lines) {
    StringBuilder text =
        new StringBuilder("| task | lag | solved when | published | RNN | LSTM | GRU |\n|---|--:|---|---|--:|--:|--:|\n");
    for (ClassicTask task : ClassicTask.all()) {
      text.append("| ").append(task.title()).append(" | ").append(task.lag()).append(" | ").append(task.criterion()).append(" | ")
          .append(task.published());
      for (Cell cell : CELLS) {
        text.append(" | ").append(entry(lines.values().stream()
            .filter(line -> line.task().equals(task.title()) && line.cell().equals(name(cell)))
            .sorted(Comparator.comparing((Line line) -> !line.solved()).thenComparingInt(Line::sequences)).toList()));
      }
      text.append(" |\n");
    }
    text.append("\nEvery run:\n\n| task | cell | seed | weights | sequences | solved | wrong of ")
        .append(String.format(Locale.ROOT, "%,d", OnlineTraining.FINAL_TEST))
        .append(" | seconds |\n|---|---|--:|--:|--:|---|--:|--:|\n");
    for (Line line : lines.values()) {
      text.append(
          String.format(Locale.ROOT, "| %s | %s | %d | %,d | %,d | %s | %,d | %.0f |\n", line.task(), line.cell(), line.seed(),
              line.weights(), line.sequences(), line.solved() ? "yes" : "no", line.wrong(), line.seconds()));
    }
    return text.toString();
  }

  /** Sequences of each seed that solved it, least first, and what became of the others. */
  private static String entry(List<Line> runs) {
    if (runs.isEmpty()) {
      return "not measured";
    }
    String solved = runs.stream().filter(Line::solved).map(line -> String.format(Locale.ROOT, "%,d", line.sequences()))
        .collect(Collectors.joining(" · "));
    List<Line> failed = runs.stream().filter(line -> !line.solved()).toList();
    if (failed.isEmpty()) {
      return solved;
    }
    String not = String.format(Locale.ROOT, "%snot solved within %,d", failed.size() == runs.size() && runs.size() > 1
        ? runs.size() + " of " + runs.size() + " " : failed.size() > 1 ? failed.size() + " times " : "",
        failed.get(0).sequences());
    return solved.isEmpty() ? not : solved + " · " + not;
  }
}
