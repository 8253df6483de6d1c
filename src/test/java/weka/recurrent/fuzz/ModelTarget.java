package weka.recurrent.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.install.FirstSymbol;

/** Model files: what is read from one predicts what the model did that was written, or is refused. */
final class ModelTarget implements FuzzTarget {
  private final Path file;
  private final Instances data;
  private final List<byte[]> seeds = new ArrayList<>();
  private final List<double[][]> predictions = new ArrayList<>();

  ModelTarget() throws Exception {
    file = ScratchFolder.make("fuzz-models").resolve("fuzz.model");
    data = FirstSymbol.data(20, 4, 3);
    for (String cell : List.of("LSTM", "GRU", "RNN")) {
      Classifier model = AbstractClassifier.forName("weka.classifiers.functions." + cell,
          Utils.splitOptions("-H 2 -N 2 -members 2 -threads 1" + (cell.equals("GRU") ? " -resume -V 20" : "")));
      model.buildClassifier(data);
      SerializationHelper.write(file.toString(), model);
      seeds.add(Files.readAllBytes(file));
      predictions.add(((AbstractClassifier) model).distributionsForInstances(data));
    }
  }

  @Override
  public List<byte[]> seeds() {
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    Files.write(file, input);
    Classifier model = SavedModel.read(file);
    model.toString();
    if (!(model instanceof AbstractClassifier) || !model.getClass().getName().startsWith("weka.classifiers.functions.")) {
      return true;
    }
    double[][] predicted = new double[data.numInstances()][];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = model.distributionForInstance(data.instance(i));
    }
    if (predictions.stream().noneMatch(expected -> Arrays.deepEquals(expected, predicted))) {
      throw new AssertionError("a damaged model was read and predicts something else");
    }
    return true;
  }
}
