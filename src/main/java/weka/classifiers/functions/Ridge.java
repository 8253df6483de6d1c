package weka.classifiers.functions;

import java.util.Arrays;
import weka.recurrent.storage.Decimal;
import weka.classifiers.AbstractClassifier;
import weka.core.Attribute;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.core.WeightedInstancesHandler;
import weka.recurrent.kernel.cpu.DenseMatrices;
import weka.recurrent.reservoir.LargeRidge;
import weka.recurrent.reservoir.RidgeFit;
import weka.recurrent.reservoir.RidgeWeights;
import weka.recurrent.reservoir.SmallRidge;
import weka.recurrent.reservoir.Temperature;

/**
 * Ridge regression on many numbers at once, for classes as well: the read-out of the reservoir for any data. {@link #globalInfo}
 * tells more.
 */
public class Ridge extends AbstractClassifier implements WeightedInstancesHandler, TechnicalInformationHandler {
  private static final long serialVersionUID = 1;
  private static final int BLOCK = 256;

  private Instances header;
  /** [attributes] what a missing number is taken for. */
  private float[] fill;
  private RidgeWeights weights;
  private double beta;
  private double right;
  private int judged;
  private boolean leftOut;

  /** What the Explorer's "More" shows. */
  public String globalInfo() {
    return "Ridge regression that chooses its penalty itself, for many more attributes than instances. Up to "
        + SmallRidge.MOST_ROWS + " instances the penalty is that with which each of them is predicted best by the "
        + "others (leave-one-out, exact); of more some are held out. A nominal class is a number per label, 1 or -1; "
        + "probabilities "
        + "are the softmax of the numbers, times a factor that suits instances left out. Attributes are standardized, nominal "
        + "ones become indicators, a missing number is the mean. Behind SequencesToRocket it is the baseline for time "
        + "series.\n\nFor more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Gene H. Golub and Michael Heath and Grace Wahba");
    paper.setValue(Field.YEAR, "1979");
    paper.setValue(Field.TITLE, "Generalized Cross-Validation as a Method for Choosing a Good Ridge Parameter");
    paper.setValue(Field.JOURNAL, "Technometrics");
    paper.setValue(Field.VOLUME, "21");
    paper.setValue(Field.PAGES, "215-223");
    return paper;
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.NUMERIC_CLASS);
    capabilities.enable(Capability.DATE_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    return capabilities;
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    getCapabilities().testWithFail(data);
    Instances used = new Instances(data);
    used.deleteWithMissingClass();
    used.removeIf(instance -> instance.weight() == 0);
    header = used.stringFreeStructure();
    fill = new float[used.numAttributes()];
    int width = 0;
    for (int a = 0; a < fill.length; a++) {
      width += a == used.classIndex() ? 0 : width(used.attribute(a));
      fill[a] = used.attribute(a).isNumeric() ? (float) used.meanOrMode(a) : 0;
    }
    double[] importance = new double[width];
    Arrays.fill(importance, 1);
    boolean numeric = used.classAttribute().isNumeric();
    int outputs = numeric ? 1 : used.numClasses();
    leftOut = used.numInstances() <= SmallRidge.MOST_ROWS;
    try (DenseMatrices matrices = new DenseMatrices(1)) {
      RidgeFit fit = leftOut ? small(used, outputs, importance, matrices) : large(used, outputs, importance, matrices);
      weights = fit.weights();
      judge(used, fit, numeric);
    }
  }

  private static int width(Attribute attribute) {
    return attribute.isNominal() ? attribute.numValues() : 1;
  }

  private RidgeFit small(Instances used, int outputs, double[] importance, DenseMatrices matrices) throws Exception {
    int n = used.numInstances();
    float[][] rows = new float[n][importance.length];
    double[][] targets = new double[outputs][n];
    for (int i = 0; i < n; i++) {
      encode(used.instance(i), rows[i]);
      double[] target = target(used.instance(i), outputs);
      for (int c = 0; c < outputs; c++) {
        targets[c][i] = target[c];
      }
    }
    double[] rowWeights = used.stream().mapToDouble(Instance::weight).toArray();
    return SmallRidge.fit(rows, targets, rowWeights, importance, matrices);
  }

  private RidgeFit large(Instances used, int outputs, double[] importance, DenseMatrices matrices) throws Exception {
    LargeRidge ridge = new LargeRidge(used.numInstances(), outputs, importance, matrices);
    float[][] rows = new float[BLOCK][importance.length];
    double[][] targets = new double[BLOCK][];
    double[] rowWeights = new double[BLOCK];
    for (int from = 0; from < used.numInstances(); from += BLOCK) {
      int count = Math.min(BLOCK, used.numInstances() - from);
      for (int i = 0; i < count; i++) {
        encode(used.instance(from + i), rows[i]);
        targets[i] = target(used.instance(from + i), outputs);
        rowWeights[i] = used.instance(from + i).weight();
      }
      ridge.add(rows, targets, rowWeights, count);
    }
    return ridge.fit();
  }

  private static double[] target(Instance instance, int outputs) {
    double[] target = new double[outputs];
    if (instance.classAttribute().isNumeric()) {
      target[0] = instance.classValue();
    } else {
      Arrays.fill(target, -1);
      target[(int) instance.classValue()] = 1;
    }
    return target;
  }

  private void encode(Instance instance, float[] row) {
    int at = 0;
    for (int a = 0; a < fill.length; a++) {
      if (a == header.classIndex()) {
        continue;
      }
      if (header.attribute(a).isNominal()) {
        Arrays.fill(row, at, at + width(header.attribute(a)), 0);
        if (!instance.isMissing(a) && instance.value(a) < width(header.attribute(a))) {
          row[at + (int) instance.value(a)] = 1;
        }
      } else {
        row[at] = instance.isMissing(a) ? fill[a] : (float) instance.value(a);
        if (!(Math.abs(row[at]) <= Float.MAX_VALUE)) {
          throw new IllegalArgumentException("values must be finite and not larger than 3.4e38, found " + instance.value(a)
              + " of '" + header.attribute(a).name() + "'. Replace it, or make it missing (?)");
        }
      }
      at += width(header.attribute(a));
    }
  }

  private void judge(Instances used, RidgeFit fit, boolean numeric) {
    judged = fit.rows().length;
    beta = 1;
    if (numeric) {
      double squares = 0;
      for (int i = 0; i < judged; i++) {
        double error = fit.scores()[i][0] - used.instance(fit.rows()[i]).classValue();
        squares += error * error;
      }
      right = Math.sqrt(squares / judged);
      return;
    }
    int[] classes = Arrays.stream(fit.rows()).map(i -> (int) used.instance(i).classValue()).toArray();
    beta =
        Temperature.fit(fit.scores(), classes, Arrays.stream(fit.rows()).mapToDouble(i -> used.instance(i).weight()).toArray());
    right = 0;
    for (int i = 0; i < judged; i++) {
      right += Utils.maxIndex(fit.scores()[i]) == classes[i] ? 1.0 / judged : 0;
    }
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    if (weights == null) {
      throw new IllegalStateException("Ridge has not been trained yet: call buildClassifier first");
    }
    float[] row = new float[weights.mean().length];
    encode(instance, row);
    double[] scores = new double[weights.bias().length];
    weights.score(row, scores);
    if (!header.classAttribute().isNumeric()) {
      Temperature.softmax(beta, scores);
    }
    return scores;
  }

  @Override
  public String toString() {
    if (weights == null) {
      return "Ridge: no model built yet.";
    }
    return "Ridge regression on " + weights.mean().length + " numbers, penalty " + Decimal.text(weights.alpha(), 6) + "\n"
        + (header.classAttribute().isNumeric() ? "root mean squared error " + Decimal.text(right, 6)
            : Decimal.text(100 * right, 1) + " % right")
        + (leftOut ? ", with each instance left out in turn" : ", on " + judged + " instances held out");
  }

  /** Runs the classifier from the command line. */
  public static void main(String[] arguments) {
    runClassifier(new Ridge(), arguments);
  }
}
