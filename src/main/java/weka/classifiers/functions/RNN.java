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
 * Elman's recurrent network for sequences. Equations and sources: {@link #globalInfo}.
 */
public class RNN extends RecurrentClassifier implements MultiInstanceCapabilitiesHandler {
  private static final long serialVersionUID = 1;

  /** What the units do with their input. */
  public enum Activation {
    /** tanh. */
    TANH,
    /** max(0, ·), with recurrent weights that start as the identity. */
    RELU
  }

  private Activation activation = Activation.TANH;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "The simple recurrent network (RNN) of Elman for classifying sequences, or predicting a number from them:\n\n"
        + "h' = tanh(x W + h R + b)\n\n"
        + "One state is rewritten at every step, and gradients vanish or explode on their way back through all of them. The "
        + "orthogonal weights it starts from help for a while; compare LSTM and GRU, which were invented to remember longer.\n\n"
        + SEQUENCES_INFO
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Jeffrey L. Elman");
    paper.setValue(Field.YEAR, "1990");
    paper.setValue(Field.TITLE, "Finding Structure in Time");
    paper.setValue(Field.JOURNAL, "Cognitive Science");
    paper.setValue(Field.VOLUME, "14");
    paper.setValue(Field.NUMBER, "2");
    paper.setValue(Field.PAGES, "179-211");
    TechnicalInformation vanishing = paper.add(Type.ARTICLE);
    vanishing.setValue(Field.AUTHOR, "Yoshua Bengio and Patrice Simard and Paolo Frasconi");
    vanishing.setValue(Field.YEAR, "1994");
    vanishing.setValue(Field.TITLE, "Learning Long-Term Dependencies with Gradient Descent is Difficult");
    vanishing.setValue(Field.JOURNAL, "IEEE Transactions on Neural Networks");
    vanishing.setValue(Field.VOLUME, "5");
    vanishing.setValue(Field.NUMBER, "2");
    vanishing.setValue(Field.PAGES, "157-166");
    return paper;
  }

  @Setting
  @OptionMetadata(displayName = "activation", displayOrder = 50, commandLineParamName = "activation",
      description = "<html>What the units do with their input: tanh, or relu with recurrent weights<br>"
          + "that start as the identity (Le and others 2015)")
  public Activation getActivation() {
    return activation;
  }

  public void setActivation(Activation value) {
    activation = checked("activation", value);
  }

  @Override
  public Cell cell() {
    return activation == Activation.RELU ? Cell.RNN_RELU : Cell.RNN_TANH;
  }

  @Override
  public Capabilities getMultiInstanceCapabilities() {
    return SequenceCapabilities.ofSteps(this);
  }

  @Override
  protected RecurrentOptions fresh() {
    return new RNN();
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    new CommandLine(new RNN()).run(arguments);
  }
}
