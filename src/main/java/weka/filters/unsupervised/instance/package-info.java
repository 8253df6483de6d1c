/**
 * Filters that bring data into the form in which the recurrent networks read sequences. They stand in Weka's own package so that
 * they appear in its filter tree; they import Weka alone.
 */
package weka.filters.unsupervised.instance;
