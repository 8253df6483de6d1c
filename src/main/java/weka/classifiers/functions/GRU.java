package weka.classifiers.functions;

import weka.core.Capabilities;
import weka.core.MultiInstanceCapabilitiesHandler;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.classifier.SequenceCapabilities;
import weka.recurrent.kernel.Cell;

/**
 * Gated recurrent units for sequences. Equations and sources: {@link #globalInfo}.
 */
public class GRU extends RecurrentClassifier implements MultiInstanceCapabilitiesHandler {
  private static final long serialVersionUID = 1;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "Gated recurrent units (GRU) for classifying sequences, or predicting a number from them. At every step the update "
        + "gate z decides how much of the state h is kept, and the reset gate r how much of it is looked at for the candidate "
        + "n:\n\n"
        + "r = sigmoid(x Wr + h Rr + br)    z = sigmoid(x Wz + h Rz + bz)\n"
        + "n = tanh(x Wn + bn + r * (h Rn + bm))\n"
        + "h' = (1 - z) * n + z * h\n\n"
        + "(reset after the product, as in cuDNN, PyTorch and Keras). By default half of the update gates start nearly "
        + "closed, for "
        + "time-scales up to the length of the sequences (-memory).\n\n" + SEQUENCES_INFO
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.INPROCEEDINGS);
    paper.setValue(Field.AUTHOR, "Kyunghyun Cho and Bart van Merrienboer and Caglar Gulcehre and Dzmitry Bahdanau and "
        + "Fethi Bougares and Holger Schwenk and Yoshua Bengio");
    paper.setValue(Field.YEAR, "2014");
    paper.setValue(Field.TITLE, "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation");
    paper.setValue(Field.BOOKTITLE, "Conference on Empirical Methods in Natural Language Processing");
    paper.setValue(Field.PAGES, "1724-1734");
    return paper;
  }

  @Override
  public Cell cell() {
    return Cell.GRU;
  }

  @Override
  public Capabilities getMultiInstanceCapabilities() {
    return SequenceCapabilities.ofSteps(this);
  }

  @Override
  protected RecurrentOptions fresh() {
    return new GRU();
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    new CommandLine(new GRU()).run(arguments);
  }
}
