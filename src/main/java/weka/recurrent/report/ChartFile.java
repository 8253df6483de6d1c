package weka.recurrent.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The formats in which a single chart is written to a file. */
public enum ChartFile {
  /** A picture on white, {@value #DOTS} dots for each unit of the chart. */
  PNG,
  /** A drawing that scales and follows light and dark by itself. */
  SVG,
  /** The numbers behind the chart. */
  CSV;

  /** Dots of a picture for each unit of the chart: sharp on paper. */
  static final int DOTS = 2;

  /** Ending of the file's name, without a dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that a file's name asks for.
   *
   * @throws IllegalArgumentException if its ending is that of no format
   */
  public static ChartFile of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith("." + format.ending())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a chart is saved as .png, .svg or .csv, got '" + file.getFileName()
            + "'. Choose a name that ends in one of them"));
  }

  /**
   * Writes a chart. Draws it, so call it where no other thread draws the same chart.
   *
   * @param file replaced if it is there
   */
  public void write(Chart chart, Path file) throws IOException {
    Files.write(file, bytes(chart));
  }

  /** What the file holds. */
  public byte[] bytes(Chart chart) throws IOException {
    return switch (this) {
      case PNG -> png(chart);
      case SVG -> Svg.document(chart).getBytes(StandardCharsets.UTF_8);
      case CSV -> CsvTables.of(chart.data()).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] png(Chart chart) throws IOException {
    BufferedImage image = new BufferedImage(DOTS * chart.width(), DOTS * chart.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(DOTS, DOTS);
    chart.plot().draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()));
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
