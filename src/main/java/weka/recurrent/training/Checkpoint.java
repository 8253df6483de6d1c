package weka.recurrent.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A training between two epochs, as a file.
 * <pre>
 *   magic "RECURCKP" · version int · identity text · options text · data text · seconds double · members int
 *   per member {@link RunBytes}                                                            · CRC32C of all before, int
 * </pre>
 * The checksum is verified before a byte is believed, and every size is known from the training that goes on, so that no file can
 * make a reader allocate more than that training does anyway.
 *
 * @param seconds trained so far
 * @param members one run each
 */
public record Checkpoint(double seconds, List<TrainingRun> members) {
  /** Raised whenever the format changes; files of all versions before are read. */
  static final int VERSION = 2;

  private static final long MAGIC = 0x5245435552434b50L;

  /** The furthest epoch. */
  public int epochs() {
    return members.stream().mapToInt(TrainingRun::epochs).max().orElse(0);
  }

  /** Writes it, checksum included. */
  void write(OutputStream to, TrainingIdentity identity) throws IOException {
    CRC32C sum = new CRC32C();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(to, 1 << 16), sum));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    RunBytes.writeText(out, identity.hash());
    RunBytes.writeText(out, identity.options());
    RunBytes.writeText(out, identity.data());
    out.writeDouble(seconds);
    out.writeInt(members.size());
    for (TrainingRun member : members) {
      RunBytes.write(out, member);
    }
    out.flush();
    out.writeInt((int) sum.getValue());
    out.flush();
  }

  /**
   * Reads a file.
   *
   * @param identity of the training that is to go on
   * @param start its members before their first epoch, whose sizes those of the file must have; not changed
   * @throws IOException with a sentence, if the file is damaged, of another version or of another training
   */
  static Checkpoint read(Path file, TrainingIdentity identity, List<TrainingRun> start) throws IOException {
    verify(file);
    try (DataInputStream in = open(file)) {
      in.readLong();
      int version = in.readInt();
      if (!isKnown(version)) {
        throw new IOException("it has version " + version + " of the format, this package reads versions up to " + VERSION
            + (version > VERSION ? "; install the newer package to go on" : ""));
      }
      boolean same = RunBytes.readText(in).equals(identity.hash());
      String options = RunBytes.readText(in);
      String data = RunBytes.readText(in);
      if (!same) {
        throw new IOException("it is of another training: " + difference(identity, options, data));
      }
      double seconds = in.readDouble();
      int members = in.readInt();
      if (members != start.size() || !(seconds >= 0)) {
        throw new IOException("it is damaged: it tells of " + members + " networks, there must be " + start.size());
      }
      List<TrainingRun> runs = new ArrayList<>();
      for (TrainingRun like : start) {
        runs.add(RunBytes.read(in, version, like));
      }
      return new Checkpoint(seconds, runs);
    } catch (EOFException e) {
      throw new IOException("it is damaged: it ends too early", e);
    }
  }

  /**
   * How the training of a file differs from the given one of the same data; an empty text if it does not, learned from other
   * data, or cannot be read.
   */
  static String difference(Path file, TrainingIdentity identity) {
    try (DataInputStream in = open(file)) {
      if (in.readLong() != MAGIC || !isKnown(in.readInt())) {
        return "";
      }
      RunBytes.readText(in);
      String options = RunBytes.readText(in);
      String data = RunBytes.readText(in);
      return data.equals(identity.data()) ? difference(identity, options, data) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isKnown(int version) {
    return version >= 1 && version <= VERSION;
  }

  private static String difference(TrainingIdentity identity, String options, String data) {
    if (!options.equals(identity.options())) {
      return "its options were " + quoted(options) + ", here they are " + quoted(identity.options());
    }
    return data.equals(identity.data()) ? "another version of this package settled other defaults for it"
        : "its data were others";
  }

  private static String quoted(String options) {
    return "'" + options + "'";
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** Reads all of a file once, to see that it is what was written. */
  private static void verify(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    long left = Files.size(file) - 4;
    if (left < 12) {
      throw new IOException("it is damaged: it has only " + (left + 4) + " bytes");
    }
    try (DataInputStream in = open(file)) {
      byte[] buffer = new byte[1 << 16];
      boolean begun = false;
      while (left > 0) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (read == 0) {
          throw new IOException("it is damaged: it ends too early");
        }
        if (!begun && !Arrays.equals(buffer, 0, 8, magic(), 0, 8)) {
          throw new IOException("it is no checkpoint");
        }
        begun = true;
        sum.update(buffer, 0, read);
        left -= read;
      }
      if (in.readInt() != (int) sum.getValue()) {
        throw new IOException("it is damaged: its checksum does not fit its content");
      }
    }
  }

  private static byte[] magic() {
    return ByteBuffer.allocate(8).putLong(MAGIC).array();
  }
}
