package weka.recurrent.classifier;

import weka.recurrent.data.SequenceEncoder;

/** A classifier that tells whether it was trained: what a model file holds need not have been. */
public interface Trainable {
  /** Whether there is anything to predict with. */
  boolean trained();

  /** How its instances become sequences; null before training, and for data that hold nothing but a class. */
  SequenceEncoder encoder();

  /** Whether training can go on from where it stopped. */
  boolean resumable();
}
