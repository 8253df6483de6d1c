/**
 * The {@code recur} command: experiments from the command line.
 *
 * <pre>
 *   run      carry out scripts             check     read them, train nothing      plan   what would run
 *   show     results as a table            merge     join shards                   data   what is in a file
 *   describe words and settings            predict   apply a model                 new    a script to begin with
 *   doctor   what this machine can do
 *   report   tables and charts again       export    a model as ONNX or JSON
 * </pre>
 *
 * <p>Results go to the output stream and nothing else does; progress, notes and faults go to the error stream. Exit codes:
 * {@link weka.recurrent.cli.Exit}. The only package that uses picocli and the progress bar. Start reading at
 * {@link weka.recurrent.cli.Recur}.
 */
package weka.recurrent.cli;
