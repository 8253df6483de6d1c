package weka.recurrent.gui;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import weka.recurrent.report.Palette;

/**
 * Draws like the graphics behind it, but what is painted in a role of the {@link Palette} (ink, muted, grid) takes the color that
 * the look and feel has for it. Only {@link #role} decides; all else hands on.
 */
final class RoleGraphics extends Graphics2D {
  private final Graphics2D target;
  private final Look look;

  RoleGraphics(Graphics2D target, Look look) {
    this.target = target;
    this.look = look;
  }

  private Color role(Color c) {
    Color now = is(c, Palette.INK) ? look.ink() : is(c, Palette.MUTED) ? look.muted() : is(c, Palette.GRID) ? look.grid() : c;
    return now == c ? c : new Color(now.getRed(), now.getGreen(), now.getBlue(), c.getAlpha());
  }

  private static boolean is(Color color, Color role) {
    return color != null && ((color.getRGB() ^ role.getRGB()) & 0xFFFFFF) == 0;
  }

  @Override
  public void setPaint(Paint paint) {
    target.setPaint(paint instanceof Color color ? role(color) : paint);
  }

  @Override
  public void setColor(Color color) {
    target.setColor(role(color));
  }

  @Override
  public Paint getPaint() {
    return target.getPaint();
  }

  @Override
  public Color getColor() {
    return target.getColor();
  }

  @Override
  public Graphics create() {
    return new RoleGraphics((Graphics2D) target.create(), look);
  }

  @Override
  public void draw(Shape a) {
    target.draw(a);
  }

  @Override
  public boolean drawImage(Image a, AffineTransform b, ImageObserver c) {
    return target.drawImage(a, b, c);
  }

  @Override
  public void drawImage(BufferedImage a, BufferedImageOp b, int c, int d) {
    target.drawImage(a, b, c, d);
  }

  @Override
  public void drawRenderedImage(RenderedImage a, AffineTransform b) {
    target.drawRenderedImage(a, b);
  }

  @Override
  public void drawRenderableImage(RenderableImage a, AffineTransform b) {
    target.drawRenderableImage(a, b);
  }

  @Override
  public void drawString(String a, int b, int c) {
    target.drawString(a, b, c);
  }

  @Override
  public void drawString(String a, float b, float c) {
    target.drawString(a, b, c);
  }

  @Override
  public void drawString(AttributedCharacterIterator a, int b, int c) {
    target.drawString(a, b, c);
  }

  @Override
  public void drawString(AttributedCharacterIterator a, float b, float c) {
    target.drawString(a, b, c);
  }

  @Override
  public void drawGlyphVector(GlyphVector a, float b, float c) {
    target.drawGlyphVector(a, b, c);
  }

  @Override
  public void fill(Shape a) {
    target.fill(a);
  }

  @Override
  public boolean hit(Rectangle a, Shape b, boolean c) {
    return target.hit(a, b, c);
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    return target.getDeviceConfiguration();
  }

  @Override
  public void setComposite(Composite a) {
    target.setComposite(a);
  }

  @Override
  public void setStroke(Stroke a) {
    target.setStroke(a);
  }

  @Override
  public void setRenderingHint(RenderingHints.Key a, Object b) {
    target.setRenderingHint(a, b);
  }

  @Override
  public Object getRenderingHint(RenderingHints.Key a) {
    return target.getRenderingHint(a);
  }

  @Override
  public void setRenderingHints(Map<?, ?> a) {
    target.setRenderingHints(a);
  }

  @Override
  public void addRenderingHints(Map<?, ?> a) {
    target.addRenderingHints(a);
  }

  @Override
  public RenderingHints getRenderingHints() {
    return target.getRenderingHints();
  }

  @Override
  public void translate(int a, int b) {
    target.translate(a, b);
  }

  @Override
  public void translate(double a, double b) {
    target.translate(a, b);
  }

  @Override
  public void rotate(double a) {
    target.rotate(a);
  }

  @Override
  public void rotate(double a, double b, double c) {
    target.rotate(a, b, c);
  }

  @Override
  public void scale(double a, double b) {
    target.scale(a, b);
  }

  @Override
  public void shear(double a, double b) {
    target.shear(a, b);
  }

  @Override
  public void transform(AffineTransform a) {
    target.transform(a);
  }

  @Override
  public void setTransform(AffineTransform a) {
    target.setTransform(a);
  }

  @Override
  public AffineTransform getTransform() {
    return target.getTransform();
  }

  @Override
  public Composite getComposite() {
    return target.getComposite();
  }

  @Override
  public void setBackground(Color a) {
    target.setBackground(a);
  }

  @Override
  public Color getBackground() {
    return target.getBackground();
  }

  @Override
  public Stroke getStroke() {
    return target.getStroke();
  }

  @Override
  public void clip(Shape a) {
    target.clip(a);
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return target.getFontRenderContext();
  }

  @Override
  public void setPaintMode() {
    target.setPaintMode();
  }

  @Override
  public void setXORMode(Color a) {
    target.setXORMode(a);
  }

  @Override
  public Font getFont() {
    return target.getFont();
  }

  @Override
  public void setFont(Font a) {
    target.setFont(a);
  }

  @Override
  public FontMetrics getFontMetrics(Font a) {
    return target.getFontMetrics(a);
  }

  @Override
  public Rectangle getClipBounds() {
    return target.getClipBounds();
  }

  @Override
  public void clipRect(int a, int b, int c, int d) {
    target.clipRect(a, b, c, d);
  }

  @Override
  public void setClip(int a, int b, int c, int d) {
    target.setClip(a, b, c, d);
  }

  @Override
  public Shape getClip() {
    return target.getClip();
  }

  @Override
  public void setClip(Shape a) {
    target.setClip(a);
  }

  @Override
  public void copyArea(int a, int b, int c, int d, int e, int f) {
    target.copyArea(a, b, c, d, e, f);
  }

  @Override
  public void drawLine(int a, int b, int c, int d) {
    target.drawLine(a, b, c, d);
  }

  @Override
  public void fillRect(int a, int b, int c, int d) {
    target.fillRect(a, b, c, d);
  }

  @Override
  public void clearRect(int a, int b, int c, int d) {
    target.clearRect(a, b, c, d);
  }

  @Override
  public void drawRoundRect(int a, int b, int c, int d, int e, int f) {
    target.drawRoundRect(a, b, c, d, e, f);
  }

  @Override
  public void fillRoundRect(int a, int b, int c, int d, int e, int f) {
    target.fillRoundRect(a, b, c, d, e, f);
  }

  @Override
  public void drawOval(int a, int b, int c, int d) {
    target.drawOval(a, b, c, d);
  }

  @Override
  public void fillOval(int a, int b, int c, int d) {
    target.fillOval(a, b, c, d);
  }

  @Override
  public void drawArc(int a, int b, int c, int d, int e, int f) {
    target.drawArc(a, b, c, d, e, f);
  }

  @Override
  public void fillArc(int a, int b, int c, int d, int e, int f) {
    target.fillArc(a, b, c, d, e, f);
  }

  @Override
  public void drawPolyline(int[] a, int[] b, int c) {
    target.drawPolyline(a, b, c);
  }

  @Override
  public void drawPolygon(int[] a, int[] b, int c) {
    target.drawPolygon(a, b, c);
  }

  @Override
  public void fillPolygon(int[] a, int[] b, int c) {
    target.fillPolygon(a, b, c);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, ImageObserver d) {
    return target.drawImage(a, b, c, d);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, int d, int e, ImageObserver f) {
    return target.drawImage(a, b, c, d, e, f);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, Color d, ImageObserver e) {
    return target.drawImage(a, b, c, d, e);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, int d, int e, Color f, ImageObserver g) {
    return target.drawImage(a, b, c, d, e, f, g);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, int d, int e, int f, int g, int h, int i, ImageObserver j) {
    return target.drawImage(a, b, c, d, e, f, g, h, i, j);
  }

  @Override
  public boolean drawImage(Image a, int b, int c, int d, int e, int f, int g, int h, int i, Color j, ImageObserver k) {
    return target.drawImage(a, b, c, d, e, f, g, h, i, j, k);
  }

  @Override
  public void dispose() {
    target.dispose();
  }
}
