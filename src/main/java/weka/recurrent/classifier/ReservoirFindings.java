package weka.recurrent.classifier;

import java.io.Serializable;

/**
 * What training a reservoir found out, as plain numbers that a saved model can carry without its data.
 *
 * @param sequences trained on
 * @param judged sequences that were judged by a read-out that had not learned from them
 * @param leftOut whether every one of them was left out in turn; else they were held out together
 * @param right share of them that was right, or 1 − squared error / variance for a numeric class
 * @param confidence mean probability of the class chosen, NaN for a numeric class
 * @param error root mean squared error in the unit of a numeric class, NaN for a nominal one
 * @param lean [p] how much the read-out leans on each number: squared weights for standardized numbers
 * @param seconds training took
 * @param ranOn what it ran on
 */
public record ReservoirFindings(int sequences, int judged, boolean leftOut, double right, double confidence, double error,
    float[] lean, double seconds, String ranOn) implements Serializable {}
