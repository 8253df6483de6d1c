package weka.recurrent.bench;

import java.util.ArrayList;
import java.util.List;
import weka.classifiers.functions.LSTM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** What a Weka user's loop over instances does: one call of {@code distributionForInstance} for one sequence. */
final class ClassifierContender implements Contender {
  private static final int TRAINING_SEQUENCES = 40;

  private final LSTM classifier = new LSTM();
  private final Instances data;
  private int next;

  ClassifierContender(Workload work) throws Exception {
    if (work.sequences() != 1) {
      throw new IllegalArgumentException("instances are predicted one by one: N must be 1, got " + work.sequences());
    }
    ArrayList<Attribute> channels = new ArrayList<>();
    for (int i = 0; i < work.inputs(); i++) {
      channels.add(new Attribute("x" + i));
    }
    Instances inner = new Instances("sequence", channels, 0);
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("sequence", inner), new Attribute("class",
        List.of("a", "b"))));
    data = new Instances("bench", attributes, TRAINING_SEQUENCES);
    data.setClassIndex(1);
    float[][] x = new Workload(TRAINING_SEQUENCES, work.steps(), work.inputs(), work.hidden()).data();
    for (int n = 0; n < x.length; n++) {
      Instances bag = new Instances(inner, work.steps());
      for (int t = 0; t < work.steps(); t++) {
        double[] row = new double[work.inputs()];
        for (int i = 0; i < row.length; i++) {
          row[i] = x[n][t * row.length + i];
        }
        bag.add(new DenseInstance(1, row));
      }
      data.add(new DenseInstance(1, new double[] {data.attribute(0).addRelation(bag), n % 2}));
    }
    classifier.setOptions(new String[] {"-H", Integer.toString(work.hidden()), "-N", "1"});
    classifier.buildClassifier(data);
  }

  @Override
  public String name() {
    return "LSTM.distributionForInstance";
  }

  @Override
  public void train() {
    throw new UnsupportedOperationException("this contender only predicts");
  }

  @Override
  public void predict() throws Exception {
    classifier.distributionForInstance(data.instance(next));
    next = (next + 1) % data.numInstances();
  }

  @Override
  public void close() {
    // Weka's classifiers have nothing to close.
  }
}
