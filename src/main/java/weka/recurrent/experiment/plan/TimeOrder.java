package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weka.core.Attribute;
import weka.core.Instances;
import weka.recurrent.data.DateText;

/** Whether the rows of a series run from the oldest to the newest, as far as its dates tell. */
final class TimeOrder {
  private TimeOrder() {}

  /** Whether a nominal attribute holds dates and nothing else, as a column of dates in a CSV file does. */
  static boolean isDates(Attribute attribute) {
    return attribute.isNominal() && attribute.numValues() > 0
        && Collections.list(attribute.enumerateValues()).stream().allMatch(value -> DateText.isDate(value.toString()));
  }

  /**
   * Looks at all attributes that are dates; missing ones are passed over.
   *
   * @throws IOException if one of them falls somewhere
   */
  static void check(Path file, Instances series) throws IOException {
    for (int i = 0; i < series.numAttributes(); i++) {
      Attribute attribute = series.attribute(i);
      if (attribute.isDate() || isDates(attribute) || attribute.isString() && series.numInstances() > 0) {
        check(file, series, attribute);
      }
    }
  }

  private static void check(Path file, Instances series, Attribute attribute) throws IOException {
    double[] times = times(series, attribute);
    int before = -1;
    int falls = 0;
    int rises = 0;
    int first = -1;
    for (int row = 0; row < times.length; row++) {
      if (Double.isNaN(times[row])) {
        continue;
      }
      if (before >= 0 && times[row] < times[before]) {
        falls++;
        first = first < 0 ? row : first;
      }
      rises += before >= 0 && times[row] > times[before] ? 1 : 0;
      before = row;
    }
    if (falls > 0) {
      throw new IOException(
          file + ": a series must run from the oldest row to the newest, but '" + attribute.name() + "' falls to "
              + series.instance(first).toString(attribute) + " in row " + (first + 1)
              + (rises == 0 ? "; the newest row comes first. Turn the rows round" : ". Sort the rows by it")
              + (rises > falls ? ", or put each series into a file of its own if there are several" : ""));
    }
  }

  /** Times of the rows; all NaN where a string attribute holds something else than dates. */
  private static double[] times(Instances series, Attribute attribute) {
    double[] times = new double[series.numInstances()];
    List<String> texts = new ArrayList<>();
    if (!attribute.isDate()) {
      for (int row = 0; row < times.length; row++) {
        texts.add(series.instance(row).isMissing(attribute) ? "" : series.instance(row).stringValue(attribute));
      }
    }
    DateText.Order order = DateText.order(texts);
    for (int row = 0; row < times.length; row++) {
      times[row] = attribute.isDate() ? series.instance(row).value(attribute) : DateText.millis(texts.get(row), order);
      if (Double.isNaN(times[row]) && !attribute.isDate() && !texts.get(row).isEmpty()) {
        return Collections.nCopies(times.length, Double.NaN).stream().mapToDouble(Double::doubleValue).toArray();
      }
    }
    return times;
  }
}
