package weka.recurrent.training;

/** How the learning rate changes over the epochs. */
public enum Schedule {
  /** Plateau where there is a hold-out, cosine where there is none. */
  AUTO,
  /** Stays as it is. */
  CONSTANT,
  /** Halved when the validation loss has not improved for half the patience; never below a hundredth of where it started. */
  PLATEAU,
  /** Falls along half a cosine from the learning rate to a hundredth of it over the planned epochs. */
  COSINE
}
