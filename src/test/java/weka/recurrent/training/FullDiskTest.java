package weka.recurrent.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.storage.AtomicFile;

/** A disk that fills up while a checkpoint is written costs that checkpoint and nothing else: the last good one loads. */
class FullDiskTest {
  private static final NetworkSpec NETWORK =
      new NetworkSpec(new InputSpec(1, List.of(), 0), List.of(new LayerSpec(Cell.GRU, 40, false)),
          ReadOut.LAST, 0, DropoutSpec.NONE, 2, Loss.CROSS_ENTROPY);
  private static final TrainingSpec SPEC =
      new TrainingSpec(5, 4, new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0.01, 0, 0, 0), Schedule.CONSTANT, 1, 0);

  @TempDir
  Path directory;

  private TrainingSet data;
  private Trainer trainer;
  private TrainingRun run;
  private TrainingIdentity identity;

  @BeforeEach
  void begin() {
    Sequence[] sequences = new Sequence[8];
    for (int n = 0; n < sequences.length; n++) {
      sequences[n] = new Sequence(3, new float[] {n, 1, -n});
    }
    float[] ones = new float[sequences.length];
    Arrays.fill(ones, 1);
    data = new TrainingSet(sequences, new float[] {0, 1, 0, 1, 0, 1, 0, 1}, ones);
    trainer = new Trainer(NETWORK, SPEC, data, data.subset(new int[0]), new CpuBackend(1));
    run = trainer.start(new MemorySpec(MemorySpec.Kind.MIXED, 3), 1);
    identity = TrainingIdentity.of("options", "settled", data, List.of(run));
  }

  @Test
  void whereverTheWriteFailsTheLastGoodOneLoads() throws Exception {
    Path folder = directory.resolve("checkpoints");
    epoch();
    new CheckpointFolder(folder, identity).write(new Checkpoint(1, List.of(run)));
    float[] first = run.parameters().clone();
    epoch();
    long size = Files.size(only(folder));
    int tried = 0;
    for (long room = 0; room < size; room += size / 7) {
      long limit = room;
      CheckpointFolder full = new CheckpointFolder(folder, identity,
          (file, content) -> AtomicFile.write(file, out -> content.writeTo(new Limited(out, limit))));
      IOException e = assertThrows(IOException.class, () -> full.write(new Checkpoint(2, List.of(run))));
      assertEquals("No space left on device", e.getMessage());
      only(folder);
      assertTrue(Arrays.equals(first, newest(folder).members().get(0).parameters()));
      tried++;
    }
    assertTrue(tried >= 7);
  }

  /** A real one, where this process may mount it. */
  @Test
  void aSmallTemporaryFileSystem() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()), "only root may mount a file system");
    try {
      CheckpointFolder folder = new CheckpointFolder(disk.resolve("checkpoints"), identity);
      int written = 0;
      IOException full = null;
      while (full == null && written < 10) {
        epoch();
        try {
          folder.write(new Checkpoint(written, List.of(run)));
          written++;
          // Whoever shares the disk.
          Files.write(disk.resolve("other-" + written), new byte[48 << 10]);
        } catch (IOException e) {
          full = e;
        }
      }
      assertTrue(full != null && written > 0, written + " written, then " + full);
      assertEquals(written, newest(disk.resolve("checkpoints")).epochs());
    } finally {
      assertTrue(command("umount", disk.toString()));
    }
  }

  private void epoch() throws InterruptedException {
    run.reopen();
    trainer.epoch(run, TrainingListener.SILENT);
  }

  private Checkpoint newest(Path folder) throws IOException {
    List<String> notes = new ArrayList<>();
    TrainingRun start = trainer.start(new MemorySpec(MemorySpec.Kind.MIXED, 3), 1);
    Checkpoint newest = new CheckpointFolder(folder, identity).newest(List.of(start), notes::add);
    assertEquals(List.of(), notes);
    return newest;
  }

  /** The one file of a folder, which must hold nothing half written. */
  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertEquals(1, all.size(), all::toString);
      return all.get(0);
    }
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A stream into a disk with room for so many bytes. */
  private static final class Limited extends OutputStream {
    private final OutputStream out;
    private long room;

    Limited(OutputStream out, long room) {
      this.out = out;
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
      out.write(b);
    }
  }
}
