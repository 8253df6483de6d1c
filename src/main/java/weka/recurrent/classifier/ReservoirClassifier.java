package weka.recurrent.classifier;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.rules.ZeroR;
import weka.core.AdditionalMeasureProducer;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Summarizable;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;
import weka.gui.ProgrammaticProperty;
import weka.recurrent.data.SequenceEncoder;

/** Weka's contract around a {@link ReservoirModel}. */
public abstract class ReservoirClassifier extends ReservoirOptions
    implements WeightedInstancesHandler, AdditionalMeasureProducer, Summarizable, TechnicalInformationHandler, Trainable {
  private static final long serialVersionUID = 1;

  private ReservoirModel model;
  /** Predicts where the data hold nothing but a class. */
  private Classifier majority;

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

  @Override
  public void buildClassifier(Instances data) throws Exception {
    model = null;
    majority = null;
    if (data == null) {
      throw new IllegalArgumentException("no data to train on: Weka could not read the file, and said why when it tried");
    }
    getCapabilities().testWithFail(data);
    if (data.numAttributes() == 1) {
      majority = new ZeroR();
      majority.buildClassifier(data);
      return;
    }
    model = new ReservoirTraining(this, data).train();
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    return majority != null ? majority.distributionForInstance(instance) : built().predict(instance);
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

  private ReservoirModel built() {
    if (model == null) {
      throw new IllegalStateException(getClass().getSimpleName() + " has not been trained yet: call buildClassifier first");
    }
    return model;
  }

  @Override
  public boolean trained() {
    return model != null || majority != null;
  }

  @Override
  public SequenceEncoder encoder() {
    return model == null ? null : model.encoder();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  /** The trained model, or null before training and for data that hold nothing but a class. */
  @ProgrammaticProperty
  public ReservoirModel model() {
    return model;
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return Collections.enumeration(ReservoirText.MEASURES);
  }

  @Override
  public double getMeasure(String name) {
    List<String> known = ReservoirText.MEASURES;
    if (known.stream().noneMatch(measure -> measure.equalsIgnoreCase(name))) {
      throw new IllegalArgumentException("there is no measure '" + name + "'; there are " + String.join(", ", known));
    }
    return model == null ? Double.NaN : new ReservoirText(model).measure(name);
  }

  @Override
  public String toSummaryString() {
    return model == null ? "no model" : new ReservoirText(model).summary();
  }

  @Override
  public String toString() {
    if (majority != null) {
      return "Reservoir: the data hold nothing but a class, so the most frequent value or the mean is predicted\n\n" + majority;
    }
    return model == null ? "Reservoir: no model built yet." : new ReservoirText(model).report();
  }
}
