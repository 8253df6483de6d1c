package weka.recurrent.report;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import weka.recurrent.experiment.plan.Measure;

/**
 * The axis of a measure. Shares are percent up to 100; the axis starts at zero where that leaves the data enough room, and where
 * it does not, {@link #start} has the words that say so.
 */
final class MeasureAxis {
  private MeasureAxis() {}

  /**
   * Makes an axis that holds all values, with a little room around them.
   *
   * @param least smallest value drawn, in the unit of the measure; NaN if there is none
   * @param most largest value drawn
   */
  static NumberAxis of(Measure measure, double least, double most) {
    NumberAxis axis = ChartStyle.numbers(Numbers.title(measure));
    if (Double.isNaN(least) || Double.isNaN(most)) {
      return axis;
    }
    double scale = Numbers.scale(measure);
    double low = least * scale;
    double high = most * scale;
    // equal values still get an axis on which a small difference would look small
    double narrowest = measure.unit() == Measure.Unit.SHARE ? 10 : Math.max(Math.abs(high), Math.abs(low)) * 0.05;
    if (high - low < narrowest) {
      low = measure.unit() == Measure.Unit.SHARE && high > 100 - narrowest ? Math.min(low, 100 - narrowest)
          : low - (narrowest - high + low) / 2;
    }
    double step = step(Math.max(high - low, 1e-9));
    double start = low < 0 ? Math.floor(low / step) * step : 0;
    if (low > 0 && low > 0.45 * high) {
      start = Math.max(0, Math.floor((low - 0.2 * step) / step) * step);
    }
    double end = measure.unit() == Measure.Unit.SHARE && high > 60 ? 100 : Math.ceil(high / step - 1e-9) * step;
    if (end <= start) {
      end = start + step;
    }
    double unit = step(end - start);
    start = Math.floor(start / unit + 1e-9) * unit;
    if (end < 100 || measure.unit() != Measure.Unit.SHARE) {
      end = Math.ceil(end / unit - 1e-9) * unit;
    }
    axis.setTickUnit(new NumberTickUnit(unit, new PlainFormat()));
    // marks at the very end are not cut in half
    double room = 0.04 * (end - start);
    axis.setRange(start == 0 ? low < room ? -room : 0 : start - (low - start < room ? room : 0), end + room);
    return axis;
  }

  /** What the reader of an axis that does not start at zero must know; empty if it does. */
  static String start(NumberAxis axis, Measure measure) {
    double unit = axis.getTickUnit().getSize();
    double start = Math.ceil(axis.getLowerBound() / unit - 1e-9) * unit;
    return start <= 0 || !axis.isAutoTickUnitSelection() && axis.getLowerBound() <= 0 ? ""
        : "axis starts at " + Numbers.plain(start) + (measure.unit() == Measure.Unit.SHARE ? " %" : "");
  }

  /** 1, 2 or 5 times a power of ten that divides a range into four to eight parts or so. */
  private static double step(double range) {
    if (range <= 0) {
      return 1;
    }
    double rough = range / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
  }
}
