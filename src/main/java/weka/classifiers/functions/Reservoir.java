package weka.classifiers.functions;

import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.MultiInstanceCapabilitiesHandler;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.classifier.ReservoirClassifier;
import weka.recurrent.classifier.ReservoirOptions;
import weka.recurrent.classifier.SequenceCapabilities;

/**
 * Random recurrent units with a linear read-out for sequences. Equations and sources: {@link #globalInfo}.
 */
public class Reservoir extends ReservoirClassifier implements MultiInstanceCapabilitiesHandler {
  private static final long serialVersionUID = 1;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "A reservoir for classifying sequences, or predicting a number from them: recurrent units are drawn at random and not "
        + "trained, and ridge regression reads them out, so that training takes seconds and needs few sequences. Each unit is "
        + "four "
        + "damped oscillators with time-scales from 2 steps to half of the sequence:\n\n"
        + "h' = lambda h + x    (|lambda| < 1, complex)\n"
        + "y = d x + Re sum c h'\n\n"
        + "A third of the units read such units through tanh, and can tell that one shape follows another. A feature is the "
        + "share "
        + "of steps at which a unit is above one of its thresholds.\n\n"
        + "On archives of time series it is as accurate as the best fast methods. Its memory is a matter of many training "
        + "sequences: where one step long ago decides, an LSTM or GRU needs far fewer of them.\n\n"
        + "Sequences are read from a relational attribute (one row per time step, or per channel), from numeric attributes "
        + "(one per "
        + "time step), or from a string attribute (text); the decision is printed with the model. Lengths may differ. "
        + "Channels are "
        + "standardized on the training data, nominal ones become indicators, missing values are interpolated. Attributes beside "
        + "the sequence are read out with the features.\n\n"
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Mantas Lukosevicius and Herbert Jaeger");
    paper.setValue(Field.YEAR, "2009");
    paper.setValue(Field.TITLE, "Reservoir computing approaches to recurrent neural network training");
    paper.setValue(Field.JOURNAL, "Computer Science Review");
    paper.setValue(Field.VOLUME, "3");
    paper.setValue(Field.NUMBER, "3");
    paper.setValue(Field.PAGES, "127-149");
    TechnicalInformation units = paper.add(Type.INPROCEEDINGS);
    units.setValue(Field.AUTHOR, "Antonio Orvieto and Samuel L. Smith and Albert Gu and Anushan Fernando and Caglar Gulcehre and "
        + "Razvan Pascanu and Soham De");
    units.setValue(Field.YEAR, "2023");
    units.setValue(Field.TITLE, "Resurrecting Recurrent Neural Networks for Long Sequences");
    units.setValue(Field.BOOKTITLE, "International Conference on Machine Learning");
    TechnicalInformation shares = paper.add(Type.ARTICLE);
    shares.setValue(Field.AUTHOR, "Angus Dempster and Francois Petitjean and Geoffrey I. Webb");
    shares.setValue(Field.YEAR, "2020");
    shares.setValue(Field.TITLE, "ROCKET: exceptionally fast and accurate time series classification using random convolutional "
        + "kernels");
    shares.setValue(Field.JOURNAL, "Data Mining and Knowledge Discovery");
    shares.setValue(Field.VOLUME, "34");
    shares.setValue(Field.PAGES, "1454-1495");
    return paper;
  }

  @Override
  public Capabilities getMultiInstanceCapabilities() {
    return SequenceCapabilities.ofSteps(this);
  }

  @Override
  protected ReservoirOptions fresh() {
    return new Reservoir();
  }

  /** Trains and tests from the command line; a mistake of the user ends in a sentence and not in a trace. */
  @Override
  public void run(Object classifier, String[] options) {
    new CommandLine((Classifier) classifier).run(options);
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    new CommandLine(new Reservoir()).run(arguments);
  }
}
