package weka.recurrent.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import weka.core.Instances;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.data.EncodingRules;
import weka.recurrent.data.SampleData;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.ReadOut;

/** What onnxruntime makes of an exported model against what the model itself predicts. */
class OnnxExportTest {
  /** Both compute in float, with other approximations of σ and tanh, over up to 200 steps. Acceptance of the export. */
  private static final double AGREEMENT = 1e-5;

  private static final int[] LENGTHS = {1, 2, 3, 5, 17, 64, 199, 200, 1, 30};

  /** Compares all predictions, numbers in standard deviations of the class. */
  private static void assertAgreement(RecurrentModel model, Instances data) throws Exception {
    EncodingRules.TargetRule target = model.encoder().rules().target();
    double[][] expected = model.predict(data, 1);
    double spread = 0;
    try (ExportedModel exported = new ExportedModel(model)) {
      double[][] found = exported.predict(data);
      assertEquals(expected.length, found.length);
      for (int n = 0; n < expected.length; n++) {
        assertEquals(expected[n].length, found[n].length);
        for (int c = 0; c < expected[n].length; c++) {
          double difference = Math.abs(expected[n][c] - found[n][c]) / target.deviation();
          spread = Math.max(spread, Math.abs(expected[n][c] - expected[0][c]) / target.deviation());
          assertTrue(difference <= AGREEMENT, "instance " + (n + 1) + " output " + (c + 1) + ": " + expected[n][c] + " here, "
              + found[n][c] + " there");
        }
      }
    }
    assertTrue(spread > 0.005, "predictions that differ were compared, they differ by " + spread);
  }

  static Stream<Arguments> networks() {
    return Arrays.stream(Cell.values()).flatMap(cell -> Stream.of(false, true)
        .flatMap(bidirectional -> Arrays.stream(ReadOut.values()).map(readOut -> Arguments.of(cell, bidirectional, readOut))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyCellDirectionAndReadOutAgrees(Cell cell, boolean bidirectional, ReadOut readOut) throws Exception {
    Instances training = TrainedModels.numbersAndLabels(3, 4, 6, 2, 5, 4);
    Instances data = TrainedModels.numbersAndLabels(LENGTHS);
    for (String layers : List.of("1", "2")) {
      List<String> options = new ArrayList<>(List.of("-readout", readOut.name().toLowerCase(), "-layers", layers));
      if (bidirectional) {
        options.add("-bidirectional");
      }
      assertAgreement(TrainedModels.model(cell, training, options.toArray(String[]::new)), data);
    }
  }

  @Test
  void everyLengthAgreesAndBatchEqualsSingles() throws Exception {
    RecurrentModel model = TrainedModels.model(Cell.LSTM, TrainedModels.numbersAndLabels(3, 4, 6, 2, 5, 4), "-bidirectional",
        "-readout", "attention", "-members", "3");
    Instances data = TrainedModels.numbersAndLabels(IntStream.rangeClosed(1, 200).toArray());
    assertAgreement(model, data);
    try (ExportedModel exported = new ExportedModel(model)) {
      double[][] batch = exported.predict(data);
      for (int n = 0; n < data.numInstances(); n += 7) {
        double[][] single = exported.predict(new Instances(data, n, 1));
        assertArrayEquals(batch[n], single[0], 1e-6, "length " + (n + 1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"channel,false", "sequence,false", "none,false", "channel,true", "sequence,true"})
  void everyKindOfInputAgrees(String normalization, boolean numericClass) throws Exception {
    // Float would not tell values around a million apart to 1e-5; as they are they would saturate every gate.
    double far = normalization.equals("none") ? 0 : 1e6;
    Instances training = TrainedModels.everything(40, numericClass, far, 1);
    String[] options = {"-normalize", normalization, "-readout", "mean", "-members", numericClass ? "2" : "1"};
    RecurrentModel model = TrainedModels.model(Cell.GRU, training, options);
    assertTrue(model.encoder().inputNames().containsAll(List.of("x missing", "d missing", "time since last d", "c=u")),
        model.encoder().inputNames().toString());
    assertEquals(2, model.network().input().tokens().size());
    assertAgreement(model, training);
    assertAgreement(model, TrainedModels.everything(30, numericClass, far, 2));
  }

  @ParameterizedTest
  @CsvSource({"words", "characters"})
  void textAgrees(String unit) throws Exception {
    String[] header = {"@relation r", "@attribute length numeric", "@attribute t string", "@attribute class {a,b}", "@data"};
    Instances training = SampleData.arff(String.join("\n", header), "3,'The cat sat',a", "4,'a dog; a Dog ran',b",
        "2,'cat ran',a", "1,'dog',b", "3,'the cat sat',a", "2,'dog sat',b");
    RecurrentModel model = TrainedModels.model(Cell.LSTM, training, "-text", unit, "-bidirectional");
    Instances data = SampleData.arff(String.join("\n", header), "3,'the Zebra sat',a", "7,'',a", "?,?,a", "1,'x',b",
        "9,'dog, dog, dog and a cat',a");
    assertAgreement(model, training);
    assertAgreement(model, data);
  }

  @Test
  void labelsInColumnsAgree() throws Exception {
    Instances data = SampleData.arff("@relation r", "@attribute t1 {u,v}", "@attribute t2 {v,u,w}", "@attribute t3 {w,u}",
        "@attribute class {a,b}", "@data", "u,v,w,a", "v,w,?,b", "?,u,u,a", "v,?,?,b", "?,?,?,a", "v,u,w,b",
        "u,w,u,a", "u,u,w,a", "v,v,u,b");
    assertEquals(3, TrainedModels.model(Cell.GRU, data, "-layout", "columns").encoder().decision().columns().length);
    assertAgreement(TrainedModels.model(Cell.GRU, data, "-layout", "columns"), data);
  }

  @Test
  void theBackwardDirectionEndsAtTheFirstStep() throws Exception {
    Instances training = TrainedModels.numbersAndLabels(3, 4, 6, 2, 5, 4);
    RecurrentModel model = TrainedModels.model(Cell.GRU, training, "-bidirectional", "-readout", "last");
    // What tells these apart stands at the first step only, 200 steps before the end.
    Instances data = TrainedModels.numbersAndLabels(200, 200);
    Instances first = data.get(0).relationalValue(0);
    Instances second = data.get(1).relationalValue(0);
    for (int t = 0; t < 200; t++) {
      second.get(t).setValue(0, t == 0 ? 9 : first.get(t).value(0));
      second.get(t).setValue(1, first.get(t).value(1));
    }
    first.get(0).setValue(0, 1);
    double[][] here = model.predict(data, 1);
    assertTrue(Math.abs(here[0][0] - here[1][0]) > 1e-3);
    assertAgreement(model, data);
  }

  @Test
  void whatCannotBeIsRefused() throws Exception {
    RecurrentModel model = TrainedModels.model(Cell.LSTM, TrainedModels.numbersAndLabels(3, 4, 6, 2, 5, 4));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (ExportedModel exported = new ExportedModel(model);
        OnnxTensor x = OnnxTensor.createTensor(environment, new double[][][] {{{1}, {2}}});
        OnnxTensor k = OnnxTensor.createTensor(environment, new long[][][] {{{1}, {2}}});
        OnnxTensor unknown = OnnxTensor.createTensor(environment, new long[][][] {{{1}, {3}}});
        OnnxTensor two = OnnxTensor.createTensor(environment, new long[] {2});
        OnnxTensor three = OnnxTensor.createTensor(environment, new long[] {3})) {
      OrtSession session = exported.session();
      session.run(Map.of("channels", x, "indices", k, "lengths", two)).close();
      assertThrows(OrtException.class, () -> session.run(Map.of("channels", x, "indices", k, "lengths", three)).close());
      assertThrows(OrtException.class, () -> session.run(Map.of("channels", x, "indices", unknown, "lengths", two)).close());
    }
  }

  @Test
  void theFileSaysWhatToPutIn(@TempDir Path folder) throws Exception {
    RecurrentModel model = TrainedModels.model(Cell.LSTM, TrainedModels.everything(40, false, 0, 1));
    Path file = folder.resolve("new").resolve("model.onnx");
    OnnxExport.write(model, file);
    OnnxExport.write(model, file);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
    assertArrayEquals(OnnxExport.bytes(model), Files.readAllBytes(file));
    try (ExportedModel exported = new ExportedModel(model)) {
      assertEquals(List.of("indices", "lengths", "static_indices", "statics", "channels").stream().sorted().toList(),
          exported.session().getInputNames().stream().sorted().toList());
      assertEquals("{\"probabilities\":{\"name\":\"class\",\"labels\":[\"a\",\"b\"]}}", exported.metadata("outputs"));
      String description = exported.session().getMetadata().getDescription();
      assertTrue(description.contains("""
          Inputs
            channels [batch, steps, 4] double: x, same, d, far; NaN where missing, dates in milliseconds since 1970
            indices [batch, steps, 3] int64: c, big, w; number of the label from 0, -1 where missing
            lengths [batch] int64: steps of each sequence; what follows them is not read
            statics [batch, 2] double: age, born; NaN where missing, dates in milliseconds since 1970
            static_indices [batch, 1] int64: kind; number of the label from 0, -1 where missing

          Output
            probabilities [batch, 2] float: of 'class' = a, b
          """), description);
    }
  }
}
