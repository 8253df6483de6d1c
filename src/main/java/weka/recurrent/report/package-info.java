/**
 * What a run is shown as: one HTML file, charts, tables for other programs. Made from an
 * {@link weka.recurrent.experiment.outcome.Outcome} alone, never from the script.
 *
 * <pre>
 *   Outcome ─► Charts     every chart as a Chart: a JFreeChart, its words, and its numbers as a table
 *      │          ├─► Svg          inline and as plots/*.svg; follows light and dark by itself
 *      │          └─► a ChartPanel of a Swing window shows the same objects
 *      ├─────► HtmlReport  one self-contained file: no network, no script, prints; sections in the order a reader asks
 *      ├─────► CsvTables, JsonResults, LatexTable, ExperimenterArff
 *      └─────► RunReport   writes all that was asked for into the run folder
 * </pre>
 *
 * <p>Windows of {@code weka.recurrent.gui} show further charts made here, of data and of single networks:
 * {@link weka.recurrent.report.StepChart}, {@link weka.recurrent.report.BarChart}, {@link weka.recurrent.report.GateChart},
 * {@link weka.recurrent.report.ForgettingChart}; {@link weka.recurrent.report.ChartFile} writes any chart to a file.
 *
 * <p>Rules: a learner has the same color, mark and dash in every chart ({@link weka.recurrent.report.Palette}); an axis that
 * does not start at zero says so ({@link weka.recurrent.report.MeasureAxis}); numbers are rounded to what their standard
 * deviation supports ({@link weka.recurrent.report.Numbers}); text is escaped where it is written
 * ({@link weka.recurrent.report.Html}); all numbers are written in {@code Locale.ROOT}. The same outcome gives the same bytes.
 *
 * <p>Imports: JFreeChart everywhere here, JFreeSVG in {@link weka.recurrent.report.Svg} only, Weka, {@code
 * weka.recurrent.insight} and {@code weka.recurrent.experiment}. Start reading at {@link weka.recurrent.report.RunReport}, then
 * {@link weka.recurrent.report.HtmlReport}.
 */
package weka.recurrent.report;
