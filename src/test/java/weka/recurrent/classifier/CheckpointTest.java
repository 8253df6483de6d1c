package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.install.FirstSymbol;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;

/** A training that was cut off between two epochs and goes on from its checkpoint ends with the bits of one that was not. */
class CheckpointTest {
  private static final int EPOCHS = 7;

  @TempDir
  Path directory;

  private final List<String> log = new ArrayList<>();
  private final Logger logger = Logger.getLogger(TrainingCheckpoints.class.getName());
  private final Handler listener = new Handler() {
    @Override
    public void publish(LogRecord record) {
      log.add(new SimpleFormatter().formatMessage(record));
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  };

  @BeforeEach
  void listen() {
    logger.addHandler(listener);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void ignore() {
    logger.removeHandler(listener);
    logger.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @CsvSource({
      "LSTM, 3, -members 3 -threads 2 -V 0",
      "GRU, 1, -members 2 -V 25 -E 6 -schedule plateau -dropout 0.3",
      "RNN, 4, -optimizer sgd -schedule cosine -members 1 -V 20",
      "LSTM, 5, -optimizer rmsprop -bidirectional -layers 2 -recurrent-dropout 0.2 -input-dropout 0.1 -members 1",
      "GRU, 2, -V 30 -E 2 -L 0.5 -members 2 -balance"})
  void goesOnToTheSameBits(String cell, int cutAfter, String options) throws Exception {
    Instances data = data(60, 3);
    RecurrentClassifier undisturbed = classifier(cell, options);
    undisturbed.buildClassifier(data);
    cutOff(cell, options, data, cutAfter);

    RecurrentClassifier again = classifier(cell, options + checkpoints());
    again.initializeClassifier(data);
    assertEquals(cutAfter, furthest(again), "it must go on, not start over");
    while (again.next()) {
      // to the end
    }
    again.done();

    assertSame(undisturbed, again);
  }

  /** Version 1 had no share of right sequences for each epoch. */
  @Test
  void oneOfTheFirstVersionIsGoneOnFrom() throws Exception {
    Instances data = data(40, 3);
    String options = "-members 1 -V 25";
    RecurrentClassifier undisturbed = classifier("GRU", options);
    undisturbed.buildClassifier(data);
    cutOff("GRU", options, data, 3);
    Path newest = files().get(1);
    Files.write(newest, asFirstVersion(Files.readAllBytes(newest), 3));

    RecurrentClassifier again = classifier("GRU", options + checkpoints());
    goOn(again, data);
    assertEquals(List.of("GRU: going on from the checkpoint after epoch 3"), log);
    List<EpochRecord> told = again.model().members().get(0).history();
    assertEquals(List.of(true, true, true, false),
        told.subList(0, 4).stream().map(e -> Double.isNaN(e.validationAccuracy())).toList());
    assertEquals(state(undisturbed).get(0), state(again).get(0));
    assertEquals(undisturbed.model().members().get(0).history().stream().map(EpochRecord::validationLoss).toList(),
        told.stream().map(EpochRecord::validationLoss).toList());
  }

  /** Cuts the last of six numbers of each epoch out of a checkpoint of one run without notes, and mends version and checksum. */
  private static byte[] asFirstVersion(byte[] bytes, int epochs) {
    int notesAndSum = 8;
    int history = bytes.length - notesAndSum - epochs * 6 * Double.BYTES;
    ByteBuffer first = ByteBuffer.allocate(bytes.length - epochs * Double.BYTES).put(bytes, 0, history);
    for (int e = 0; e < epochs; e++) {
      first.put(bytes, history + e * 6 * Double.BYTES, 5 * Double.BYTES);
    }
    first.put(bytes, bytes.length - notesAndSum, 4).putInt(8, 1);
    CRC32C sum = new CRC32C();
    sum.update(first.array(), 0, first.position());
    return first.putInt((int) sum.getValue()).array();
  }

  @Test
  void aFinishedTrainingIsNotDoneAgain() throws Exception {
    Instances data = data(40, 3);
    RecurrentClassifier first = classifier("LSTM", "-members 2" + checkpoints());
    first.buildClassifier(data);
    RecurrentClassifier second = classifier("LSTM", "-members 2" + checkpoints());
    second.initializeClassifier(data);
    assertEquals(EPOCHS, furthest(second));
    assertFalse(second.next());
    second.done();
    assertSame(first, second);
  }

  /** Cross-validation, ensembles and experiments train many networks with one and the same option. */
  @Test
  void manyTrainingsShareAFolder() throws Exception {
    Instances data = data(60, 3);
    RecurrentClassifier[] alone = new RecurrentClassifier[3];
    for (int fold = 0; fold < 3; fold++) {
      alone[fold] = classifier("GRU", "-members 1");
      alone[fold].buildClassifier(data.trainCV(3, fold));
      cutOff("GRU", "-members 1", data.trainCV(3, fold), fold + 1);
    }
    for (int fold = 0; fold < 3; fold++) {
      RecurrentClassifier again = classifier("GRU", "-members 1" + checkpoints());
      again.initializeClassifier(data.trainCV(3, fold));
      assertEquals(fold + 1, furthest(again));
      while (again.next()) {
        // to the end
      }
      again.done();
      assertSame(alone[fold], again);
    }
  }

  @Test
  void aContinuedModelGoesOnToo() throws Exception {
    Instances data = data(40, 3);
    RecurrentClassifier undisturbed = classifier("LSTM", "-members 1 -resume");
    undisturbed.buildClassifier(data);
    RecurrentClassifier disturbed = (RecurrentClassifier) AbstractClassifier.makeCopy(undisturbed);
    undisturbed.setOptions(Utils.splitOptions("-H 5 -N 4 -members 1"));
    goOn(undisturbed, data);

    String options = "-H 5 -N 4 -members 1" + checkpoints();
    RecurrentClassifier cut = (RecurrentClassifier) AbstractClassifier.makeCopy(disturbed);
    cut.setOptions(Utils.splitOptions(options));
    cut.initializeClassifier(data);
    cut.next();
    cut.next();
    disturbed.setOptions(Utils.splitOptions(options));
    disturbed.initializeClassifier(data);
    assertEquals(EPOCHS + 2, furthest(disturbed));
    while (disturbed.next()) {
      // to the end
    }
    disturbed.done();
    assertSame(undisturbed, disturbed);
  }

  @Test
  void theLastTwoAreKept() throws Exception {
    cutOff("LSTM", "-members 1", data(30, 3), 5);
    assertEquals(List.of("epoch-000004.checkpoint", "epoch-000005.checkpoint"),
        files().stream().map(file -> file.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 40, 200, 3000, -5, -1})
  void aDamagedOneIsSaidAndTheOneBeforeTaken(int position) throws Exception {
    Instances data = data(30, 3);
    RecurrentClassifier undisturbed = classifier("LSTM", "-members 1");
    undisturbed.buildClassifier(data);
    cutOff("LSTM", "-members 1", data, 5);
    Path newest = files().get(1);
    byte[] bytes = Files.readAllBytes(newest);
    bytes[position < 0 ? bytes.length + position : position] ^= 0x10;
    Files.write(newest, bytes);

    RecurrentClassifier again = classifier("LSTM", "-members 1" + checkpoints());
    again.initializeClassifier(data);
    assertEquals(4, furthest(again));
    assertTrue(log.get(0).contains(newest + " cannot be used: it is ") && log.get(0).endsWith("Taking the one before"),
        log::toString);
    while (again.next()) {
      // to the end
    }
    again.done();
    assertSame(undisturbed, again);
  }

  @Test
  void bothDamagedStartsOverAndSaysSo() throws Exception {
    Instances data = data(30, 3);
    cutOff("LSTM", "-members 1", data, 3);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
    RecurrentClassifier again = classifier("LSTM", "-members 1" + checkpoints());
    again.initializeClassifier(data);
    assertEquals(0, furthest(again));
    again.done();
    assertEquals(2, log.size(), log::toString);
    assertTrue(log.get(1).endsWith("its checksum does not fit its content. Training starts from the beginning"), log::toString);
  }

  @Test
  void oneOfAnotherTrainingIsRefused() throws Exception {
    Instances data = data(30, 3);
    cutOff("LSTM", "-members 1", data, 2);
    Path other = files().get(1);
    cutOff("LSTM", "-members 1 -dropout 0.5", data, 1);
    Path own =
        files().stream().filter(file -> file.endsWith("epoch-000001.checkpoint") && !file.getParent().equals(other.getParent()))
            .findFirst().orElseThrow();
    Files.copy(other, own.resolveSibling("epoch-000099.checkpoint"), StandardCopyOption.REPLACE_EXISTING);
    log.clear();
    RecurrentClassifier again = classifier("LSTM", "-members 1 -dropout 0.5" + checkpoints());
    again.initializeClassifier(data);
    assertEquals(1, furthest(again));
    again.done();
    assertTrue(log.get(0).contains("it is of another training: its options were 'LSTM -H 5 -N 7 -members 1 -S 1', here they are "
        + "'LSTM -H 5 -N 7 -dropout 0.5 -members 1 -S 1'"), log::toString);
  }

  @Test
  void anOptionThatWasMistypedOnTheSecondStartIsSaid() throws Exception {
    Instances data = data(30, 3);
    cutOff("LSTM", "-members 1", data, 2);
    cutOff("LSTM", "-members 1 -layers 2", data, 1);
    assertTrue(log.get(0).startsWith("LSTM: training starts from the beginning: the checkpoint ")
        && log.get(0).contains("here they are 'LSTM -H 5 -layers 2 -N 7"), log::toString);
  }

  @Test
  void anInterruptedTrainingLeavesACheckpoint() throws Exception {
    Instances data = data(30, 3);
    RecurrentClassifier classifier = classifier("LSTM", "-members 1 -checkpoint-every 2h -checkpoint \"" + directory + '"');
    classifier.initializeClassifier(data);
    classifier.next();
    classifier.next();
    assertEquals(List.of(), files());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, classifier::next);
    classifier.done();
    assertEquals(1, files().size());
  }

  @Test
  void aFolderThatIsNoneIsSaidBeforeTraining() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "no folder");
    RecurrentClassifier classifier = classifier("LSTM", "-checkpoint \"" + file.toString() + '"');
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> classifier.buildClassifier(data(30, 3)));
    assertTrue(e.getMessage().startsWith("checkpoints cannot be written to '" + file + "' (-checkpoint): ")
        && e.getMessage().endsWith("Nothing was trained"), e.getMessage());
  }

  @Test
  void aRhythmThatIsNoneIsAnError() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> classifier("LSTM", "-checkpoint-every often"));
    assertTrue(
        e.getMessage().startsWith("-checkpoint-every: checkpoints are written every so many epochs, such as 10, or every so "
            + "many minutes, such as 5m (30s and 2h also go), got 'often'"),
        e.getMessage());
  }

  @Test
  void theOptionsChangeNoBit() throws Exception {
    List<String> options =
        List.of("-H", "5", "-checkpoint", "a b", "-threads", "2", "-resume", "-S", "-3", "-checkpoint-every", "5m");
    assertEquals(List.of("-H", "5", "-S", "-3"), Settings.of(RecurrentOptions.class).decisive(options));
    RecurrentClassifier classifier = classifier("GRU", "-checkpoint \"a b\" -checkpoint-every 5m");
    assertEquals("a b", Utils.getOption("checkpoint", classifier.getOptions()));
    assertEquals("5m", Utils.getOption("checkpoint-every", classifier.getOptions()));
  }

  /** Trains for some epochs with a checkpoint after each, and then forgets about it, as a killed process does. */
  private void cutOff(String cell, String options, Instances data, int epochs) throws Exception {
    RecurrentClassifier classifier = classifier(cell, options + checkpoints());
    classifier.initializeClassifier(data);
    for (int i = 0; i < epochs; i++) {
      classifier.next();
    }
  }

  private static void goOn(RecurrentClassifier classifier, Instances data) throws Exception {
    classifier.initializeClassifier(data);
    while (classifier.next()) {
      // to the end
    }
    classifier.done();
  }

  private String checkpoints() {
    return " -checkpoint-every 1 -checkpoint \"" + directory + '"';
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).sorted().toList();
    }
  }

  private static RecurrentClassifier classifier(String cell, String options) throws Exception {
    return (RecurrentClassifier) AbstractClassifier.forName("weka.classifiers.functions." + cell,
        Utils.splitOptions("-H 5 -N " + EPOCHS + " " + options));
  }

  private static Instances data(int sequences, long seed) {
    return FirstSymbol.data(sequences, 6, seed);
  }

  private static int furthest(RecurrentClassifier classifier) {
    return classifier.model().members().stream().mapToInt(TrainingRun::epochs).max().orElse(0);
  }

  private static void assertSame(RecurrentClassifier expected, RecurrentClassifier actual) {
    assertEquals(state(expected), state(actual));
  }

  /** All weights as bits, and all that is told of the training. */
  private static List<String> state(RecurrentClassifier classifier) {
    List<String> state = new ArrayList<>();
    for (TrainingRun run : classifier.model().members()) {
      StringBuilder bits = new StringBuilder();
      for (float weight : run.parameters()) {
        bits.append(Integer.toHexString(Float.floatToRawIntBits(weight))).append(' ');
      }
      state.add(bits.toString());
      state.addAll(run.history().stream().map(EpochRecord::toString).toList());
      state.addAll(run.notes());
      state.add(run.bestEpoch() + " " + run.stopReason());
    }
    return state;
  }
}
