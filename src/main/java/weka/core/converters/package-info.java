/**
 * The loader of the time-series archives' files. It stands in Weka's own package, where Weka looks for loaders, so that
 * {@code .ts} files open in the Explorer and on the command line like ARFF; it imports Weka alone.
 */
package weka.core.converters;
