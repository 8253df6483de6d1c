package weka.datagenerators.classifiers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weka.core.CheckGOE;
import weka.core.CheckOptionHandler;
import weka.core.ClassDiscovery;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.datagenerators.DataGenerator;
import weka.datagenerators.classifiers.classification.CopyMemory;
import weka.datagenerators.classifiers.classification.EmbeddedReber;
import weka.datagenerators.classifiers.classification.Latch;
import weka.datagenerators.classifiers.classification.Parity;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.classification.Story;
import weka.datagenerators.classifiers.classification.TemporalOrder;
import weka.datagenerators.classifiers.regression.Adding;
import weka.datagenerators.classifiers.regression.Multiplication;

/** What Weka asks of a data generator, and what we promise beyond it, for every task. */
class SequenceGeneratorContractTest {

  /** Every task with options that differ from all of its defaults. */
  static Stream<Arguments> tasks() {
    return Stream.of(
        task(Story::new, "-n 7 -S 3 -day 9 -breakfasts 3 -chatter 5 -vary 4"),
        task(Recall::new, "-n 7 -S 3 -lag 9 -symbols 3 -distractors 5 -length 12 -vary 4 -ordered"),
        task(TemporalOrder::new, "-n 7 -S 3 -steps 40 -symbols 3"),
        task(CopyMemory::new, "-n 7 -S 3 -blanks 9 -memorize 4 -symbols 5"),
        task(EmbeddedReber::new, "-n 7 -S 3 -inner 9"),
        task(Latch::new, "-n 7 -S 3 -steps 30 -information 1 -variance 0.5 -noisy"),
        task(Parity::new, "-n 7 -S 3 -steps 9 -vary 4"),
        task(Adding::new, "-n 7 -S 3 -steps 30 -unit"),
        task(Multiplication::new, "-n 7 -S 3 -steps 30 -unit"));
  }

  private static Arguments task(Supplier<SequenceGenerator> maker, String options) {
    return Arguments.of(maker.get().getClass().getSimpleName(), maker, options);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void wekasOptionCheckPasses(String name, Supplier<SequenceGenerator> maker, String options) throws Exception {
    CheckOptionHandler check = new CheckOptionHandler();
    check.setOptionHandler(maker.get());
    check.setUserOptions(Utils.splitOptions(options));
    check.setSilent(true);
    check.doTests();
    assertTrue(check.getSuccess());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void optionsComeBackAsSet(String name, Supplier<SequenceGenerator> maker, String options) throws Exception {
    SequenceGenerator task = maker.get();
    String[] defaults = task.getOptions();
    task.setOptions(Utils.splitOptions(options));
    List<String> got = List.of(task.getOptions());
    for (String word : Utils.splitOptions(options)) {
      assertTrue(got.contains(word), word + " not in " + got);
    }
    assertEquals(Utils.splitOptions(options).length, got.size());
    task.setOptions(new String[0]);
    assertArrayEquals(defaults, task.getOptions(), "options not given fall back to their defaults");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void editorFindsTipsAndDescription(String name, Supplier<SequenceGenerator> maker, String options) throws Exception {
    CheckGOE check = new CheckGOE();
    check.setObject(maker.get());
    check.setIgnoredProperties(check.getIgnoredProperties() + ",datasetFormat");
    check.setSilent(true);
    assertTrue(check.checkGlobalInfo());
    assertTrue(check.checkToolTips());
    assertTrue(maker.get().globalInfo().contains(maker.get().getTechnicalInformation().toString()));
    assertFalse(SerializationHelper.needsUID(maker.get().getClass()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void seedDecidesEveryBit(String name, Supplier<SequenceGenerator> maker, String options) throws Exception {
    SequenceGenerator task = maker.get();
    task.setOptions(Utils.splitOptions(options));
    String first = task.generate().toString();
    assertEquals(first, task.generate().toString(), "a second call starts anew");
    SequenceGenerator other = maker.get();
    other.setOptions(Utils.splitOptions(options));
    assertEquals(first, other.generate().toString());
    other.setRelationName(task.generate().relationName());
    other.setSeed(4);
    assertNotEquals(first, other.generate().toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void fewerSequencesAreTheFirstOnes(String name, Supplier<SequenceGenerator> maker, String options) {
    SequenceGenerator task = maker.get();
    task.setNumExamples(5);
    Instances five = task.generate();
    task.setNumExamples(8);
    Instances eight = task.generate();
    assertEquals(5, five.numInstances());
    assertEquals(8, eight.numInstances());
    for (int i = 0; i < 5; i++) {
      assertEquals(five.get(i).toString(), eight.get(i).toString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void layoutIsOneRelationalAttributeAndTheClass(String name, Supplier<SequenceGenerator> maker, String options) {
    Instances data = maker.get().generate();
    assertEquals(2, data.numAttributes());
    assertTrue(data.attribute(0).isRelationValued());
    assertEquals(SequenceGenerator.SEQUENCE, data.attribute(0).name());
    assertEquals(1, data.classIndex());
    assertEquals(maker.get().getClass().getName().contains(".regression."), data.classAttribute().isNumeric());
    assertEquals(SequenceGenerator.DEFAULT_NUM_EXAMPLES, data.numInstances());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void fileHoldsWhatMemoryHeld(String name, Supplier<SequenceGenerator> maker, String options, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("task.arff");
    String[] arguments = Utils.splitOptions(options + " -o " + Utils.quote(file.toString()));
    DataGenerator.makeData(maker.get(), arguments);
    String text = Files.readString(file);
    assertTrue(text.startsWith("% java weka.Run " + maker.get().getClass().getName() + " "), text.substring(0, 100));
    SequenceGenerator task = maker.get();
    task.setOptions(Utils.splitOptions(options));
    assertSame(task.generate(), new Instances(new StringReader(text)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void explorerDialogGetsTheSameData(String name, Supplier<SequenceGenerator> maker, String options) throws Exception {
    SequenceGenerator task = maker.get();
    StringWriter output = new StringWriter();
    task.setOutput(new PrintWriter(output));
    task.defineDataFormat();
    output.append(task.getPrologue());
    assertTrue(task.getSingleModeFlag());
    Instances data = task.getDatasetFormat();
    for (int i = 0; i < task.getNumExamplesAct(); i++) {
      data.add(task.generateExample());
    }
    output.append(data.toString());
    output.append(task.getEpilogue());
    Instances expected = maker.get().generate();
    assertSame(expected, data);
    assertSame(expected, new Instances(new StringReader(output.toString())));
  }

  private static void assertSame(Instances expected, Instances actual) {
    assertEquals(expected.numInstances(), actual.numInstances());
    for (int i = 0; i < expected.numInstances(); i++) {
      assertEquals(expected.get(i).value(1), actual.get(i).value(1), "target of sequence " + i);
      Instances steps = expected.get(i).relationalValue(0);
      Instances read = actual.get(i).relationalValue(0);
      assertEquals(steps.numInstances(), read.numInstances());
      for (int t = 0; t < steps.numInstances(); t++) {
        assertArrayEquals(steps.get(t).toDoubleArray(), read.get(t).toDoubleArray());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void unknownOptionIsAnErrorAndLeavesTheFileAlone(String name, Supplier<SequenceGenerator> maker, String options,
      @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("precious.arff"), "precious");
    for (String wrong : new String[] {"-lagg 5", "-n 1 -x", "-S one", "-n many", "-n 0"}) {
      String[] arguments = Utils.splitOptions(wrong + " -o " + Utils.quote(file.toString()));
      assertThrows(Exception.class, () -> maker.get().setOptions(arguments), wrong);
    }
    assertEquals("precious", Files.readString(file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void wekaDiscoversIt(String name, Supplier<SequenceGenerator> maker, String options) {
    String packageName = maker.get().getClass().getPackageName();
    assertTrue(ClassDiscovery.find(DataGenerator.class, packageName).contains(maker.get().getClass().getName()));
  }

  @Test
  void messagesNameTheOptionAndTheRange() {
    assertMessage("-lag must be at least 0, got -1", () -> new Recall().setLag(-1));
    assertMessage("-breakfasts must be in 2..8, got 9", () -> new Story().setBreakfasts(9));
    assertMessage("-steps must be a whole number, got 'ten'", () -> new Parity().setOptions(new String[] {"-steps", "ten"}));
    assertMessage("-variance must be a number, got 'x'", () -> new Latch().setOptions(new String[] {"-variance", "x"}));
    assertMessage("-variance must be at least 0, got NaN", () -> new Latch().setVariance(Double.NaN));
    assertMessage("-length must be above the lag of 9, as the cue is a step too, or 0, got 9",
        () -> new Recall().setOptions(new String[] {"-lag", "9", "-length", "9"}));
    Latch latch = new Latch();
    latch.setSteps(2);
    assertMessage("-information must be in 1..2, got 3", latch::generate);
    assertEquals("the data format must be defined before an example is generated",
        assertThrows(IllegalStateException.class, () -> new Recall().generateExample()).getMessage());
  }

  /** examples/breakfast.arff is what the command in its first line gives. */
  @Test
  void exampleIsMadeByItsOwnCommand() throws Exception {
    String text = Files.readString(Path.of("examples", "breakfast.arff"));
    String command = text.lines().findFirst().orElseThrow().replace("% java weka.Run " + Story.class.getName() + " ", "");
    Story story = new Story();
    story.setOptions(Utils.splitOptions(command));
    assertEquals(story.getPrologue(), text.substring(0, story.getPrologue().length()));
    assertSame(story.generate(), new Instances(new StringReader(text)));
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void assertMessage(String message, Action action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  /** The published bits: a change of a generator's random draws would make old results unrepeatable. */
  @Test
  void bitsArePinned() {
    Recall recall = new Recall();
    recall.setLag(5);
    recall.setNumExamples(2);
    assertEquals(RECALL_BITS, recall.generate().get(0) + " | " + recall.generate().get(1));
    Latch latch = new Latch();
    latch.setSteps(5);
    latch.setNumExamples(1);
    assertEquals(LATCH_BITS, latch.generate().get(0).toString());
    assertEquals(-1155484576, new Random(0).nextInt(), "java.util.Random is the one of its specification");
  }

  private static final String RECALL_BITS =
      "'s3\\nn2\\nn2\\nn1\\nn1\\nn2',s3 | 's3\\nn3\\nn1\\nn1\\nn4\\nn1',s3";
  private static final String LATCH_BITS = "'1\\n1\\n1\\n-0.184412\\n-0.599436',plus";
}
