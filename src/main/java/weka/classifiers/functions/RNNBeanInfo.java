package weka.classifiers.functions;

import weka.recurrent.classifier.OptionBeanInfo;

/** The field of the dialog for the activation. */
public final class RNNBeanInfo extends OptionBeanInfo {
  /** Found by Java beside {@link RNN}. */
  public RNNBeanInfo() {
    super(RNN.class);
  }
}
