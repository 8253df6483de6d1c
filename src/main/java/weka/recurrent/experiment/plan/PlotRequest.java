package weka.recurrent.experiment.plan;

/**
 * A line chart the script asks for: {@code plot accuracy, over: 'lag', per: 'learner', scale: 'log', band: 'sd', chance: 0.25}.
 *
 * @param measure name of the {@link Measure} on the vertical axis
 * @param over name of the {@link Factor} on the horizontal axis
 * @param per {@code learner}, {@code data} or another factor: one line for each value
 * @param scale {@code linear} or {@code log}, of the horizontal axis
 * @param band {@code none}, {@code sd}, {@code range} or {@code quartiles} over runs and folds
 * @param chance height of the chance line; NaN for none
 */
public record PlotRequest(String measure, String over, String per, String scale, String band, double chance) {}
