package weka.recurrent.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the directory of data sets and its README say: which train and test files there are in which layout, what was
 * published on this split, and which floor each cell must reach. Nothing of it is written down a second time here.
 */
final class DataSets {

  /** How a set is judged. */
  enum Measure {
    /** Percent of test sequences whose class is right. */
    ACCURACY("accuracy %", true),
    /** Root mean squared error of a numeric class. */
    RMSE("RMSE", false),
    /** Area under the ROC curve of two classes. */
    AUC("area under ROC", true);

    final String text;
    final boolean moreIsBetter;

    Measure(String text, boolean moreIsBetter) {
      this.text = text;
      this.moreIsBetter = moreIsBetter;
    }
  }

  /** One train and test file of a set; layout is mi, cols, str, uea or ts. */
  record Split(String set, String layout, Path train, Path test) {}

  private static final Pattern TRAIN = Pattern.compile("(.+)_TRAIN(?:_([a-z]+))?\\.(arff|ts)(\\.gz)?");
  private static final Pattern DTW = Pattern.compile("DTW (\\d*\\.\\d+|\\d+)");

  private final Map<String, List<Split>> splits = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> floors = new HashMap<>();
  private final Map<String, String> published = new HashMap<>();
  private final Map<String, Measure> measures = new HashMap<>();

  /** Reads README.md and the names of the files in a directory of data sets. */
  static DataSets in(Path directory) throws IOException {
    DataSets sets = new DataSets();
    sets.readTables(Files.readAllLines(directory.resolve("README.md")));
    for (String set : sets.published.keySet().stream().sorted().toList()) {
      if (Files.isDirectory(directory.resolve(set))) {
        sets.splits.put(set, sets.splitsOf(set, directory.resolve(set)));
      }
    }
    sets.splits.values().removeIf(List::isEmpty);
    if (sets.splits.isEmpty() || sets.floors.isEmpty()) {
      throw new IOException(directory + "/README.md must hold a table of sets and a table of floors, and a directory per set");
    }
    return sets;
  }

  private List<Split> splitsOf(String set, Path directory) throws IOException {
    List<Split> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path train : files.sorted().toList()) {
        Matcher name = TRAIN.matcher(train.getFileName().toString());
        if (name.matches()) {
          String layout = name.group(2) == null ? name.group(3) : name.group(2);
          found.add(new Split(set, layout, train, testOf(train)));
        }
      }
    }
    // The step-wise layout first: it is the one that all sets but the texts have.
    found.sort((a, b) -> Boolean.compare(!a.layout().equals("mi"), !b.layout().equals("mi")));
    return found;
  }

  private static Path testOf(Path train) throws IOException {
    String name = train.getFileName().toString().replace("_TRAIN", "_TEST").replaceFirst("\\.gz$", "");
    for (String suffix : List.of("", ".gz")) {
      Path test = train.resolveSibling(name + suffix);
      if (Files.exists(test)) {
        return test;
      }
    }
    throw new IOException("no test file " + name + " beside " + train);
  }

  private void readTables(List<String> lines) {
    List<String> header = List.of();
    for (String line : lines) {
      if (!line.startsWith("|")) {
        header = List.of();
        continue;
      }
      List<String> cells = Stream.of(line.substring(1).split("\\|", -1)).map(String::trim).toList();
      if (header.isEmpty()) {
        header = cells;
      } else if (!cells.get(0).startsWith("---")) {
        String set = cells.get(0).split("[ /]")[0];
        if (header.get(0).equals("set")) {
          published.put(set, cells.get(header.size() - 2));
        } else {
          readFloors(set, header, cells);
        }
      }
    }
  }

  private void readFloors(String set, List<String> header, List<String> cells) {
    String title = cells.get(0);
    measures.put(set, title.contains("RMSE") ? Measure.RMSE : title.contains("ROC") ? Measure.AUC : Measure.ACCURACY);
    Map<String, Double> perCell = new HashMap<>();
    for (int column = 1; column < header.size(); column++) {
      if (cells.get(column).matches("\\d*\\.?\\d+")) {
        perCell.put(header.get(column), Double.parseDouble(cells.get(column)));
      }
    }
    floors.put(set, perCell);
  }

  List<String> names() {
    return List.copyOf(splits.keySet());
  }

  List<Split> splits(String set) {
    return splits.getOrDefault(set, List.of());
  }

  Measure measure(String set) {
    return measures.getOrDefault(set, Measure.ACCURACY);
  }

  OptionalDouble floor(String set, String cell) {
    Double floor = floors.getOrDefault(set, Map.of()).get(cell);
    return floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor);
  }

  /** The README's words on what others reached on this split. */
  String published(String set) {
    return published.getOrDefault(set, "-");
  }

  /** The published figure of one nearest neighbor with dynamic time warping, where the README has one. */
  OptionalDouble publishedDtw(String set) {
    Matcher dtw = DTW.matcher(published(set));
    return dtw.find() ? OptionalDouble.of(Double.parseDouble(dtw.group(1))) : OptionalDouble.empty();
  }
}
