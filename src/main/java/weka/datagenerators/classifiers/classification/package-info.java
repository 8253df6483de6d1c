/**
 * Long-memory tasks with a nominal class. Weka scans this package and initializes every class in it, so there is nothing
 * static here that could fail. Start reading at {@link weka.datagenerators.classifiers.classification.Recall}.
 */
package weka.datagenerators.classifiers.classification;
