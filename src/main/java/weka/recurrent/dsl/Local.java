package weka.recurrent.dsl;

/**
 * {@code local(threads: 4)}: on this machine.
 *
 * @param threads jobs at a time; 0 takes one per processor
 */
public record Local(int threads) {}
