package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import weka.classifiers.functions.NaiveForecast;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;

/** Which learners lose to a naive forecast, in sentences: whoever reads a table of forecasts has to know before all else. */
public final class NaiveVerdict {
  private NaiveVerdict() {}

  /** Whether a cell says the last value, or that of a season ago, and has learned nothing. */
  public static boolean isNaive(Cell cell) {
    return cell.scheme().equals(NaiveForecast.class.getName());
  }

  /**
   * One sentence for each row of the table in which a learner has a worse mean than the best naive forecast; empty for other
   * data.
   *
   * @param number how values are shown
   */
  public static List<String> sentences(Outcome outcome, Measure measure, DoubleFunction<String> number) {
    List<String> sentences = new ArrayList<>();
    if (measure.unit() != Measure.Unit.PLAIN && measure.unit() != Measure.Unit.SHARE) {
      return sentences;
    }
    for (Map.Entry<String, Map<String, Cell>> row : outcome.grid().entrySet()) {
      Cell best = null;
      double naive = Double.NaN;
      for (Cell cell : row.getValue().values()) {
        double mean = isNaive(cell) ? mean(outcome, cell, measure) : Double.NaN;
        if (measure.improves(mean, naive)) {
          naive = mean;
          best = cell;
        }
      }
      List<String> losers = new ArrayList<>();
      for (Cell cell : row.getValue().values()) {
        double mean = mean(outcome, cell, measure);
        if (best != null && !isNaive(cell) && measure.improves(naive, mean) && !Double.isNaN(mean)) {
          losers.add(String.format(Locale.ROOT, "%s (%s)", cell.learner(), number.apply(mean)));
        }
      }
      if (!losers.isEmpty()) {
        sentences.add("On " + row.getKey() + " " + String.join(" and ", losers) + (losers.size() == 1 ? " loses" : " lose")
            + " to the naive forecast '" + best.learner() + "' (" + number.apply(naive) + ") by " + measure.title() + ".");
      }
    }
    return sentences;
  }

  private static double mean(Outcome outcome, Cell cell, Measure measure) {
    return ResultsTable.mean(outcome.values(cell, measure.name()));
  }
}
