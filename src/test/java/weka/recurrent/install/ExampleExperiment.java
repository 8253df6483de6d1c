package weka.recurrent.install;

import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.File;
import javax.swing.DefaultListModel;
import weka.classifiers.Classifier;
import weka.classifiers.functions.LSTM;
import weka.classifiers.meta.FilteredClassifier;
import weka.classifiers.trees.RandomForest;
import weka.experiment.CSVResultListener;
import weka.experiment.ClassifierSplitEvaluator;
import weka.experiment.CrossValidationResultProducer;
import weka.experiment.Experiment;
import weka.experiment.PropertyNode;
import weka.filters.unsupervised.attribute.SequencesToFlat;

/**
 * Writes {@code examples/lstm-vs-forest.xml}, the experiment of the README: an LSTM on the sequences against a random forest on
 * the same sequences laid flat. Weka's command line can name one classifier only; several need such a file.
 * <pre>{@code
 * java -cp target/test-classes:target/classes:$(cat target/test.classpath) \
 *   weka.recurrent.install.ExampleExperiment examples/lstm-vs-forest.xml
 * }</pre>
 */
public final class ExampleExperiment {

  private ExampleExperiment() {}

  public static void main(String[] args) throws Exception {
    FilteredClassifier forest = new FilteredClassifier();
    forest.setFilter(new SequencesToFlat());
    forest.setClassifier(new RandomForest());
    ClassifierSplitEvaluator evaluator = new ClassifierSplitEvaluator();
    evaluator.setNoSizeDetermination(true);
    CrossValidationResultProducer producer = new CrossValidationResultProducer();
    producer.setNumFolds(10);
    producer.setSplitEvaluator(evaluator);
    CSVResultListener listener = new CSVResultListener();
    listener.setOutputFile(new File("lstm-vs-forest.csv"));
    Experiment experiment = new Experiment();
    experiment.setResultProducer(producer);
    experiment.setResultListener(listener);
    experiment.setRunLower(1);
    experiment.setRunUpper(1);
    experiment.setDatasets(new DefaultListModel<File>());
    experiment.setNotes("10-fold cross-validation of LSTM and of a random forest on the flat view; add data with -T");
    experiment.setPropertyPath(new PropertyNode[] {
        property(evaluator, CrossValidationResultProducer.class, "splitEvaluator"),
        property(evaluator.getClassifier(), ClassifierSplitEvaluator.class, "classifier")});
    experiment.setPropertyArray(new Classifier[] {new LSTM(), forest});
    experiment.setUsePropertyIterator(true);
    Experiment.write(args[0], experiment);
  }

  private static PropertyNode property(Object value, Class<?> parent, String name) throws IntrospectionException {
    return new PropertyNode(value, new PropertyDescriptor(name, parent), parent);
  }
}
