package weka.recurrent.classifier;

import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.CapabilitiesHandler;

/** What the classifiers can make of the rows inside a relational attribute. */
public final class SequenceCapabilities {

  private SequenceCapabilities() {}

  /** Capabilities for one bag: any channels, no class inside, any number of rows. */
  public static Capabilities ofSteps(CapabilitiesHandler owner) {
    Capabilities capabilities = new Capabilities(owner);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.STRING_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NO_CLASS);
    capabilities.setMinimumNumberInstances(0);
    return capabilities;
  }
}
