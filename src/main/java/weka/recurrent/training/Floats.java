package weka.recurrent.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of {@code float} as bytes, big-endian, without their length: a reader knows it beforehand. */
final class Floats {
  private static final int CHUNK = 1 << 14;

  private Floats() {}

  /** Writes all values. */
  static void write(DataOutput out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Math.min(CHUNK, values.length));
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.asFloatBuffer().put(values, from, count);
      out.write(bytes.array(), 0, 4 * count);
    }
  }

  /** Reads as many values as there must be. */
  static float[] read(DataInput in, int length) throws IOException {
    float[] values = new float[length];
    ByteBuffer bytes = ByteBuffer.allocate(4 * Math.min(CHUNK, length));
    for (int from = 0; from < length; from += CHUNK) {
      int count = Math.min(CHUNK, length - from);
      in.readFully(bytes.array(), 0, 4 * count);
      bytes.asFloatBuffer().get(values, from, count);
    }
    return values;
  }
}
