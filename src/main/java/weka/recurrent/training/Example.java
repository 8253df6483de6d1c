package weka.recurrent.training;

import weka.recurrent.network.Sequence;

/**
 * A sequence with what is to be learned from it.
 *
 * @param sequence the encoded sequence
 * @param target class index, or the standardised numeric target
 * @param weight how much it counts in the loss, above 0; 1 is neutral
 */
public record Example(Sequence sequence, float target, float weight) {}
