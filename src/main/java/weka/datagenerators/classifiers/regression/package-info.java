/**
 * Long-memory tasks with a numeric class. Weka scans this package and initializes every class in it, so there is nothing
 * static here that could fail. Start reading at {@link weka.datagenerators.classifiers.regression.Adding}.
 */
package weka.datagenerators.classifiers.regression;
