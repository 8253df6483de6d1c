package weka.recurrent.classifier;

/** The fields of the dialog for what RNN, LSTM and GRU share. */
public final class RecurrentOptionsBeanInfo extends OptionBeanInfo {
  /** Found by Java beside {@link RecurrentOptions}. */
  public RecurrentOptionsBeanInfo() {
    super(RecurrentOptions.class);
  }
}
