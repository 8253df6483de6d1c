package weka.recurrent.classifier;

import java.io.InvalidObjectException;

/** A model is in order, but of a later version than this package reads. */
final class NewerModelException extends InvalidObjectException {
  private static final long serialVersionUID = 1;

  NewerModelException(int found, int readable) {
    super("this model was written by a newer version of recurrentNetworks (model format " + found + ", this version reads up to "
        + readable + "). Install the newer package to use it");
  }
}
