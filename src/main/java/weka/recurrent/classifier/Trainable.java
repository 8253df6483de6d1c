package weka.recurrent.classifier;

/** A classifier that tells whether it was trained: what a model file holds need not have been. */
public interface Trainable {
  /** Whether there is anything to predict with. */
  boolean trained();
}
