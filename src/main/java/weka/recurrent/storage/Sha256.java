package weka.recurrent.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over numbers and texts; each array and text is preceded by its length. Not for concurrent use. */
public final class Sha256 {
  private static final int CHUNK = 1 << 12;

  private final MessageDigest digest;
  private final ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds a text. */
  public Sha256 add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    digest.update(encoded);
    return this;
  }

  /** Adds the bits of an array. */
  public Sha256 add(float[] values) {
    number(values.length);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.clear().asFloatBuffer().put(values, from, count);
      digest.update(bytes.limit(4 * count));
    }
    return this;
  }

  /** Adds numbers. */
  public Sha256 add(int... values) {
    number(values.length);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.clear().asIntBuffer().put(values, from, count);
      digest.update(bytes.limit(4 * count));
    }
    return this;
  }

  /** The digest in hexadecimal; afterwards this begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void number(int value) {
    digest.update(bytes.clear().putInt(value).flip());
  }
}
