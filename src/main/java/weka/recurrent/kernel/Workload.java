package weka.recurrent.kernel;

/**
 * What a backend will be used for, so that the faster one can be chosen.
 *
 * @param encoder the network's recurrent part
 * @param steps T of a typical batch
 * @param sequences N of a typical batch
 */
public record Workload(EncoderSpec encoder, int steps, int sequences) {}
