package weka.recurrent.data;

import java.io.Serializable;

/**
 * Counts of the training data.
 *
 * @param sequences that took part
 * @param empty how many of them are missing or empty
 * @param shortest steps of the shortest one that is not empty
 * @param median steps of the median one that is not empty
 * @param longest steps of the longest one
 * @param padded sequences with steps at the end in which everything was missing
 * @param withoutClass instances left out as their class is missing
 * @param withoutWeight instances left out as their weight is 0
 */
public record TrainingSummary(int sequences, int empty, int shortest, int median, int longest, int padded, int withoutClass,
    int withoutWeight) implements Serializable {}
