package weka.recurrent.network;

/**
 * What the outputs of a network are measured against, by the index of a sequence in its source.
 *
 * @param values class indices or numeric targets
 * @param weights w: how much the loss of a sequence counts
 */
public record Targets(float[] values, float[] weights) {}
