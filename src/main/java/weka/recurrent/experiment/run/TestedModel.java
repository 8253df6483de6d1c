package weka.recurrent.experiment.run;

import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.core.Instances;
import weka.recurrent.data.SeriesWindows;
import weka.recurrent.insight.MemoryReport;

/**
 * A tested model.
 *
 * @param model what was trained
 * @param evaluation on the test part
 * @param trainSeconds wall time of training
 * @param testSeconds wall time of testing
 * @param memory measured on the test part; null if it was not, then what the model itself measured counts
 * @param meanChange of windows of a series, {@link weka.recurrent.data.SeriesWindows#meanChange} in training; NaN for other data
 */
record TestedModel(Classifier model, Evaluation evaluation, double trainSeconds, double testSeconds, MemoryReport memory,
    double meanChange) {
  static double meanChange(Instances training) {
    SeriesWindows windows = training.classAttribute().isNumeric() ? SeriesWindows.of(training) : null;
    return windows == null ? Double.NaN : windows.meanChange(training);
  }
}
