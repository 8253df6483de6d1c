package weka.recurrent.dsl;

/**
 * {@code correctedT(level: 0.05)}.
 *
 * @param level of significance
 */
public record CorrectedT(double level) {}
