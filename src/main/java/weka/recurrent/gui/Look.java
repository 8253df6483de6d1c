package weka.recurrent.gui;

import java.awt.Color;
import java.awt.Font;
import javax.swing.UIManager;

/**
 * Colors and size of the look and feel of this moment. Cheap; ask anew whenever something is drawn, so that a change of the look
 * and feel is followed at once.
 *
 * @param ink text and axes
 * @param paper what they stand on
 * @param muted secondary text and reference lines
 * @param grid grid lines, hardly more than paper
 * @param scale of the fonts: 1 where text is as large as in a report, 2 for twice that
 */
public record Look(Color ink, Color paper, Color muted, Color grid, float scale) {
  /** Points of the text of a chart that is drawn at scale 1. */
  private static final float POINTS = 13;
  private static final double MUTED = 0.35;
  private static final double GRID = 0.82;

  /** The look and feel as it is now. */
  public static Look now() {
    Color ink = color("Label.foreground", Color.BLACK);
    Color paper = color("Panel.background", Color.WHITE);
    Font font = UIManager.getFont("Label.font");
    float scale = font == null ? 1 : font.getSize2D() / POINTS;
    return new Look(ink, paper, between(ink, paper, MUTED), between(ink, paper, GRID), scale);
  }

  /** A length that grows with the fonts, in pixels. */
  public int pixels(double atScaleOne) {
    return (int) Math.round(atScaleOne * scale);
  }

  private static Color color(String key, Color otherwise) {
    Color color = UIManager.getColor(key);
    // A color of the look and feel is a live resource; charts want a plain value.
    return color == null ? otherwise : new Color(color.getRGB(), true);
  }

  private static Color between(Color from, Color to, double share) {
    return new Color(mix(from.getRed(), to.getRed(), share), mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }
}
