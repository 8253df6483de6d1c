package weka.recurrent.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.Randomizable;
import weka.core.Utils;
import weka.core.converters.ConverterUtils.DataSource;
import weka.recurrent.accuracy.DataSets.Measure;
import weka.recurrent.accuracy.DataSets.Split;

/**
 * Trains and tests with Weka's {@link Evaluation} and prints a Markdown table: a row per set, layout and cell. Progress goes
 * to standard error. Exits with 0 if all floors are met, 1 if one is missed, 2 for a mistake in the arguments or a failure.
 */
public final class AccuracyTable {

  private static final String USAGE = """
      usage: scripts/accuracy [--sets A,B] [--cells RNN,LSTM,GRU] [--seeds 1,2,3] [--layouts first|all|mi,cols,...]
                              [--data DIRECTORY] [-- OPTIONS OF THE CLASSIFIERS]
      Without options: every set in its first layout, all three cells, three seeds, Weka's defaults.
      Floors and published figures are read from README.md in the data directory (default: ../shared/data).
      Exit code 0: every floor is met, 1: one is missed, 2: wrong usage, or a run failed.""";

  private List<String> sets = List.of();
  private List<String> cells = List.of("RNN", "LSTM", "GRU");
  private List<String> seeds = List.of("1", "2", "3");
  private List<String> layouts = List.of("first");
  private Path data = Path.of("../shared/data");
  private String[] options = {};
  private final List<String> missed = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  /** Results of the seeds of one row. */
  private record Row(Split split, Measure measure, double[] results, double trainSeconds, double testSeconds) {

    double mean() {
      return Arrays.stream(results).average().orElse(Double.NaN);
    }

    double deviation() {
      double mean = mean();
      return Math.sqrt(Arrays.stream(results).map(r -> (r - mean) * (r - mean)).sum() / Math.max(1, results.length - 1));
    }
  }

  /** What needs no training, per set. */
  private record Baselines(double majority, OptionalDouble neighbor) {}

  public static void main(String[] args) {
    AccuracyTable table = new AccuracyTable();
    try {
      table.read(args);
      table.print();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(2);
    }
    System.err.println(table.missed.isEmpty() ? "All floors met." : "Floors missed: " + table.missed);
    System.err.println(table.failed.isEmpty() ? "No run failed." : "Failed: " + table.failed);
    System.exit(!table.failed.isEmpty() ? 2 : !table.missed.isEmpty() ? 1 : 0);
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      List<String> values = List.of(value.split(","));
      switch (args[i]) {
        case "--sets" -> sets = values;
        case "--cells" -> cells = values;
        case "--seeds" -> seeds = values;
        case "--layouts" -> layouts = values;
        case "--data" -> data = Path.of(value);
        case "--" -> {
          options = Arrays.copyOfRange(args, i + 1, args.length);
          return;
        }
        default -> throw new IllegalArgumentException("unknown argument " + args[i]);
      }
      if (value.isEmpty()) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      i++;
    }
  }

  private void print() throws Exception {
    DataSets known = DataSets.in(data);
    List<String> wanted = sets.isEmpty() ? known.names() : sets;
    for (String set : wanted) {
      if (known.splits(set).isEmpty()) {
        throw new IllegalArgumentException("no set " + set + " in " + data + ", there are " + known.names());
      }
    }
    System.out.println("| set | layout | cell | measure | mean | sd | floor | met | train s | test s | majority | 1NN-DTW here "
        + "| 1NN-DTW published | published on this split |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (String set : wanted) {
      List<Split> splits = known.splits(set);
      Baselines baselines = baselines(splits.get(0), known.measure(set));
      for (Split split : splits) {
        if (layouts.contains("all") || layouts.contains(split.layout())
            || layouts.contains("first") && split == splits.get(0)) {
          for (String cell : cells) {
            print(known, split, cell, baselines);
          }
        }
      }
    }
  }

  private Baselines baselines(Split split, Measure measure) throws Exception {
    Instances train = read(split.train());
    Instances test = read(split.test());
    double majority = result(new ZeroR(), train, test, measure)[0];
    OptionalDouble neighbor = measure == Measure.AUC ? OptionalDouble.empty() : NearestNeighbor.evaluate(train, test);
    System.err.printf("%-18s majority %s, 1NN-DTW %s%n", split.set(), text(measure, majority), text(measure, neighbor));
    return new Baselines(majority, neighbor);
  }

  private void print(DataSets known, Split split, String cell, Baselines baselines) {
    String set = split.set();
    Measure measure = known.measure(set);
    OptionalDouble floor = known.floor(set, cell);
    String start = "| " + String.join(" | ", set, split.layout(), cell, measure.text) + " | ";
    Row row;
    try {
      row = row(split, cell, measure);
    } catch (Exception e) {
      failed.add(set + " (" + split.layout() + ") " + cell);
      System.err.println(split.train() + " " + cell + " failed");
      e.printStackTrace();
      System.out.println(start + "**failed** |");
      return;
    }
    boolean met =
        floor.isEmpty() || (measure.moreIsBetter ? row.mean() >= floor.getAsDouble() : row.mean() <= floor.getAsDouble());
    if (!met) {
      missed.add(set + " (" + split.layout() + ") " + cell);
    }
    System.out.println(start + String.join(" | ", text(measure, row.mean()), text(measure, row.deviation()), text(measure, floor),
        floor.isEmpty() ? "-" : met ? "yes" : "**no**", text("%.1f", row.trainSeconds()), text("%.2f", row.testSeconds()),
        text(measure, baselines.majority()), text(measure, baselines.neighbor()), text(measure, known.publishedDtw(set)),
        known.published(set)) + " |");
  }

  private Row row(Split split, String cell, Measure measure) throws Exception {
    Instances train = read(split.train());
    Instances test = read(split.test());
    double[] results = new double[seeds.size()];
    double trainSeconds = 0;
    double testSeconds = 0;
    for (int s = 0; s < results.length; s++) {
      Classifier classifier = AbstractClassifier.forName("weka.classifiers.functions." + cell, null);
      ((Randomizable) classifier).setSeed(Integer.parseInt(seeds.get(s)));
      if (options.length > 0) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "-S";
        all[options.length + 1] = seeds.get(s);
        ((OptionHandler) classifier).setOptions(all);
        Utils.checkForRemainingOptions(all);
      }
      double[] result = result(classifier, train, test, measure);
      results[s] = result[0];
      trainSeconds += result[1] / results.length;
      testSeconds += result[2] / results.length;
      System.err.printf(Locale.ROOT, "%-18s %-4s %-4s seed %s: %s (%.1f s)%n", split.set(), split.layout(), cell, seeds.get(s),
          text(measure, result[0]), result[1] + result[2]);
    }
    return new Row(split, measure, results, trainSeconds, testSeconds);
  }

  /** The measure, seconds of training, seconds of testing. */
  private static double[] result(Classifier classifier, Instances train, Instances test, Measure measure) throws Exception {
    long begin = System.nanoTime();
    classifier.buildClassifier(train);
    long trained = System.nanoTime();
    Evaluation evaluation = new Evaluation(train);
    evaluation.evaluateModel(classifier, test);
    double value = switch (measure) {
      case ACCURACY -> evaluation.pctCorrect();
      case RMSE -> evaluation.rootMeanSquaredError();
      case AUC -> evaluation.areaUnderROC(1);
    };
    return new double[] {value, (trained - begin) * 1e-9, (System.nanoTime() - trained) * 1e-9};
  }

  private static Instances read(Path file) throws IOException {
    Instances data;
    try {
      data = DataSource.read(file.toString());
    } catch (Exception e) {
      throw new IOException("cannot read " + file, e);
    }
    if (data.classIndex() < 0) {
      data.setClassIndex(data.numAttributes() - 1);
    }
    return data;
  }

  private static String text(Measure measure, OptionalDouble value) {
    return value.isPresent() ? text(measure, value.getAsDouble()) : "-";
  }

  private static String text(Measure measure, double value) {
    return text(measure == Measure.ACCURACY ? "%.1f" : "%.4f", value);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
