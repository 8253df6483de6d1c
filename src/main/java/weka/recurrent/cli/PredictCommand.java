package weka.recurrent.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.WekaException;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.classifier.Trainable;
import weka.recurrent.experiment.plan.FileData;
import weka.recurrent.report.CsvText;
import weka.recurrent.storage.AtomicFile;

/** Applies a model. */
@Command(name = "predict", description = "Applies a Weka model to data and writes its predictions as CSV.",
    mixinStandardHelpOptions = true)
final class PredictCommand extends TerminalCommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file, from 'save' or from Weka.")
  Path model;

  @Parameters(index = "1", paramLabel = "FILE", description = "Data file with the attributes of the training data.")
  Path file;

  @Option(names = "--class", paramLabel = "NAME", description = "Class attribute; the last one if not given.")
  String className = "";

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "CSV file instead of the output stream.")
  Path output;

  @Option(names = "--raw", description = "Write texts as they are, also those that a spreadsheet would run as a formula.")
  boolean raw;

  @Override
  public Integer call() throws Exception {
    Classifier classifier = SavedModel.read(model);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    String csv;
    try {
      FileData data = new FileData("data", file, className);
      boolean ours = classifier instanceof Trainable network && network.encoder() != null;
      csv = predictions(classifier,
          ours ? ((Trainable) classifier).encoder().mapped(data.readAsItIs()) : data.read());
    } catch (IllegalArgumentException | WekaException e) {
      terminal.err().println(file + ": " + e.getMessage());
      return Exit.DATA;
    }
    if (output == null) {
      terminal.out().print(csv);
    } else {
      AtomicFile.write(output, csv.getBytes(StandardCharsets.UTF_8));
    }
    return Exit.OK;
  }

  private String predictions(Classifier classifier, Instances data) throws Exception {
    Attribute target = data.classAttribute();
    List<String> head = new ArrayList<>(List.of("instance", "actual", "predicted"));
    for (int k = 0; target.isNominal() && k < target.numValues(); k++) {
      head.add("p(" + target.value(k) + ")");
    }
    StringBuilder out = new StringBuilder(row(head));
    for (int i = 0; i < data.numInstances(); i++) {
      Instance instance = data.instance(i);
      double[] distribution = classifier.distributionForInstance(instance);
      List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1),
          instance.classIsMissing() ? "" : target.isNominal() ? instance.stringValue(target)
              : Double.toString(instance.classValue())));
      if (target.isNominal()) {
        row.add(Utils.sum(distribution) == 0 ? "" : target.value(Utils.maxIndex(distribution)));
      }
      for (double value : distribution) {
        row.add(Double.toString(value));
      }
      out.append(row(row));
    }
    return out.toString();
  }

  private String row(List<String> values) {
    return values.stream().map(raw ? CsvText::quoted : CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }
}
