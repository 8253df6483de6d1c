package weka.recurrent.experiment;

import java.io.IOException;
import java.io.Serializable;

/**
 * What a plan is made from, small enough to be sent: a plan itself holds code of the script, which cannot be. Every machine
 * that follows the recipe gets the same plan, or tells by its fingerprint that it did not.
 */
public interface PlanRecipe extends Serializable {
  /**
   * Makes the plan.
   *
   * @throws IOException if the script cannot be carried out here, or its data cannot be read
   */
  Plan make() throws IOException;
}
