package weka.recurrent.report;

import java.util.Locale;
import org.jfree.chart.JFreeChart;

/**
 * A chart with its words and its numbers; drawn as SVG by {@link Svg}, or in a window by JFreeChart's own panel.
 *
 * @param kind what it shows: {@code folds}, {@code curve}, {@code plot}, ...
 * @param title a line
 * @param description what is drawn, how it was computed, and what is not drawn
 * @param plot the chart, without a title and on no background
 * @param width in the unit of its fonts, which are drawn at 13 to 14; about the pixels it should have on paper or screen
 * @param height in the same unit
 * @param data the numbers
 */
public record Chart(Kind kind, String title, String description, JFreeChart plot, int width, int height, TextTable data) {
  /** Kinds of charts, in the order of the report. */
  public enum Kind {
    /** Requested by the script. */
    PLOT,
    /** Values of single folds. */
    FOLDS,
    /** Loss by epoch. */
    CURVE,
    /** Score by steps that are true. */
    FORGETTING,
    /** Gradient by lag and epoch. */
    FLOW,
    /** Gates by unit and step. */
    GATES,
    /** Answer by steps heard. */
    ANSWER,
    /** Quality against time. */
    COST,
    /** Mean ranks over data sets. */
    RANKS,
    /** Classes taken for each other. */
    CONFUSION,
    /** Settings tried. */
    SEARCH,
    /** Sequences of a data set, as they stand in it. */
    DATA,
    /** What a trained network keeps of its sequences. */
    MEMORY
  }

  /** A file name without ending: the title in letters, digits and hyphens. */
  public String slug() {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    words = words.substring(0, Math.min(words.length(), 60));
    words = words.replaceAll("^-+|-+$", "");
    return words.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : words;
  }
}
