package weka.recurrent.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of things, in hexadecimal: the identity of data, jobs and plans. */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of texts; each is preceded by its length, so {@code of("ab", "c")} differs from {@code of("a", "bc")}. */
  public static String of(String... texts) {
    return HexFormat.of().formatHex(bytes(texts));
  }

  /** Of texts, as a number. */
  public static long number(String... texts) {
    return ByteBuffer.wrap(bytes(texts)).getLong();
  }

  /** Of the content of a file. */
  public static String of(Path file) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) > 0;) {
        fingerprint.digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private static byte[] bytes(String... texts) {
    Fingerprint fingerprint = new Fingerprint();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      fingerprint.digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      fingerprint.digest.update(bytes);
    }
    return fingerprint.digest.digest();
  }
}
