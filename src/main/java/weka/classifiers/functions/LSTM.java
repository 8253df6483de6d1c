package weka.classifiers.functions;

import weka.core.Capabilities;
import weka.core.MultiInstanceCapabilitiesHandler;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.classifier.SequenceCapabilities;
import weka.recurrent.kernel.Cell;
import weka.recurrent.setting.Setting;

/**
 * Long short-term memory for sequences. Equations, gate time-scales and sources: {@link #globalInfo}.
 */
public class LSTM extends RecurrentClassifier implements MultiInstanceCapabilitiesHandler {
  private static final long serialVersionUID = 1;

  private boolean peepholes = false;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "Long short-term memory (LSTM) for classifying sequences, or predicting a number from them. At every step the cell "
        + "state c is a notebook from which the forget gate f erases, into which the input gate i writes, and from which the "
        + "output gate o reads:\n\n"
        + "i = sigmoid(x Wi + h Ri + bi)    f = sigmoid(x Wf + h Rf + bf)\n"
        + "g = tanh(x Wg + h Rg + bg)       o = sigmoid(x Wo + h Ro + bo)\n"
        + "c' = f * c + i * g               h' = o * tanh(c')\n\n"
        + "By default half of the forget gates start nearly open, for time-scales up to the length of the sequences, because a "
        + "forget bias of 1 alone lets nothing through 100 steps (-memory).\n\n" + SEQUENCES_INFO
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Sepp Hochreiter and Juergen Schmidhuber");
    paper.setValue(Field.YEAR, "1997");
    paper.setValue(Field.TITLE, "Long Short-Term Memory");
    paper.setValue(Field.JOURNAL, "Neural Computation");
    paper.setValue(Field.VOLUME, "9");
    paper.setValue(Field.NUMBER, "8");
    paper.setValue(Field.PAGES, "1735-1780");
    TechnicalInformation forgetGate = paper.add(Type.ARTICLE);
    forgetGate.setValue(Field.AUTHOR, "Felix A. Gers and Juergen Schmidhuber and Fred Cummins");
    forgetGate.setValue(Field.YEAR, "2000");
    forgetGate.setValue(Field.TITLE, "Learning to Forget: Continual Prediction with LSTM");
    forgetGate.setValue(Field.JOURNAL, "Neural Computation");
    forgetGate.setValue(Field.VOLUME, "12");
    forgetGate.setValue(Field.NUMBER, "10");
    forgetGate.setValue(Field.PAGES, "2451-2471");
    TechnicalInformation chrono = paper.add(Type.INPROCEEDINGS);
    chrono.setValue(Field.AUTHOR, "Corentin Tallec and Yann Ollivier");
    chrono.setValue(Field.YEAR, "2018");
    chrono.setValue(Field.TITLE, "Can recurrent neural networks warp time?");
    chrono.setValue(Field.BOOKTITLE, "International Conference on Learning Representations");
    return paper;
  }

  @Setting
  @OptionMetadata(displayName = "peepholes", displayOrder = 50, commandLineParamName = "peepholes",
      description = "Lets the gates see the cell state (Gers and others 2002)")
  public boolean isPeepholes() {
    return peepholes;
  }

  public void setPeepholes(boolean value) {
    peepholes = value;
  }

  @Override
  public Cell cell() {
    return peepholes ? Cell.LSTM_PEEPHOLE : Cell.LSTM;
  }

  @Override
  public Capabilities getMultiInstanceCapabilities() {
    return SequenceCapabilities.ofSteps(this);
  }

  @Override
  protected RecurrentOptions fresh() {
    return new LSTM();
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    new CommandLine(new LSTM()).run(arguments);
  }
}
