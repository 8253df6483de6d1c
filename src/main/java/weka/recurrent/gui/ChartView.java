package weka.recurrent.gui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import weka.recurrent.report.Chart;

/**
 * One chart of {@code weka.recurrent.report} on screen: its title above, its description as a tool tip. Dragging over a part
 * shows that part, dragging to the upper left or a double click shows everything again; the button and the right mouse button
 * open a {@link ChartMenu} that zooms and saves as PNG, SVG or CSV. Colors and font size are those of the look and feel.
 *
 * <pre>{@code
 * ChartView view = new ChartView();
 * view.show(chart);           // may be called again and again: a live chart is a new Chart each time
 * }</pre>
 *
 * <p>Names for tests: the view is called as {@link #setName} says, its parts {@code chart.title}, {@code chart.screen} and
 * {@code chart.menu}.
 */
public final class ChartView extends JPanel implements ChartMenu.View {
  private static final long serialVersionUID = 1;
  private static final int CLICKS_FOR_ALL = 2;
  /** A chart that has less than this share of its width or height gets smaller letters than the look and feel has. */
  private static final double LEAST_SHARE = 0.6;
  /** The same of a chart of several parts, each of which has a name beside it. */
  private static final double LEAST_SHARE_OF_PARTS = 0.8;

  private final JLabel title = PlainText.plain(new JLabel(" "));
  private final JButton menu = new JButton("...");
  private transient Chart chart;
  private Screen screen;
  private boolean keepsZoom;

  /** A view that shows nothing yet. */
  public ChartView() {
    super(new BorderLayout());
    title.setName("chart.title");
    menu.setName("chart.menu");
    menu.setMargin(new Insets(0, 6, 0, 6));
    menu.setToolTipText("Zoom, save as picture, drawing or table");
    menu.addActionListener(click -> new ChartMenu(this, this).show(menu, 0, menu.getHeight()));
    JPanel head = new JPanel(new BorderLayout());
    head.setOpaque(false);
    head.add(title, BorderLayout.CENTER);
    head.add(menu, BorderLayout.EAST);
    head.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 2));
    add(head, BorderLayout.NORTH);
    menu.setVisible(false);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (title != null) {
      title.setFont(title.getFont().deriveFont(Font.BOLD));
    }
  }

  /** Shows a chart in place of the one before; null shows nothing. */
  public void show(Chart next) {
    List<Zoom> zoomed = keepsZoom && screen != null && screen.zoomed() ? screen.zooms() : List.of();
    if (screen != null) {
      remove(screen);
      screen = null;
    }
    chart = next;
    title.setText(next == null ? " " : next.title());
    title.setToolTipText(next == null ? null : "<html><p width=\"400\">" + escape(next.description()) + "</p></html>");
    menu.setVisible(next != null);
    if (next != null) {
      screen = new Screen(next);
      screen.show(zoomed);
      add(screen, BorderLayout.CENTER);
    }
    revalidate();
    repaint();
  }

  /** Whether the part that is zoomed into stays when the next chart of the same kind comes, as it should in a live one. */
  public ChartView keepingZoom() {
    keepsZoom = true;
    return this;
  }

  @Override
  public Chart chart() {
    return chart;
  }

  @Override
  public void zoomIn() {
    zoom(true);
  }

  @Override
  public void zoomOut() {
    zoom(false);
  }

  private void zoom(boolean in) {
    if (screen != null) {
      Rectangle2D area = screen.getScreenDataArea();
      if (in) {
        screen.zoomInBoth(area.getCenterX(), area.getCenterY());
      } else {
        screen.zoomOutBoth(area.getCenterX(), area.getCenterY());
      }
    }
  }

  @Override
  public void showAll() {
    if (screen != null) {
      screen.restoreAutoBounds();
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What an axis shows. */
  private record Zoom(ValueAxis axis, Range range, boolean auto) {}

  /** The same plot and titles, painted in the colors of the look and feel. */
  static final class Painted extends JFreeChart {
    private static final long serialVersionUID = 1;

    Painted(JFreeChart original) {
      super(null, null, original.getPlot(), false);
      setSubtitles(original.getSubtitles());
      setPadding(original.getPadding());
      setBackgroundPaint(null);
    }

    @Override
    public void draw(Graphics2D graphics, Rectangle2D area, Point2D anchor, ChartRenderingInfo info) {
      super.draw(new RoleGraphics(graphics, Look.now()), area, anchor, info);
    }
  }

  /** JFreeChart's panel, with text as large as that of the look and feel and a way back to the ranges the chart came with. */
  private final class Screen extends ChartPanel {
    private static final long serialVersionUID = 1;
    private final transient List<Zoom> whole;

    Screen(Chart chart) {
      super(new Painted(chart.plot()), false);
      setName("chart.screen");
      whole = axes(chart.plot().getPlot());
      setPopupMenu(null);
      setOpaque(false);
      setMinimumDrawWidth(1);
      setMinimumDrawHeight(1);
      Look look = Look.now();
      setPreferredSize(new Dimension(look.pixels(chart.width()), look.pixels(chart.height())));
      setMinimumSize(new Dimension(look.pixels(120), look.pixels(90)));
    }

    /** A menu is made when it is asked for. */
    @Override
    protected void displayPopupMenu(int x, int y) {
      new ChartMenu(ChartView.this, ChartView.this).show(this, x, y);
    }

    @Override
    public void mouseClicked(MouseEvent event) {
      super.mouseClicked(event);
      if (event.getClickCount() == CLICKS_FOR_ALL) {
        restoreAutoBounds();
      }
    }

    @Override
    public void mousePressed(MouseEvent event) {
      if (event.isPopupTrigger()) {
        displayPopupMenu(event.getX(), event.getY());
      } else {
        super.mousePressed(event);
      }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      if (event.isPopupTrigger()) {
        displayPopupMenu(event.getX(), event.getY());
      } else {
        super.mouseReleased(event);
      }
    }

    /**
     * Drawn smaller and enlarged, so that letters, lines and marks grow alike; but not so large that they would stand on one
     * another in a small window.
     */
    @Override
    public void setBounds(int x, int y, int width, int height) {
      double share = chart.plot().getPlot() instanceof CombinedDomainXYPlot ? LEAST_SHARE_OF_PARTS : LEAST_SHARE;
      double room = Math.min(width / (share * chart.width()), height / (share * chart.height()));
      double scale = Math.min(Look.now().scale(), Math.max(1, room));
      setMaximumDrawWidth(Math.max(1, (int) Math.round(width / scale)));
      setMaximumDrawHeight(Math.max(1, (int) Math.round(height / scale)));
      super.setBounds(x, y, width, height);
    }

    @Override
    public void restoreAutoBounds() {
      show(whole);
    }

    boolean zoomed() {
      return whole.stream().anyMatch(zoom -> zoom.auto() ? !zoom.axis().isAutoRange()
          : !zoom.axis().getRange().equals(zoom.range()));
    }

    List<Zoom> zooms() {
      return axes(getChart().getPlot());
    }

    /** Sets each axis to what the zoom of the same place says; does nothing if there are not as many. */
    void show(List<Zoom> zooms) {
      if (whole != null && zooms.size() == whole.size()) {
        for (int i = 0; i < zooms.size(); i++) {
          ValueAxis axis = whole.get(i).axis();
          if (zooms.get(i).auto()) {
            axis.setAutoRange(true);
          } else {
            axis.setRange(zooms.get(i).range());
          }
        }
      }
    }

    private static List<Zoom> axes(Plot plot) {
      List<Zoom> zooms = new ArrayList<>();
      if (plot instanceof CombinedDomainXYPlot both) {
        add(zooms, both.getDomainAxis());
        both.getSubplots().forEach(part -> add(zooms, ((XYPlot) part).getRangeAxis()));
      } else if (plot instanceof XYPlot xy) {
        add(zooms, xy.getDomainAxis());
        add(zooms, xy.getRangeAxis());
      }
      return zooms;
    }

    private static void add(List<Zoom> zooms, ValueAxis axis) {
      if (axis != null) {
        zooms.add(new Zoom(axis, axis.getRange(), axis.isAutoRange()));
      }
    }
  }
}
