package weka.recurrent.experiment.run;

import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.recurrent.insight.MemoryReport;

/**
 * A tested model.
 *
 * @param model what was trained
 * @param evaluation on the test part
 * @param trainSeconds wall time of training
 * @param testSeconds wall time of testing
 * @param memory measured on the test part; null if it was not, then what the model itself measured counts
 */
record TestedModel(Classifier model, Evaluation evaluation, double trainSeconds, double testSeconds, MemoryReport memory) {}
