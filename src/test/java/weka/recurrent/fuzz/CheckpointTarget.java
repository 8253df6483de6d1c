package weka.recurrent.fuzz;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import weka.classifiers.functions.GRU;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.install.FirstSymbol;

/**
 * Checkpoints. The checksum is made to fit before an input is fed, so that what stands behind it is tried too; an input that
 * differs in nothing else must be gone on from, any other goes on or starts over, but never fails.
 */
final class CheckpointTarget implements FuzzTarget {
  private final Path folder;
  private final Instances data;
  private Path file;
  private final List<byte[]> seeds = new ArrayList<>();

  CheckpointTarget() throws Exception {
    folder = ScratchFolder.make("fuzz-checkpoints");
    data = FirstSymbol.data(20, 4, 3);
    GRU gru = gru();
    gru.initializeClassifier(data);
    for (int epoch = 0; epoch < 2; epoch++) {
      gru.next();
      try (Stream<Path> files = Files.walk(folder)) {
        file = files.filter(f -> f.toString().endsWith(".checkpoint")).max(Path::compareTo).orElseThrow();
      }
      seeds.add(Files.readAllBytes(file));
    }
  }

  private GRU gru() throws Exception {
    GRU gru = new GRU();
    gru.setOptions(Utils.splitOptions("-H 2 -N 4 -members 2 -threads 1 -V 20 -checkpoint-every 1 -checkpoint \"" + folder + '"'));
    return gru;
  }

  @Override
  public List<byte[]> seeds() {
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    byte[] fitting = input.clone();
    if (fitting.length > 16) {
      CRC32C sum = new CRC32C();
      sum.update(fitting, 0, fitting.length - 4);
      ByteBuffer.wrap(fitting).putInt(fitting.length - 4, (int) sum.getValue());
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path other : files.toList()) {
        Files.delete(other);
      }
    }
    Files.write(file, fitting);
    GRU gru = gru();
    // Reads, and goes on or not; training itself is not asked here.
    gru.initializeClassifier(data);
    int epochs = gru.model().members().get(0).epochs();
    gru.done();
    if (epochs == 0 && seeds.stream().anyMatch(seed -> Arrays.equals(seed, fitting))) {
      throw new AssertionError("a checkpoint in order was not gone on from");
    }
    return epochs > 0;
  }
}
