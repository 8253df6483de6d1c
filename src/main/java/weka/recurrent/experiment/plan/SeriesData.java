package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.storage.Sha256;

/**
 * Windows over one long series, for forecasting: rows of the file are time steps in order.
 *
 * <pre>
 *   window of the rows t−window+1 … t   →   target at row t+ahead,      t = window−1, window−1+step, …
 * </pre>
 * The window, with all numeric and nominal attributes (the past of the target among them), becomes a relational attribute, the
 * value to predict the class. Dates, whether the file declares them or holds them as labels, only order the rows and are no
 * channels: rows that do not run from the oldest to the newest are refused, since they would forecast the past from the future.
 * Windows whose target is missing are left out of the series of windows, since there is nothing to learn or to test.
 *
 * @param label what tables call it
 * @param file the series
 * @param window steps of a window
 * @param step rows between two windows
 * @param ahead rows from the end of the window to the value to predict
 * @param target attribute to predict; empty for the last one
 */
public record SeriesData(String label, Path file, int window, int step, int ahead, String target) implements DataSource {
  public SeriesData {
    if (window < 1 || step < 1 || ahead < 1) {
      throw new IllegalArgumentException("window, step and ahead must be at least 1, got " + window + ", " + step + " and "
          + ahead);
    }
  }

  @Override
  public String origin() {
    return file + ", windows of " + window + " rows every " + step + ", predicting " + (target.isEmpty() ? "the last attribute"
        : target) + " " + ahead + " ahead, from its numeric and nominal attributes";
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(Sha256.ofFile(file), "windows from their end", window + "," + step + "," + ahead, target);
  }

  /**
   * Windows between the last one trained on and the first test, so that no target of the training lies behind the first test's
   * present.
   */
  @Override
  public int gap() {
    return (ahead - 1 + step - 1) / step;
  }

  /** Reads the file: whether its rows are in order, and enough of them, is known before anything is trained. */
  @Override
  public String sha256() throws IOException {
    return Sha256.ofFile(file);
  }

  @Override
  public Instances header() throws IOException {
    Instances series = series();
    if (series.numInstances() < window + ahead) {
      throw tooFew(series);
    }
    return empty(series);
  }

  /**
   * The season that the beginning of the series has, as far as it can be told and a window holds it; 0 for none.
   *
   * @param share of the windows before the first that is tested; rows after the end of that one are not looked at
   */
  public int season(double share) throws IOException {
    Instances series = series();
    double[] values = new double[Math.max(0, window - step + (int) (share * (series.numInstances() - window - ahead)))];
    for (int row = 0; row < values.length; row++) {
      values[row] = series.instance(row).classValue();
    }
    return series.classAttribute().isNumeric() ? Season.of(values, window) : 0;
  }

  private Instances series() throws IOException {
    Instances series = new FileData(label, file, target).read();
    TimeOrder.check(file, series);
    return series;
  }

  private IOException tooFew(Instances series) {
    return new IOException(file + " has " + series.numInstances() + " rows, too few for a window of " + window
        + " and a value " + ahead + " ahead");
  }

  @Override
  public Instances read() throws IOException {
    Instances series = series();
    Instances windows = empty(series);
    List<Integer> channels = channels(series);
    Attribute sequence = windows.attribute(0);
    for (int last = window - 1; last + ahead < series.numInstances(); last += step) {
      Instance answer = series.instance(last + ahead);
      if (answer.classIsMissing()) {
        continue;
      }
      Instances rows = new Instances(sequence.relation(), window);
      for (int row = last - window + 1; row <= last; row++) {
        double[] values = new double[channels.size()];
        for (int c = 0; c < values.length; c++) {
          values[c] = series.instance(row).value(channels.get(c));
        }
        rows.add(new DenseInstance(1, values));
      }
      windows.add(new DenseInstance(1, new double[] {sequence.addRelation(rows), answer.classValue()}));
    }
    if (windows.isEmpty()) {
      throw tooFew(series);
    }
    return windows;
  }

  private Instances empty(Instances series) throws IOException {
    if (!series.classAttribute().isNumeric() && !series.classAttribute().isNominal()) {
      throw new IOException(file + ": the target '" + series.classAttribute().name() + "' must be numeric or nominal");
    }
    ArrayList<Attribute> inner = new ArrayList<>();
    for (int index : channels(series)) {
      inner.add((Attribute) series.attribute(index).copy());
    }
    Attribute sequence = new Attribute("window", new Instances("window", inner, 0));
    Attribute answer = series.classAttribute().copy(series.classAttribute().name() + "+" + ahead);
    Instances windows = new Instances(label, new ArrayList<>(List.of(sequence, answer)), 0);
    windows.setClassIndex(1);
    return windows;
  }

  private static List<Integer> channels(Instances series) {
    List<Integer> channels = new ArrayList<>();
    for (int i = 0; i < series.numAttributes(); i++) {
      int type = series.attribute(i).type();
      if (type == Attribute.NUMERIC || type == Attribute.NOMINAL && !TimeOrder.isDates(series.attribute(i))) {
        channels.add(i);
      }
    }
    return channels;
  }
}
