package weka.classifiers.functions;

import weka.core.TechnicalInformation;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.kernel.Cell;

/** {@link RNN} without the interface that makes Weka's checks offer nothing but bags. */
public class FlatRNN extends RecurrentClassifier {
  private static final long serialVersionUID = 1;

  public String globalInfo() {
    return new RNN().globalInfo();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return new RNN().getTechnicalInformation();
  }

  @Override
  public Cell cell() {
    return new RNN().cell();
  }

  @Override
  protected RecurrentOptions fresh() {
    return new FlatRNN();
  }
}
