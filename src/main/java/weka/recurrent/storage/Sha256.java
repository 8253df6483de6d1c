package weka.recurrent.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over numbers and texts; each array and text is preceded by its length, so that {@code of("ab", "c")} differs from
 * {@code of("a", "bc")}. What is read from a file has the hash that {@code sha256sum} gives. Not for concurrent use.
 */
public final class Sha256 {
  private static final int CHUNK = 1 << 12;

  private final MessageDigest digest;
  private final ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);

  /** Of nothing yet. */
  public Sha256() {
    digest = digest();
  }

  /** Of texts, in hexadecimal. */
  public static String of(String... texts) {
    return hex(bytes(texts));
  }

  /** Of texts, as a number. */
  public static long number(String... texts) {
    return ByteBuffer.wrap(bytes(texts)).getLong();
  }

  /** Of the content of a file, in hexadecimal: what {@code sha256sum} gives. */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) > 0;) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest.digest());
  }

  /** Of bytes as they are, in hexadecimal: what {@code sha256sum} gives for a file of them. */
  public static String ofContent(byte[] content) {
    return hex(digest().digest(content));
  }

  private static byte[] bytes(String... texts) {
    Sha256 sum = new Sha256();
    for (String text : texts) {
      sum.add(text);
    }
    return sum.digest.digest();
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
    return hex(digest.digest());
  }

  private static String hex(byte[] sum) {
    return HexFormat.of().formatHex(sum);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void number(int value) {
    digest.update(bytes.clear().putInt(value).flip());
  }
}
