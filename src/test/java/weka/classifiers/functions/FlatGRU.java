package weka.classifiers.functions;

import weka.core.TechnicalInformation;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.kernel.Cell;

/** {@link GRU} without the interface that makes Weka's checks offer nothing but bags. */
public class FlatGRU extends RecurrentClassifier {
  private static final long serialVersionUID = 1;

  public String globalInfo() {
    return new GRU().globalInfo();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return new GRU().getTechnicalInformation();
  }

  @Override
  public Cell cell() {
    return new GRU().cell();
  }

  @Override
  protected RecurrentOptions fresh() {
    return new FlatGRU();
  }
}
