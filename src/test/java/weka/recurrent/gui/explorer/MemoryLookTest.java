package weka.recurrent.gui.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.Classifier;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RecurrentClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.core.converters.ConverterUtils.DataSource;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.regression.Adding;
import weka.recurrent.gui.Work;
import weka.recurrent.kernel.Trace.Signal;

class MemoryLookTest {
  private static final File MODELS = new File("src/test/resources/models");
  private static final Work.Progress SILENT = (doing, share) -> {};

  @Test
  void aModelFromAFileIsLookedThrough() throws Exception {
    ModelList.Entry entry = ModelList.read(new File(MODELS, "LSTM-0.1.0.model"));
    Instances data = DataSource.read(new File(MODELS, "data-0.1.0.arff").getPath());
    data.setClassIndex(data.numAttributes() - 1);
    MemoryLook look = MemoryLook.of(entry, data, 0, SILENT);
    assertTrue(look.sentence().matches("(?s)Sequence 1 of " + data.numInstances() + ": .*"), look.sentence());
    assertEquals("Sequence 1 of " + data.numInstances() + " in LSTM-0.1.0.model", look.title());
    MemoryLook.Part part = look.parts().get(0);
    assertEquals(List.of(Signal.INPUT_GATE, Signal.FORGET_GATE, Signal.OUTPUT_GATE, Signal.CELL, Signal.HIDDEN),
        look.signals(part));
    CombinedDomainXYPlot plot = (CombinedDomainXYPlot) look.chart(part, List.of(Signal.CELL)).plot().getPlot();
    assertTrue(plot.getSubplots().size() >= 3, plot.getSubplots().size() + " parts");
  }

  @Test
  void bothDirectionsCanBeLookedAtAndOtherDataAreRefused() throws Exception {
    Recall task = new Recall();
    task.setLag(5);
    Instances data = generate(task);
    ModelList.Entry entry = trained(new GRU(), "-H 4 -N 2 -bidirectional", data);
    MemoryLook look = MemoryLook.of(entry, data, 3, SILENT);
    assertEquals(List.of("layer 1", "layer 1, backward"), look.parts().stream().map(MemoryLook.Part::toString).toList());
    assertTrue(look.chart(look.parts().get(1), List.of(Signal.UPDATE_GATE)).title().endsWith("layer 1, backward"));
    assertTrue(look.sentence().matches("Sequence 4 of 60: the network says '.*' \\(\\d+ %\\), (which is right|but it is '.*')"
        + ".*\\. It made up its mind after step \\d of 6\\."), look.sentence());
    Instances others = generate(new Adding());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> MemoryLook.of(entry, others, 0, SILENT));
    assertTrue(refused.getMessage().startsWith("data to predict must have the header of the training data"),
        refused.getMessage());
    MemoryLook.Forgetting forgetting = MemoryLook.forgetting(entry, data, SILENT);
    assertTrue(forgetting.words().contains("of 60 sequences"), forgetting.words());
  }

  @Test
  void aNumberIsToldInItsUnit() throws Exception {
    Instances data = generate(new Adding());
    MemoryLook look = MemoryLook.of(trained(new LSTM(), "-H 4 -N 2", data), data, 0, SILENT);
    assertTrue(look.sentence().matches("Sequence 1 of 60: \\S+ is [\\d.]+; the network says -?[\\d.]+.*\\."), look.sentence());
    assertEquals(look.map().prefixes().length, look.answers().numbers().length);
  }

  @Test
  void otherFilesAreRefusedWithASentence(@TempDir Path folder) throws Exception {
    Path other = folder.resolve("zero.model");
    Classifier zero = new ZeroR();
    SerializationHelper.write(other.toString(), zero);
    IOException refused = assertThrows(IOException.class, () -> ModelList.read(other.toFile()));
    assertEquals("zero.model holds a ZeroR, but only an RNN, LSTM or GRU has gates and states to look at. Save one of these from "
        + "the result list", refused.getMessage());
    Path untrained = folder.resolve("new.model");
    SerializationHelper.write(untrained.toString(), new LSTM());
    refused = assertThrows(IOException.class, () -> ModelList.read(untrained.toFile()));
    assertTrue(refused.getMessage().contains("new.model") && refused.getMessage().contains("never trained"),
        refused.getMessage());
  }

  private static Instances generate(SequenceGenerator task) {
    task.setNumExamples(60);
    return task.generate();
  }

  private static ModelList.Entry trained(RecurrentClassifier classifier, String options, Instances data) throws Exception {
    classifier.setOptions(Utils.splitOptions(options));
    classifier.buildClassifier(data);
    return new ModelList.Entry("a model", classifier);
  }
}
