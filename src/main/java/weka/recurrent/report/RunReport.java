package weka.recurrent.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.storage.AtomicFile;

/**
 * Writes what a run is shown as into its folder. May be called again at any time, also while the run goes on; a reader of a
 * file sees the old one or the new one.
 *
 * <pre>
 *   html    report.html, plots/*.svg                       json    results.json
 *   csv     results.csv, summary.csv, significance.csv     latex   tables.tex           arff    results.arff
 * </pre>
 */
public final class RunReport {
  private RunReport() {}

  /**
   * Writes the formats the design asks for, all of them if it names none.
   *
   * @return the files written, the report itself first
   * @throws IOException if the folder cannot be written
   * @throws IllegalArgumentException if the design asks for an unknown format, or for a plot of something it does not have
   */
  public static List<Path> write(Outcome outcome, RunFolder folder) throws IOException {
    List<String> asked = outcome.design().report() == null ? List.of() : outcome.design().report().formats();
    return write(outcome, folder, asked.isEmpty() ? ReportRequest.FORMATS : asked);
  }

  /** Writes given formats. */
  public static List<Path> write(Outcome outcome, RunFolder folder, List<String> formats) throws IOException {
    for (String format : formats) {
      if (!ReportRequest.FORMATS.contains(format)) {
        throw new IllegalArgumentException("a report is any of " + ReportRequest.FORMATS + ", got '" + format + "'");
      }
    }
    Files.createDirectories(folder.path());
    List<Path> written = new ArrayList<>();
    for (String format : ReportRequest.FORMATS) {
      if (formats.contains(format)) {
        switch (format) {
          case "html" -> html(outcome, folder, written);
          case "csv" -> {
            written.add(write(folder.path().resolve("results.csv"), CsvTables.results(outcome)));
            written.add(write(folder.path().resolve("summary.csv"), CsvTables.summary(outcome)));
            written.add(write(folder.path().resolve("significance.csv"), CsvTables.significance(outcome)));
          }
          case "json" -> written.add(write(folder.path().resolve("results.json"), JsonResults.of(outcome) + "\n"));
          case "latex" -> written.add(write(folder.path().resolve("tables.tex"), LatexTable.of(outcome)));
          case "arff" -> written.add(write(folder.path().resolve("results.arff"), ExperimenterArff.of(outcome)));
          default -> throw new IllegalStateException("no writer for the format " + format);
        }
      }
    }
    return written;
  }

  private static void html(Outcome outcome, RunFolder folder, List<Path> written) throws IOException {
    Charts charts = Charts.of(outcome);
    written.add(write(folder.report(), HtmlReport.of(outcome, charts)));
    Files.createDirectories(folder.plots());
    Map<String, Chart> named = charts.named();
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder.plots(), "*.svg")) {
      for (Path file : old) {
        // left from an earlier report of this run, when there were other charts
        if (!named.containsKey(file.getFileName().toString().replaceFirst("\\.svg$", ""))) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, Chart> chart : named.entrySet()) {
      written.add(write(folder.plots().resolve(chart.getKey() + ".svg"), Svg.document(chart.getValue())));
    }
  }

  private static Path write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
