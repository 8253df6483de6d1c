package weka.recurrent.experiment.run;

import java.io.IOException;
import java.io.Serializable;

/**
 * What an experiment is made from, small enough to be sent: an experiment itself holds code of the script, which cannot be. Every
 * machine that follows the recipe gets the same plan, or tells by its fingerprint that it did not.
 */
public interface Recipe extends Serializable {
  /**
   * Makes the experiment.
   *
   * @throws IOException if the script cannot be carried out here, or its data cannot be read
   */
  Experiment make() throws IOException;
}
