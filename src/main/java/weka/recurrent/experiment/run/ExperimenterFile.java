package weka.recurrent.experiment.run;

import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.swing.DefaultListModel;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.converters.ArffSaver;
import weka.experiment.ClassifierSplitEvaluator;
import weka.experiment.CrossValidationResultProducer;
import weka.experiment.Experiment;
import weka.experiment.InstancesResultListener;
import weka.experiment.PropertyNode;
import weka.experiment.RandomSplitResultProducer;
import weka.experiment.RegressionSplitEvaluator;
import weka.experiment.ResultProducer;
import weka.experiment.SplitEvaluator;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.Reorder;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.plan.Protocol;

/**
 * An experiment in the format of Weka's Experimenter: data sets × learners with their views, the same folds, results as ARFF
 * beside it. {@code weka.experiment.Experiment -l x.xml -r} runs it, the Experimenter opens it.
 *
 * <p>Weka's run r shuffles with seed r, so an experiment with seed s gets the runs s, s+1, ...: the splits of its own run. A
 * network whose seed the script left open trains with Weka's, the option {@code -S}, in all folds; here it gets another one in
 * each job. Data that are not an ARFF file with the class last, or whose relation name another data set has as well, are
 * written to a folder beside the experiment.
 *
 * @param file the experiment, {@code x.xml}
 */
public record ExperimenterFile(Path file) {

  public ExperimenterFile {
    if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
      throw new IllegalArgumentException("an experiment of Weka's Experimenter is an .xml file, not '" + file + "'");
    }
    file = file.toAbsolutePath().normalize();
  }

  /** Where the Experimenter will put the results: {@code x.arff} beside {@code x.xml}. */
  public Path results() {
    return file.resolveSibling(stem() + ".arff");
  }

  /**
   * Writes the experiment.
   *
   * @throws IOException if data cannot be read or the file not written
   * @throws IllegalArgumentException if the Experimenter has nothing of the kind: other protocols than cross-validation and
   *     split, or learners that are not the same for all data sets
   */
  public void write(Plan plan) throws IOException {
    Files.createDirectories(file.getParent());
    Design design = plan.design();
    Map<String, Classifier> schemes = schemes(design);
    DefaultListModel<File> data = new DefaultListModel<>();
    Set<String> relations = new HashSet<>();
    boolean nominal = true;
    for (DataSummary summary : design.data()) {
      DataSource source = plan.source(summary.label());
      Instances header = source.header();
      nominal = header.classAttribute().isNominal();
      boolean asIs = plan.isFile(summary.label()) && header.classIndex() == header.numAttributes() - 1
          && source.origin().matches("(?i).*\\.arff(\\.gz)?") && relations.add(header.relationName());
      data.addElement(asIs ? new File(source.origin()).getAbsoluteFile() : copy(summary.label(), source.read()).toFile());
    }
    Experiment experiment = new Experiment();
    experiment.setDatasets(data);
    experiment.setNotes(design.name() + ": " + design.protocol().inWords());
    int first = Math.toIntExact(design.seed());
    experiment.setRunLower(first);
    experiment.setRunUpper(first + design.protocol().repeats() - 1);
    InstancesResultListener listener = new InstancesResultListener();
    listener.setOutputFile(results().toFile());
    experiment.setResultListener(listener);
    produce(experiment, design.protocol(), nominal);
    experiment.setPropertyArray(schemes.values().toArray(new Classifier[0]));
    experiment.setUsePropertyIterator(true);
    try {
      Experiment.write(file.toString(), experiment);
    } catch (Exception e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void produce(Experiment experiment, Protocol protocol, boolean nominal) {
    SplitEvaluator evaluator;
    Object learner;
    if (nominal) {
      ClassifierSplitEvaluator classes = new ClassifierSplitEvaluator();
      // measuring the size of a model means writing it
      classes.setNoSizeDetermination(true);
      learner = classes.getClassifier();
      evaluator = classes;
    } else {
      RegressionSplitEvaluator numbers = new RegressionSplitEvaluator();
      learner = numbers.getClassifier();
      evaluator = numbers;
    }
    ResultProducer producer;
    if (protocol.kind() == Protocol.Kind.CROSS_VALIDATION) {
      CrossValidationResultProducer folds = new CrossValidationResultProducer();
      folds.setNumFolds(protocol.folds());
      folds.setSplitEvaluator(evaluator);
      producer = folds;
    } else if (protocol.kind() == Protocol.Kind.HOLD_OUT) {
      RandomSplitResultProducer split = new RandomSplitResultProducer();
      split.setTrainPercent(100 * protocol.trainShare());
      split.setSplitEvaluator(evaluator);
      producer = split;
    } else {
      throw new IllegalArgumentException("Weka's Experimenter knows cross-validation (folds:) and random splits (split:), not "
          + protocol.inWords());
    }
    experiment.setResultProducer(producer);
    try {
      experiment.setPropertyPath(new PropertyNode[] {
          new PropertyNode(evaluator, new PropertyDescriptor("splitEvaluator", producer.getClass()), producer.getClass()),
          new PropertyNode(learner, new PropertyDescriptor("classifier", evaluator.getClass()), evaluator.getClass())});
    } catch (IntrospectionException e) {
      throw new IllegalStateException("Weka's Experimenter has no such properties", e);
    }
  }

  /** The distinct learners, in the order of the script; a setting that varies makes one for each level. */
  private static Map<String, Classifier> schemes(Design design) {
    Map<String, Classifier> schemes = new LinkedHashMap<>();
    Set<String> pairs = new HashSet<>();
    for (String label : design.learners()) {
      for (Cell cell : design.cells()) {
        if (cell.learner().equals(label)) {
          schemes.computeIfAbsent(cell.commandLine(), line -> Scheme.of(cell.scheme(), cell.options()).classifier());
          pairs.add(cell.data() + "\u0000" + cell.commandLine());
        }
      }
    }
    if (pairs.size() != schemes.size() * design.data().size()) {
      throw new IllegalArgumentException("Weka's Experimenter gives every learner every data set; here the settings of learners"
          + " vary together with the data, which makes " + pairs.size() + " of the " + schemes.size() * design.data().size()
          + " combinations");
    }
    return schemes;
  }

  private Path copy(String label, Instances data) throws IOException {
    Path folder = Files.createDirectories(file.resolveSibling(stem() + "-data"));
    Path copy = folder.resolve(label.replaceAll("[^\\p{L}\\p{N}._=-]+", "-") + ".arff");
    try {
      Instances written = data;
      if (data.classIndex() < data.numAttributes() - 1) {
        Reorder reorder = new Reorder();
        int last = data.classIndex() + 1;
        reorder.setOptions(new String[] {"-R", (last == 1 ? "" : "1-" + (last - 1) + ",") + (last + 1) + "-last," + last});
        reorder.setInputFormat(data);
        written = Filter.useFilter(data, reorder);
      }
      written = new Instances(written);
      written.setRelationName(label);
      ArffSaver saver = new ArffSaver();
      saver.setMaxDecimalPlaces(17);
      saver.setInstances(written);
      saver.setFile(copy.toFile());
      saver.writeBatch();
      return copy;
    } catch (Exception e) {
      throw new IOException("cannot write " + copy + ": " + e.getMessage(), e);
    }
  }

  private String stem() {
    return file.getFileName().toString().replaceFirst("(?i)\\.xml$", "");
  }
}
