package weka.recurrent.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * Charts as SVG: a {@code viewBox} and no fixed size, {@code role="img"} with title and description, the same bytes for the same
 * chart, nothing fetched from anywhere.
 *
 * <p>Whatever is drawn in a role of {@link Palette} gets a class beside its color: {@code ink-f} fills with ink, {@code grid-s}
 * strokes with the color of grids. A style sheet that knows the classes can turn them for dark surroundings; without one the
 * plain colors stand, so that programs with little CSS show the chart too. Text has a {@code textLength}: it takes the room it
 * was given even where the reader's font is another one.
 */
final class Svg {
  private static final Pattern TAG = Pattern.compile("<(\\w+)([^<>]*?)(/?)>");
  private static final Pattern STYLE = Pattern.compile(" style='([^']*)'");
  private static final Pattern TEXT = Pattern.compile("(<text [^<>]*?font-size=\"([0-9.]+)\"[^<>]*?)>([^<]*)</text>");
  private static final Map<String, String> ROLES =
      Map.of(rgb(Palette.INK), "ink", rgb(Palette.MUTED), "muted", rgb(Palette.GRID), "grid");
  /** What SVG takes anyway. */
  private static final Map<String, String> DEFAULTS = Map.of("fill-opacity", "1", "stroke-opacity", "1", "stroke-miterlimit",
      "1", "stroke-width", "1", "stroke-linecap", "butt", "stroke-linejoin", "miter");
  private static final FontRenderContext RENDERING = new FontRenderContext(null, true, true);
  /** For a chart that stands alone; inside a page its style sheet does this. */
  private static final String STYLE_SHEET = "<style>@media (prefers-color-scheme:dark){svg{background:#14171b}"
      + ".ink-f{fill:#e6e9ec}.ink-s{stroke:#e6e9ec}.muted-f{fill:#a3abb4}.muted-s{stroke:#a3abb4}"
      + ".grid-f{fill:#333a42}.grid-s{stroke:#333a42}}</style>";

  private Svg() {}

  /** A file of its own. */
  static String document(Chart chart) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(chart, "chart", STYLE_SHEET) + "\n";
  }

  /**
   * An element for an HTML page.
   *
   * @param id unique in the page: letters, digits and hyphens
   */
  static String element(Chart chart, String id) {
    return element(chart, id, "");
  }

  private static String element(Chart chart, String id, String style) {
    SVGGraphics2D graphics = new SVGGraphics2D(chart.width(), chart.height());
    graphics.setDefsKeyPrefix(id + "-");
    graphics.setGeomDoubleConverter(v -> Numbers.plain(Math.round(v * 100) / 100.0));
    graphics.setTransformDoubleConverter(v -> Numbers.plain(Math.round(v * 1e6) / 1e6));
    chart.plot().draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()));
    String drawn = graphics.getSVGElement(id, false, new ViewBox(0, 0, chart.width(), chart.height()), null, null);
    // JFreeSVG escapes what has a meaning in XML, but lets pass what XML cannot hold
    String body = Html.legal(drawn.substring(drawn.indexOf('>') + 1, drawn.lastIndexOf("</svg>")));
    // the pictures in a chart are cells of a matrix: they are not smoothed, and need no namespace of their own
    body = body.replace("xlink:href=", "href=").replace("<image ", "<image image-rendering=\"pixelated\" ");
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + chart.width() + " " + chart.height()
        + "\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\"><title id=\"" + id + "-title\">"
        + Html.escape(chart.title()) + "</title><desc id=\"" + id + "-desc\">" + Html.escape(chart.description()) + "</desc>"
        + style + lengths(attributes(body)) + "</svg>";
  }

  /** A mark of a series as a small picture beside its name. */
  static String swatch(int series) {
    String color = rgb(Palette.color(series));
    String role = ROLES.containsKey(color) ? " class=\"" + ROLES.get(color) + "-f\"" : "";
    PathIterator path = Palette.mark(series, 9).getPathIterator(null, 0.05);
    StringBuilder d = new StringBuilder();
    double[] at = new double[6];
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      d.append(kind == PathIterator.SEG_CLOSE ? "Z" : String.format(Locale.ROOT, "%s%.2f %.2f",
          kind == PathIterator.SEG_MOVETO ? "M" : "L", at[0], at[1]));
    }
    return "<svg class=\"swatch\" viewBox=\"-7 -7 14 14\" aria-hidden=\"true\"><path" + role + " fill=\"" + color + "\" d=\"" + d
        + "\"/></svg>";
  }

  /** Styles to attributes, so that a style sheet can override them; classes for roles; defaults away. */
  private static String attributes(String body) {
    Matcher tag = TAG.matcher(body);
    StringBuilder out = new StringBuilder();
    while (tag.find()) {
      Matcher style = STYLE.matcher(tag.group(2));
      String rest = style.replaceAll("");
      StringBuilder attributes = new StringBuilder();
      style.reset();
      if (style.find()) {
        StringBuilder classes = new StringBuilder();
        declarations(style.group(1)).forEach((name, value) -> {
          if (ROLES.containsKey(value) && (name.equals("fill") || name.equals("stroke"))) {
            classes.append(classes.length() == 0 ? "" : " ").append(ROLES.get(value)).append('-').append(name.charAt(0));
          }
          if (!value.equals(DEFAULTS.get(name))) {
            attributes.append(' ').append(name).append("=\"").append(value).append('"');
          }
        });
        if (classes.length() > 0) {
          attributes.append(" class=\"").append(classes).append('"');
        }
        if (!tag.group(1).equals("text") && !attributes.toString().contains(" fill=")) {
          attributes.append(" fill=\"none\"");
        }
      }
      tag.appendReplacement(out, Matcher.quoteReplacement("<" + tag.group(1) + rest + attributes + tag.group(3) + ">"));
    }
    return tag.appendTail(out).toString();
  }

  private static Map<String, String> declarations(String style) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : style.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String name = declaration.substring(0, colon).trim();
        String value = declaration.substring(colon + 1).trim();
        if (name.endsWith("opacity") || name.endsWith("width") || name.endsWith("limit")) {
          value = Numbers.plain(Math.round(Double.parseDouble(value) * 1000) / 1000.0);
        }
        declarations.put(name, value.endsWith("px") ? value.substring(0, value.length() - 2) : value);
      }
    }
    return declarations;
  }

  private static String lengths(String body) {
    Matcher text = TEXT.matcher(body);
    StringBuilder out = new StringBuilder();
    while (text.find()) {
      String words = text.group(3).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'")
          .replace("&amp;", "&");
      Font font = ChartStyle.TEXT.deriveFont(Float.parseFloat(text.group(2)));
      double length = font.getStringBounds(words.strip(), RENDERING).getWidth();
      String fit = words.isBlank() ? ""
          : " textLength=\"" + Numbers.fixed(length, 1) + "\" lengthAdjust=\"spacingAndGlyphs\"";
      text.appendReplacement(out, Matcher.quoteReplacement(text.group(1) + fit + ">" + text.group(3) + "</text>"));
    }
    return text.appendTail(out).toString();
  }

  private static String rgb(Color color) {
    return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
  }
}
