import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of scripts/archive, in Markdown: accuracy of each learner on the official split of each set, mean of its seeds, with the
 * published figures beside; mean, mean rank (1 is best), wins, ties and losses and Wilcoxon's signed-rank test of the first learner
 * against each other one, Nemenyi's critical difference of mean ranks (Demsar 2006, JMLR 7), and cost. A mean, a rank and a test count
 * the sets for which all that they compare have a figure.
 * usage: java ArchiveTable.java results.csv [published.tsv]
 */
public final class ArchiveTable {
  /** Upper 5 % quantiles of the range of k = 2, 3, ... standard normals, over the root of 2. */
  private static final double[] Q = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};

  /** [column][set] percent. */
  private final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
  private final Map<String, double[]> cost = new LinkedHashMap<>();
  private final Set<String> sets = new TreeSet<>();
  private final Set<String> own = new LinkedHashSet<>();
  private int failed;

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: java ArchiveTable.java results.csv [published.tsv]");
      System.exit(2);
    }
    ArchiveTable table = new ArchiveTable();
    table.results(Path.of(arguments[0]));
    if (arguments.length == 2) {
      table.published(Path.of(arguments[1]));
    }
    System.out.print(table.text());
  }

  private void results(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = cells(lines.get(0));
    Map<String, Map<String, List<Double>>> runs = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = cells(line);
      String learner = row.get(header.indexOf("learner"));
      if (!row.get(header.indexOf("status")).equals("ok")) {
        failed++;
        continue;
      }
      String set = row.get(header.indexOf("data")).replaceAll("[_-]?TRAIN.*", "");
      sets.add(set);
      own.add(learner);
      runs.computeIfAbsent(learner, l -> new TreeMap<>()).computeIfAbsent(set, s -> new ArrayList<>())
          .add(100 * Double.parseDouble(row.get(header.indexOf("accuracy"))));
      double[] seconds = cost.computeIfAbsent(learner, l -> new double[2]);
      seconds[0] += Double.parseDouble(row.get(header.indexOf("trainTime")));
      seconds[1] += Double.parseDouble(row.get(header.indexOf("testTime")));
    }
    runs.forEach((learner, of) -> {
      Map<String, Double> means = new TreeMap<>();
      of.forEach((set, values) -> means.put(set, values.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
      columns.put(learner, means);
    });
  }

  /** One line of comma-separated values; quotes hold commas, and doubled quotes one. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private void published(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split("\t");
    for (int c = 1; c < header.length; c++) {
      Map<String, Double> column = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] row = line.split("\t");
        if (c < row.length && sets.contains(row[0]) && row[c].matches("[\\d.]+")) {
          column.put(row[0], Double.parseDouble(row[c]));
        }
      }
      columns.put(header[c] + " (published)", column);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder("| set |");
    columns.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    for (String set : sets) {
      text.append("| ").append(set).append(" |");
      columns.values().forEach(column -> text.append(' ').append(figure(column.get(set))).append(" |"));
      text.append('\n');
    }
    row(text, "mean of its sets", name -> figure(mean(columns.get(name))));
    List<String> complete = sets.stream().filter(set -> own.stream().allMatch(name -> columns.get(name).containsKey(set))).toList();
    Map<String, Double> ranks = ranks(complete);
    row(text, "mean rank among ours", name -> ranks.containsKey(name) ? String.format(Locale.ROOT, "%.2f", ranks.get(name)) : "-");
    String first = own.iterator().next();
    row(text, first + ": wins/ties/losses", name -> name.equals(first) ? "-" : against(first, name));
    row(text, first + ": Wilcoxon p", name -> name.equals(first) ? "-" : wilcoxon(first, name));
    row(text, "seconds, training", name -> cost.containsKey(name) ? String.format(Locale.ROOT, "%.1f", cost.get(name)[0]) : "-");
    row(text, "seconds, testing", name -> cost.containsKey(name) ? String.format(Locale.ROOT, "%.1f", cost.get(name)[1]) : "-");
    text.append('\n').append(complete.size()).append(" sets with a figure of each of our learners");
    if (own.size() >= 2 && own.size() - 2 < Q.length && complete.size() > 0) {
      text.append(String.format(Locale.ROOT, "; mean ranks closer than %.2f are not told apart (Nemenyi, 5 %%)",
          Q[own.size() - 2] * Math.sqrt(own.size() * (own.size() + 1) / (6.0 * complete.size()))));
    }
    text.append(". Seconds are those of a clock, of all seeds together, with as many jobs at a time as the run had.\n");
    if (failed > 0) {
      text.append(failed).append(" jobs failed and are not counted.\n");
    }
    return text.toString();
  }

  private interface Cell {
    String of(String column);
  }

  private void row(StringBuilder text, String name, Cell cell) {
    text.append("| **").append(name).append("** |");
    columns.keySet().forEach(column -> text.append(' ').append(cell.of(column)).append(" |"));
    text.append('\n');
  }

  private static String figure(Double value) {
    return value == null || value.isNaN() ? "-" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static double mean(Map<String, Double> column) {
    return column.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private Map<String, Double> ranks(List<String> complete) {
    Map<String, Double> ranks = new LinkedHashMap<>();
    for (String name : own) {
      double sum = 0;
      for (String set : complete) {
        double value = columns.get(name).get(set);
        long better = own.stream().filter(other -> columns.get(other).get(set) > value).count();
        long equal = own.stream().filter(other -> columns.get(other).get(set) == value).count();
        sum += better + (equal + 1) / 2.0;
      }
      if (!complete.isEmpty()) {
        ranks.put(name, sum / complete.size());
      }
    }
    return ranks;
  }

  /** Differences of two columns where both have a figure; ours are rounded as the published ones are. */
  private double[] differences(String a, String b) {
    return sets.stream().filter(set -> columns.get(a).containsKey(set) && columns.get(b).containsKey(set))
        .mapToDouble(set -> Math.round(10 * columns.get(a).get(set)) / 10.0 - Math.round(10 * columns.get(b).get(set)) / 10.0)
        .toArray();
  }

  private String against(String a, String b) {
    double[] d = differences(a, b);
    return Arrays.stream(d).filter(x -> x > 1e-9).count() + "/" + Arrays.stream(d).filter(x -> Math.abs(x) <= 1e-9).count() + "/"
        + Arrays.stream(d).filter(x -> x < -1e-9).count();
  }

  /** Two-sided, by the distribution of all signs of the ranks; ties of 0 are left out. */
  private String wilcoxon(String a, String b) {
    double[] d = Arrays.stream(differences(a, b)).filter(x -> Math.abs(x) > 1e-9).toArray();
    int n = d.length;
    if (n < 5) {
      return "-";
    }
    // Twice the ranks, which are whole numbers also where ranks are shared.
    int[] twice = new int[n];
    int total = 0;
    int positive = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.abs(d[i]);
      int below = (int) Arrays.stream(d).filter(x -> Math.abs(x) < size - 1e-9).count();
      int same = (int) Arrays.stream(d).filter(x -> Math.abs(Math.abs(x) - size) <= 1e-9).count();
      twice[i] = 2 * below + same + 1;
      total += twice[i];
      positive += d[i] > 0 ? twice[i] : 0;
    }
    double[] ways = new double[total + 1];
    ways[0] = 1;
    for (int rank : twice) {
      for (int sum = total; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    double tail = 0;
    for (int sum = 0; sum <= Math.min(positive, total - positive); sum++) {
      tail += ways[sum];
    }
    return String.format(Locale.ROOT, "%.3f", Math.min(1, 2 * tail / Math.pow(2, n)));
  }
}
