package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.converters.ConverterUtils.DataSource;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.install.FirstSymbol;

/**
 * A model predicts the same bits wherever it is loaded: in another Java virtual machine that admits nothing but classes of Weka
 * and Java, and in every later version of this package.
 *
 * <p>{@code src/test/resources/models} keeps models of the releases with what they predicted. They were written by
 * {@link #main}, and are never written again:
 * <pre>{@code
 * java -cp target/test-classes:target/classes:$(cat target/test.classpath) \
 *   weka.classifiers.functions.SavedModelTest write src/test/resources/models 0.1.0
 * }</pre>
 */
public class SavedModelTest {

  /** What Weka's users are told to allow; anything else in a model file is refused. */
  private static final String FILTER = "-Djdk.serialFilter=weka.**;java.**;!*";

  /** Prime to the sizes of numbers, so that every byte of one is damaged somewhere. */
  private static final int STRIDE = 23;

  @TempDir
  Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"RNN", "LSTM", "GRU"})
  void anotherVirtualMachineWithAFilterPredictsTheSameBits(String cell) throws Exception {
    Path data = FirstSymbol.write(directory.resolve("data.arff"), 40, 6, 3);
    Path model = directory.resolve("small.model");
    Instances instances = read(data);
    Classifier trained = trained(cell, instances);
    SerializationHelper.writeAll(model.toString(), new Object[] {trained, instances.stringFreeStructure()});

    ChildJvm.Outcome outcome = ChildJvm.asTested(directory.resolve("wekahome")).withFlags(FILTER)
        .run(SavedModelTest.class.getName(), "predict", model.toString(), data.toString());

    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(bits(trained, instances), outcome.out().lines().toList(), outcome::toString);
  }

  /** A filter that admits less must refuse: otherwise the test above would pass with no filter at all. */
  @ParameterizedTest
  @ValueSource(strings = "LSTM")
  void aFilterWithoutOurClassesRefuses(String cell) throws Exception {
    Path data = FirstSymbol.write(directory.resolve("data.arff"), 20, 4, 3);
    Path model = directory.resolve("small.model");
    SerializationHelper.write(model.toString(), trained(cell, read(data)));

    ChildJvm.Outcome outcome = ChildJvm.asTested(directory.resolve("wekahome"))
        .withFlags("-Djdk.serialFilter=weka.classifiers.**;java.**;!*")
        .run(SavedModelTest.class.getName(), "predict", model.toString(), data.toString());

    assertTrue(outcome.exitCode() != 0 && outcome.err().contains("filter status: REJECTED"), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RNN-0.1.0", "LSTM-0.1.0", "GRU-0.1.0"})
  void modelsOfReleasesPredictWhatTheyPredicted(String name) throws Exception {
    Object model;
    try (InputStream file = resource(name + ".model")) {
      model = SerializationHelper.read(file);
    }
    Path data = directory.resolve("data.arff");
    Files.writeString(data, text(name.replaceFirst(".*-", "data-") + ".arff"));

    List<String> predicted = bits((Classifier) model, read(data));

    assertFalse(predicted.isEmpty());
    assertEquals(text(name + ".bits").lines().toList(), predicted);
    assertTrue(model.toString().contains("40 sequences of 6 steps"), "the report of an old model: " + model);
    // 0.1.0 did not keep how many sequences set aside were right
    assertFalse(model.toString().contains("  right"), "the report of an old model: " + model);
  }

  @Test
  void aModelOfANewerVersionSaysWhatToDo() throws Exception {
    Path file = directory.resolve("newer.model");
    RecurrentClassifier newer =
        (RecurrentClassifier) trained("GRU", read(FirstSymbol.write(directory.resolve("data.arff"), 20, 4, 3)));
    Field format = RecurrentModel.class.getDeclaredField("format");
    format.setAccessible(true);
    format.setInt(newer.model(), 7);
    SerializationHelper.write(file.toString(), newer);
    IOException e = assertThrows(IOException.class, () -> SavedModel.read(file));
    assertEquals("cannot read the model file " + file
        + ": this model was written by a newer version of recurrentNetworks (model format 7, "
        + "this version reads up to 2). Install the newer package to use it", e.getMessage());
  }

  /** Bytes all over a small model: what is read predicts what it did, or is refused with a sentence. */
  @Test
  void aModelWithADamagedByteNeverPredictsSomethingElse() throws Exception {
    Path file = directory.resolve("damaged.model");
    Instances data = read(FirstSymbol.write(directory.resolve("data.arff"), 10, 3, 3));
    Classifier model =
        AbstractClassifier.forName("weka.classifiers.functions.RNN", new String[] {"-N", "1", "-H", "1", "-members", "1"});
    model.buildClassifier(data);
    SerializationHelper.write(file.toString(), model);
    byte[] whole = Files.readAllBytes(file);
    List<String> expected = bits(model, data);
    int refused = 0;
    for (int at = 0; at < whole.length; at += STRIDE) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x41;
      Files.write(file, damaged);
      try {
        assertEquals(expected, bits(SavedModel.read(file), data), "byte " + at);
      } catch (IOException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("cannot read the model file " + file + ": "), e.getMessage());
      }
    }
    assertTrue(refused > whole.length / STRIDE / 2, refused + " of " + whole.length / STRIDE + " were refused");
  }

  /** A length of two thousand million in a file of some thousand bytes. */
  @Test
  void sizesAreHeldAgainstTheFileBeforeAnythingIsAllocated() throws Exception {
    Path file = directory.resolve("huge.model");
    SerializationHelper.write(file.toString(), new float[] {1, 2, 3});
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - 3 * 4 - 4;
    assertEquals(3, bytes[length + 3]);
    bytes[length] = 0x7f;
    Files.write(file, bytes);
    IOException e = assertThrows(IOException.class, () -> SavedModel.read(file));
    assertTrue(e.getMessage().contains("filter status: REJECTED"), e.getMessage());
  }

  /** A model knows its header, not its training data. */
  @ParameterizedTest
  @ValueSource(strings = {"LSTM"})
  void aModelDoesNotGrowWithTheDataItWasTrainedOn(String cell) throws Exception {
    Path few = FirstSymbol.write(directory.resolve("few.arff"), 40, 6, 3);
    Path many = FirstSymbol.write(directory.resolve("many.arff"), 400, 6, 3);
    long small = size(trained(cell, read(few)));
    long large = size(trained(cell, read(many)));
    assertTrue(large < small + 1000, "40 sequences: " + small + " bytes, 400 sequences: " + large + " bytes");
  }

  private long size(Classifier model) throws Exception {
    Path file = directory.resolve("size.model");
    SerializationHelper.write(file.toString(), model);
    return Files.size(file);
  }

  /** Usage: {@code predict MODEL DATA}, which prints bits, or {@code write DIRECTORY VERSION}, which makes the kept files. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("predict")) {
      // Not readAll, which prints a refusal and returns what it had.
      Classifier model = (Classifier) SerializationHelper.read(args[1]);
      bits(model, read(Path.of(args[2]))).forEach(System.out::println);
    } else {
      Path directory = Files.createDirectories(Path.of(args[1]));
      Path data = FirstSymbol.write(directory.resolve("data-" + args[2] + ".arff"), 40, 6, 3);
      for (String cell : List.of("RNN", "LSTM", "GRU")) {
        Classifier model = trained(cell, read(data));
        SerializationHelper.write(directory.resolve(cell + "-" + args[2] + ".model").toString(), model);
        Files.write(directory.resolve(cell + "-" + args[2] + ".bits"), bits(model, read(data)));
      }
    }
  }

  private static Classifier trained(String cell, Instances data) throws Exception {
    String[] options = {"-N", "5", "-H", "6", "-members", "2", "-V", "0"};
    Classifier classifier = AbstractClassifier.forName("weka.classifiers.functions." + cell, options);
    classifier.buildClassifier(data);
    return classifier;
  }

  private static Instances read(Path file) throws Exception {
    Instances data = DataSource.read(file.toString());
    data.setClassIndex(data.numAttributes() - 1);
    return data;
  }

  /** One line per instance: the class probabilities as hexadecimal bits. */
  private static List<String> bits(Classifier model, Instances data) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < data.numInstances(); i++) {
      StringBuilder line = new StringBuilder();
      for (double probability : model.distributionForInstance(data.instance(i))) {
        line.append(line.length() == 0 ? "" : " ").append(Long.toHexString(Double.doubleToRawLongBits(probability)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = SavedModelTest.class.getResourceAsStream("/models/" + name);
    if (stream == null) {
      throw new IOException("src/test/resources/models/" + name + " is missing");
    }
    return stream;
  }

  private static String text(String name) throws IOException {
    try (InputStream stream = resource(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
