package weka.recurrent.reservoir;

/**
 * What fitting a read-out gave.
 *
 * @param weights the read-out
 * @param rows numbers of the training rows that were judged without having been learned from, rising
 * @param scores [rows][outputs] what they got
 * @param squares [p] squared weights for standardized numbers, summed over outputs: how much the read-out leans on each
 */
public record RidgeFit(RidgeWeights weights, int[] rows, double[][] scores, double[] squares) {
  /** Penalties that are tried, as multiples of the number of features. */
  static final int PENALTIES = 28;
  private static final double LEAST_EXPONENT = -7;
  private static final double RANGE = 9;

  /** The i-th penalty: features · 10^(−7 … 2) in steps of a third. */
  static double penalty(int i, double features) {
    return features * StrictMath.pow(10, LEAST_EXPONENT + RANGE * i / (PENALTIES - 1));
  }
}
