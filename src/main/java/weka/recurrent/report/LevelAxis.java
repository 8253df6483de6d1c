package weka.recurrent.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A horizontal axis with a tick at each level of a factor and nowhere else. Numbers stand at their value or, on a log scale, at
 * its logarithm; anything else stands at 0, 1, 2, ... Labels that would overlap are left out; their ticks stay.
 */
final class LevelAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  private final List<String> labels = new ArrayList<>();
  private final double[] positions;
  private final boolean log;

  /**
   * @param label what the factor is
   * @param levels in the order of the script
   * @param scale {@code log} or {@code linear}; log only if all levels are positive numbers
   */
  LevelAxis(String label, List<Object> levels, String scale) {
    super(label);
    boolean numbers = levels.stream().allMatch(v -> v instanceof Number);
    log = numbers && scale.equals("log") && levels.stream().allMatch(v -> ((Number) v).doubleValue() > 0);
    positions = new double[levels.size()];
    for (int i = 0; i < positions.length; i++) {
      Object level = levels.get(i);
      labels.add(numbers ? Numbers.plain(((Number) level).doubleValue()) : ChartStyle.shorten(String.valueOf(level)));
      positions[i] = !numbers ? i : log ? Math.log10(((Number) level).doubleValue()) : ((Number) level).doubleValue();
    }
    double least = Arrays.stream(positions).min().orElse(0);
    double most = Arrays.stream(positions).max().orElse(0);
    double room = most > least ? 0.05 * (most - least) : 0.5;
    setRange(least - room, most + room);
    if (log) {
      setLabel(label + " (log scale)");
    }
  }

  /** Whether positions are logarithms. */
  boolean log() {
    return log;
  }

  /** Where a level stands. */
  double position(int level) {
    return positions[level];
  }

  @Override
  public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    var metrics = g2.getFontMetrics(getTickLabelFont());
    double free = Double.NEGATIVE_INFINITY;
    Integer[] order = IntStream.range(0, positions.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> positions[i]));
    for (int i : order) {
      double at = valueToJava2D(positions[i], area, edge);
      double half = metrics.stringWidth(labels.get(i)) / 2.0 + 3;
      boolean fits = at - half >= free;
      if (fits) {
        free = at + half;
      }
      ticks.add(new NumberTick(positions[i], fits ? labels.get(i) : "", TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
    }
    return ticks;
  }
}
