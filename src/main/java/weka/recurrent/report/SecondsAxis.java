package weka.recurrent.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A horizontal axis of the decimal logarithm of seconds, with ticks people count time in: 10 ms, 1 s, 1 min, 1 h. */
final class SecondsAxis extends NumberAxis {
  private static final long serialVersionUID = 1;
  /** Room right of the axis that the chart's padding leaves. */
  private static final double END = 8;
  private static final double[] TICKS =
      {1e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1200, 3600, 7200, 18000,
          36000,
          86400, 864000};

  /**
   * @param shortest time drawn, in seconds
   * @param longest time drawn
   */
  SecondsAxis(String label, double shortest, double longest) {
    super(label);
    double room = 0.08 * Math.max(0.5, Math.log10(longest / shortest));
    setRange(Math.log10(shortest) - room, Math.log10(longest) + room);
    if (Math.log10(longest / shortest) < 0.5) {
      setRange((Math.log10(shortest) + Math.log10(longest)) / 2 - 0.4, (Math.log10(shortest) + Math.log10(longest)) / 2 + 0.4);
    }
  }

  @Override
  public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (double seconds : TICKS) {
      double at = Math.log10(seconds);
      if (getRange().contains(at)) {
        String label = seconds < 1 ? Numbers.plain(seconds * 1000) + " ms" : seconds < 60 ? Numbers.plain(seconds) + " s"
            : seconds < 3600 ? Numbers.plain(seconds / 60) + " min" : seconds < 86400 ? Numbers.plain(seconds / 3600) + " h"
            : Numbers.plain(seconds / 86400) + " d";
        double half = g2.getFontMetrics(getTickLabelFont()).stringWidth(label) / 2.0 + 5;
        double x = valueToJava2D(at, area, edge);
        boolean fits = x - half >= free && x + half <= area.getMaxX() + END;
        if (fits) {
          free = x + half;
          ticks.add(new NumberTick(at, label, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
      }
    }
    return ticks;
  }
}
