package weka.recurrent.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@link TrainingRun} between two epochs as bytes, with everything an exact resume needs.
 * <pre>
 *   seed long · parameters [P] · first [P or 0] · second [P or 0] · updates long · best: 0, or 1 and [P] · best epoch int
 *   best loss double · rate factor double · epochs since cut int · roll-backs int · stop reason: 0, or 1 and text
 *   epochs int and per epoch 6 doubles, 5 in version 1 · notes int and texts                     text: length int, UTF-8
 * </pre>
 * A reader knows P beforehand and holds every other count against what such a run can have, before it allocates.
 */
final class RunBytes {
  private static final int LONGEST_TEXT = 1 << 12;
  private static final int MOST_NOTES = 1 << 10;
  /** An epoch takes at least a mini-batch of work; nobody trains for a million. */
  private static final int MOST_EPOCHS = 1 << 24;

  private RunBytes() {}

  static void write(DataOutput out, TrainingRun run) throws IOException {
    out.writeLong(run.seed);
    Floats.write(out, run.parameters);
    run.optimizer.write(out);
    out.writeBoolean(run.best != null);
    if (run.best != null) {
      Floats.write(out, run.best);
    }
    out.writeInt(run.bestEpoch);
    out.writeDouble(run.bestLoss);
    out.writeDouble(run.rateFactor);
    out.writeInt(run.epochsSinceCut);
    out.writeInt(run.rollbacks);
    out.writeBoolean(run.stopReason != null);
    if (run.stopReason != null) {
      writeText(out, run.stopReason);
    }
    out.writeInt(run.history.size());
    for (EpochRecord epoch : run.history) {
      out.writeDouble(epoch.trainingLoss());
      out.writeDouble(epoch.validationLoss());
      out.writeDouble(epoch.rate());
      out.writeDouble(epoch.gradientNorm());
      out.writeDouble(epoch.clipped());
      out.writeDouble(epoch.validationAccuracy());
    }
    List<String> notes = run.notes.subList(0, Math.min(run.notes.size(), MOST_NOTES));
    out.writeInt(notes.size());
    for (String note : notes) {
      writeText(out, note);
    }
  }

  /**
   * Reads a run.
   *
   * @param version of the format
   * @param like a run of the same training, whose sizes it must have; not changed
   * @throws IOException if the bytes do not describe such a run
   */
  static TrainingRun read(DataInput in, int version, TrainingRun like) throws IOException {
    need(in.readLong() == like.seed, "its seed is another");
    float[] parameters = Floats.read(in, like.parameters.length);
    TrainingRun run = new TrainingRun(like.seed, parameters, like.optimizer.read(in));
    run.best = in.readBoolean() ? Floats.read(in, parameters.length) : null;
    run.bestEpoch = in.readInt();
    run.bestLoss = in.readDouble();
    run.rateFactor = in.readDouble();
    run.epochsSinceCut = in.readInt();
    run.rollbacks = in.readInt();
    run.stopReason = in.readBoolean() ? readText(in) : null;
    int epochs = in.readInt();
    need(epochs >= 0 && epochs < MOST_EPOCHS, "it tells of " + epochs + " epochs");
    for (int number = 1; number <= epochs; number++) {
      run.history.add(new EpochRecord(number, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
          version == 1 ? Double.NaN : in.readDouble()));
    }
    int notes = in.readInt();
    need(notes >= 0 && notes <= MOST_NOTES, "it tells of " + notes + " notes");
    for (int i = 0; i < notes; i++) {
      run.notes.add(readText(in));
    }
    String fault = run.fault(parameters.length);
    need(fault == null, fault);
    return run;
  }

  /** A text of bounded length; what is longer is cut. */
  static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, LONGEST_TEXT);
    out.writeInt(length);
    out.write(bytes, 0, length);
  }

  static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    need(length >= 0 && length <= LONGEST_TEXT, "it holds a text of " + length + " bytes");
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void need(boolean holds, String fault) throws IOException {
    if (!holds) {
      throw new IOException(fault);
    }
  }
}
