package weka.recurrent.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** A network as boxes from the input to the output; a layer with a memory has an arrow back to itself, and says what is in it. */
public final class NetworkChart {
  private static final int BOX_WIDTH = 150;
  private static final int HEIGHT = 230;

  private NetworkChart() {}

  /**
   * Draws a network.
   *
   * @param title of the chart
   * @param boxes labels from the input to the output, such as {@code LSTM, 32 units}
   */
  public static Chart of(String title, List<String> boxes) {
    TextTable.Rows rows = new TextTable.Rows("box", "label", "inside");
    for (int i = 0; i < boxes.size(); i++) {
      rows.add(Integer.toString(i + 1), boxes.get(i), inside(boxes.get(i)));
    }
    return new Chart(Chart.Kind.PLOT, title,
        "What happens at every time step of a sequence, from left to right. An arrow back is a state "
            + "that a layer hands to itself at the next step; the read-out makes one vector of all steps.",
        ChartStyle.chart(new Boxes(boxes), false), BOX_WIDTH * boxes.size(), HEIGHT, rows.table());
  }

  private static boolean remembers(String label) {
    return label.contains("LSTM") || label.contains("GRU") || label.contains("RNN");
  }

  /** What a recurrent layer consists of; empty for other boxes. */
  private static String inside(String label) {
    if (label.contains("LSTM")) {
      return "gates: input, forget, output; keeps c and h";
    }
    if (label.contains("GRU")) {
      return "gates: reset, update; keeps h";
    }
    return label.contains("RNN") ? "no gates; rewrites h" : "";
  }

  /** The drawing. */
  private static final class Boxes extends Plot {
    private static final long serialVersionUID = 1;
    private static final double GAP = 26;
    private static final double LINE = 17;
    private static final double TIP = 5;
    private static final double ROUND = 12;
    private final List<String> boxes;

    Boxes(List<String> boxes) {
      this.boxes = boxes;
      setBackgroundPaint(null);
      setOutlineVisible(false);
    }

    @Override
    public String getPlotType() {
      return "network";
    }

    @Override
    public void draw(Graphics2D g, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
      if (info != null) {
        info.setPlotArea(area);
        info.setDataArea(area);
      }
      double width = (area.getWidth() - GAP * (boxes.size() - 1)) / boxes.size();
      double height = Math.min(110, area.getHeight() * 0.55);
      double top = area.getY() + area.getHeight() - height - 4;
      for (int i = 0; i < boxes.size(); i++) {
        double x = area.getX() + i * (width + GAP);
        box(g, boxes.get(i), new Rectangle2D.Double(x, top, width, height));
        if (i > 0) {
          arrow(g, x - GAP + 3, x - 3, top + height / 2);
        }
      }
    }

    private static void box(Graphics2D g, String label, Rectangle2D at) {
      boolean memory = remembers(label);
      RoundRectangle2D frame = new RoundRectangle2D.Double(at.getX(), at.getY(), at.getWidth(), at.getHeight(), ROUND, ROUND);
      if (memory) {
        g.setPaint(Palette.color(Palette.HEAT, 0.18));
        g.fill(frame);
        loop(g, at);
      }
      g.setPaint(Palette.INK);
      g.setStroke(new BasicStroke(memory ? 2 : 1));
      g.draw(frame);
      g.setFont(ChartStyle.TEXT);
      List<String> lines = wrap(g, label, at.getWidth() - 10);
      g.setFont(ChartStyle.SMALL);
      List<String> small = wrap(g, inside(label), at.getWidth() - 10);
      double y = at.getCenterY() - LINE * (lines.size() + small.size()) / 2 + LINE * 0.75;
      g.setFont(ChartStyle.TEXT);
      y = text(g, lines, at.getCenterX(), y);
      g.setFont(ChartStyle.SMALL);
      g.setPaint(Palette.MUTED);
      text(g, small, at.getCenterX(), y);
    }

    private static double text(Graphics2D g, List<String> lines, double center, double y) {
      double at = y;
      for (String line : lines) {
        g.drawString(line, (float) (center - g.getFontMetrics().getStringBounds(line, g).getWidth() / 2), (float) at);
        at += LINE;
      }
      return at;
    }

    private static List<String> wrap(Graphics2D g, String text, double width) {
      List<String> lines = new ArrayList<>();
      String line = "";
      for (String word : text.split(" ")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && g.getFontMetrics().getStringBounds(longer, g).getWidth() > width) {
          lines.add(line);
          line = word;
        } else {
          line = longer;
        }
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      return lines;
    }

    /** Out of the right half of the upper edge and into the left. */
    private static void loop(Graphics2D g, Rectangle2D box) {
      double radius = Math.min(box.getWidth() * 0.3, 32);
      g.setPaint(Palette.HEAT);
      g.setStroke(new BasicStroke(2));
      g.draw(new Arc2D.Double(box.getCenterX() - radius, box.getY() - radius, 2 * radius, 2 * radius, 0, 180, Arc2D.OPEN));
      GeneralPath tip = new GeneralPath();
      double x = box.getCenterX() - radius;
      tip.moveTo(x, box.getY());
      tip.lineTo(x - TIP, box.getY() - 1.6 * TIP);
      tip.lineTo(x + TIP, box.getY() - 1.6 * TIP);
      tip.closePath();
      g.fill(tip);
      g.setFont(ChartStyle.SMALL);
      g.setPaint(Palette.MUTED);
      text(g, List.of("next step"), box.getCenterX(), box.getY() - radius - 6);
    }

    private static void arrow(Graphics2D g, double from, double to, double y) {
      g.setPaint(Palette.INK);
      g.setStroke(new BasicStroke(1.5f));
      g.draw(new Line2D.Double(from, y, to - TIP, y));
      GeneralPath tip = new GeneralPath();
      tip.moveTo(to, y);
      tip.lineTo(to - 1.6 * TIP, y - TIP);
      tip.lineTo(to - 1.6 * TIP, y + TIP);
      tip.closePath();
      g.fill(tip);
    }
  }
}
