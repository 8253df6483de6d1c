package weka.classifiers.functions;

import weka.core.TechnicalInformation;
import weka.recurrent.classifier.ReservoirClassifier;
import weka.recurrent.classifier.ReservoirOptions;

/** {@link Reservoir} without the interface that makes Weka's checks offer nothing but bags. */
public class FlatReservoir extends ReservoirClassifier {
  private static final long serialVersionUID = 1;

  public String globalInfo() {
    return new Reservoir().globalInfo();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return new Reservoir().getTechnicalInformation();
  }

  @Override
  protected ReservoirOptions fresh() {
    return new FlatReservoir();
  }
}
