package weka.classifiers.functions;

import weka.core.TechnicalInformation;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.kernel.Cell;

/** {@link LSTM} without the interface that makes Weka's checks offer nothing but bags. */
public class FlatLSTM extends RecurrentClassifier {
  private static final long serialVersionUID = 1;

  public String globalInfo() {
    return new LSTM().globalInfo();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return new LSTM().getTechnicalInformation();
  }

  @Override
  public Cell cell() {
    return new LSTM().cell();
  }

  @Override
  protected RecurrentOptions fresh() {
    return new FlatLSTM();
  }
}
