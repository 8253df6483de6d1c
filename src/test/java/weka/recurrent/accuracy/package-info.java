/**
 * The accuracy table: every data set of the archives beside the project, every classifier, with nothing but Weka's defaults,
 * next to the majority class, one nearest neighbor with dynamic time warping, the floors and the published figures.
 * Uses Weka's public interface only, as a user would. Start with {@link weka.recurrent.accuracy.AccuracyTable}, which
 * {@code scripts/accuracy} runs.
 */
package weka.recurrent.accuracy;
