/**
 * The loaders of the time-series archives' files: {@code .ts}, {@code .tsv} and {@code .tsf}. They stand in Weka's own package,
 * where Weka looks for loaders, so that these files open in the Explorer and on the command line like ARFF. What a table of text
 * or a date means is told by {@link weka.recurrent.data}.
 */
package weka.core.converters;
