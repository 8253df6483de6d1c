package weka.classifiers.functions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import weka.classifiers.Classifier;
import weka.classifiers.IterativeClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.AdditionalMeasureProducer;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Drawable;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.LogHandler;
import weka.core.Summarizable;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;
import weka.gui.Logger;
import weka.gui.ProgrammaticProperty;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.classifier.DialogText;
import weka.recurrent.classifier.ModelReport;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.classifier.RecurrentOptions;
import weka.recurrent.classifier.Trainable;
import weka.recurrent.classifier.TrainingSession;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.kernel.Cell;

/**
 * What RNN, LSTM and GRU have in common: Weka's contract around a {@link RecurrentModel}. Training goes epoch by epoch through a
 * {@link TrainingSession}; the model holds what is needed to predict.
 */
public abstract class RecurrentClassifier extends RecurrentOptions implements IterativeClassifier, WeightedInstancesHandler,
    LogHandler, AdditionalMeasureProducer, Summarizable, TechnicalInformationHandler, Drawable, Trainable {
  private static final long serialVersionUID = 1;

  private RecurrentModel model;
  /** Predicts where the data hold nothing but a class. */
  private Classifier majority;
  private transient TrainingSession session;
  private transient Logger log;

  /** The cell of every layer. */
  public abstract Cell cell();

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.RELATIONAL_ATTRIBUTES);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.STRING_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.NUMERIC_CLASS);
    capabilities.enable(Capability.DATE_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    return capabilities;
  }

  /** Trains from the beginning. After an interrupt or a failure the classifier is as before its first training. */
  @Override
  public void buildClassifier(Instances data) throws Exception {
    model = null;
    boolean built = false;
    try {
      initializeClassifier(data);
      while (next()) {
        // next() reports progress and checks for interrupts itself
      }
      done();
      built = true;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw log == null ? e : DialogText.wrapped(e);
    } finally {
      closeSession();
      if (!built) {
        model = null;
        majority = null;
      }
    }
  }

  /**
   * Prepares training. If the classifier was trained with {@code resume} on, training goes on from exactly where it stopped, for
   * as many more epochs as the options say.
   */
  @Override
  public void initializeClassifier(Instances data) throws Exception {
    closeSession();
    if (data == null) {
      throw new IllegalArgumentException("no data to train on: Weka could not read the file, and said why when it tried");
    }
    getCapabilities().testWithFail(data);
    majority = null;
    if (data.numAttributes() == 1) {
      model = null;
      majority = new ZeroR();
      majority.buildClassifier(data);
      return;
    }
    session = model != null && model.resumable() ? TrainingSession.resume(this, cell(), model, data, log)
        : TrainingSession.start(this, cell(), data, log);
    model = session.model();
  }

  /** Trains one epoch of every network. If that fails, training has ended, and the model is that of the epoch before. */
  @Override
  public boolean next() throws Exception {
    if (session == null) {
      return false;
    }
    boolean done = false;
    try {
      boolean more = session.epoch();
      done = true;
      return more;
    } finally {
      if (!done) {
        done();
      }
    }
  }

  /** Ends training: threads end, and what only a resume needs is dropped unless {@code resume} is on. */
  @Override
  public void done() throws Exception {
    if (session != null) {
      try {
        session.finish(getResume());
      } finally {
        closeSession();
      }
    }
  }

  private void closeSession() {
    if (session != null) {
      TrainingSession ending = session;
      session = null;
      ending.close();
    }
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    if (majority != null) {
      return majority.distributionForInstance(instance);
    }
    return built().predict(instance, getThreads());
  }

  /** Predicts many instances at once, to the same bits as one by one. */
  @Override
  public double[][] distributionsForInstances(Instances batch) throws Exception {
    if (majority != null) {
      double[][] distributions = new double[batch.numInstances()][];
      for (int i = 0; i < distributions.length; i++) {
        distributions[i] = majority.distributionForInstance(batch.instance(i));
      }
      return distributions;
    }
    return built().predict(batch, getThreads());
  }

  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return true;
  }

  @Override
  public boolean trained() {
    return model != null || majority != null;
  }

  private RecurrentModel built() {
    if (model == null) {
      throw new IllegalStateException(getClass().getSimpleName() + " has not been trained yet: call buildClassifier first");
    }
    return model;
  }

  @Override
  public SequenceEncoder encoder() {
    return model == null ? null : model.encoder();
  }

  @Override
  public boolean resumable() {
    return model != null && model.resumable();
  }

  /** The trained model, or null before training and for data that hold nothing but a class. */
  @ProgrammaticProperty
  public RecurrentModel model() {
    return model;
  }

  @Override
  @ProgrammaticProperty
  public void setLog(Logger log) {
    this.log = log;
  }

  @Override
  @ProgrammaticProperty
  public Logger getLog() {
    return log;
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return Collections.enumeration(new ArrayList<>(ModelReport.MEASURES));
  }

  @Override
  public double getMeasure(String name) {
    for (String known : ModelReport.MEASURES) {
      if (known.equalsIgnoreCase(name)) {
        return model == null ? Double.NaN : ModelReport.measure(model, known);
      }
    }
    throw new IllegalArgumentException("there is no measure '" + name + "'; there are " + String.join(", ", measures()));
  }

  private static List<String> measures() {
    return ModelReport.MEASURES;
  }

  /** A chain of layers: Weka's tree viewer draws it. */
  @Override
  public int graphType() {
    return Drawable.TREE;
  }

  @Override
  public String graph() {
    return model == null ? "digraph network { a [label=\"not trained\"] }" : ModelReport.graph(model);
  }

  @Override
  public String toSummaryString() {
    return model == null ? "no model" : ModelReport.summary(model);
  }

  @Override
  public String toString() {
    String name = getClass().getSimpleName().toUpperCase(Locale.ROOT);
    if (majority != null) {
      return name + ": the data hold nothing but a class, so the most frequent value or the mean is predicted\n\n" + majority;
    }
    return model == null ? name + ": no model built yet." : ModelReport.text(model, name);
  }

  /** Trains and tests from the command line; a mistake of the user ends in a sentence and not in a trace. */
  @Override
  public void run(Object classifier, String[] options) {
    new CommandLine((Classifier) classifier).run(options);
  }
}
