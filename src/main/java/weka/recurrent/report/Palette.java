package weka.recurrent.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colors, marks and dashes of charts. A series is known by its position (of a learner: in the design), so it looks the same in
 * every chart, and it differs from others by color, by mark and by dash, each of which is enough.
 *
 * <p>Series colors are those of Okabe and Ito, which people with any common color vision can tell apart, without the yellow
 * that is lost on white paper; black is {@link #INK}. They have a contrast of at least 2 to white and to the dark background.
 * The roles {@link #INK}, {@link #MUTED} and {@link #GRID} are what {@link Svg} turns round in dark surroundings.
 *
 * <p>Okabe &amp; Ito (2008), Color Universal Design, https://jfly.uni-koeln.de/color/.
 */
public final class Palette {
  /** Text and axes. */
  public static final Color INK = new Color(0x1F, 0x23, 0x28);
  /** Secondary text and reference lines. */
  public static final Color MUTED = new Color(0x5B, 0x63, 0x6D);
  /** Grid lines. */
  public static final Color GRID = new Color(0xD9, 0xDD, 0xE2);
  /** What heat maps are filled with, more or less densely. */
  public static final Color HEAT = new Color(0x00, 0x72, 0xB2);

  private static final List<Color> SERIES = List.of(HEAT, new Color(0xD5, 0x5E, 0x00), new Color(0x00, 0x9E, 0x73),
      new Color(0xCC, 0x79, 0xA7), new Color(0xE6, 0x9F, 0x00), new Color(0x56, 0xB4, 0xE9), INK);
  private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {9, 3, 2, 3}, {12, 3, 5, 3}};
  private static final int MARKS = 6;

  /** The series that is drawn in {@link #INK}, for a line that is no learner, class or channel among others. */
  static final int INK_SERIES = SERIES.size() - 1;

  private Palette() {}

  /** Color of a series. */
  public static Color color(int series) {
    return SERIES.get(series % SERIES.size());
  }

  /** The same color, so much of it. */
  static Color color(Color color, double density) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * density));
  }

  /** Line of a series. */
  public static BasicStroke stroke(int series, float width) {
    float[] dash = DASHES[series % DASHES.length];
    return dash == null ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /**
   * Mark of a series around the origin.
   *
   * @param size of a square of about the same weight
   */
  public static Shape mark(int series, double size) {
    double r = size / 2;
    // Not as many marks as colors: a color that comes again has another mark.
    Shape shape = switch (series % MARKS) {
      case 0 -> new Ellipse2D.Double(-1.1, -1.1, 2.2, 2.2);
      case 1 -> new Rectangle2D.Double(-1, -1, 2, 2);
      case 2 -> polygon(0, -1.3, 1.25, 0.95, -1.25, 0.95);
      case 3 -> polygon(0, -1.4, 1.4, 0, 0, 1.4, -1.4, 0);
      case 4 -> polygon(0, 1.3, 1.25, -0.95, -1.25, -0.95);
      default -> polygon(-0.4, -1.3, 0.4, -1.3, 0.4, -0.4, 1.3, -0.4, 1.3, 0.4, 0.4, 0.4, 0.4, 1.3, -0.4, 1.3, -0.4, 0.4, -1.3,
          0.4, -1.3, -0.4, -0.4, -0.4);
    };
    return AffineTransform.getScaleInstance(r, r).createTransformedShape(shape);
  }

  private static Shape polygon(double... xy) {
    GeneralPath path = new GeneralPath();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
