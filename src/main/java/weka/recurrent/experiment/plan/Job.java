package weka.recurrent.experiment.plan;

/**
 * One split of one cell: train once, test once. A job is rebuilt anywhere from the plan and its id; it never depends on
 * another job.
 *
 * @param id 16 hexadecimal digits of the SHA-256 of scheme, options, data, split and seed; key of resume, shards and merge
 * @param index position in {@link Plan#jobs()}
 * @param cell what is trained on what
 * @param run 1-based repeat
 * @param fold 1-based fold
 * @param splitSeed seed of the random order of this run, {@code seed - 1 + run}
 * @param schemeSeed seed for the scheme if the cell is seeded; a hash of seed, data, run, fold, scheme and options
 */
public record Job(String id, int index, Cell cell, int run, int fold, long splitSeed, int schemeSeed) {}
