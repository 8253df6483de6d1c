package weka.recurrent.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import weka.recurrent.network.Sequence;

/**
 * What makes a training the same training: two with equal identities end with the same bits.
 *
 * @param options what the user asked for, in words that can be compared with the eye
 * @param settled everything that followed from it: network, training, seeds, hold-out, and the weights it starts with
 * @param data SHA-256 of what is learned from, in hexadecimal
 */
public record TrainingIdentity(String options, String settled, String data) {
  private static final int NAME_DIGITS = 16;

  /** The identity of a training before its first epoch. */
  public static TrainingIdentity of(String options, String settled, TrainingSet examples, List<TrainingRun> start) {
    MessageDigest digest = sha256();
    for (int n = 0; n < examples.size(); n++) {
      Sequence sequence = examples.sequences()[n];
      digest.update(ByteBuffer.allocate(12).putInt(sequence.length()).putFloat(examples.targets()[n])
          .putFloat(examples.weights()[n]).flip());
      update(digest, sequence.values());
      update(digest, sequence.statics());
      ByteBuffer tokens = ByteBuffer.allocate(4 * sequence.tokens().length);
      tokens.asIntBuffer().put(sequence.tokens());
      digest.update(tokens);
    }
    String data = HexFormat.of().formatHex(digest.digest());
    for (TrainingRun run : start) {
      digest.update(ByteBuffer.allocate(12).putLong(run.seed).putInt(run.epochs()).flip());
      update(digest, run.parameters);
    }
    return new TrainingIdentity(options, settled + ", start " + HexFormat.of().formatHex(digest.digest()), data);
  }

  /** SHA-256 of all of it. */
  byte[] hash() {
    MessageDigest digest = sha256();
    for (String part : List.of(options, settled, data)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return digest.digest();
  }

  /** A short name, fit for a folder. */
  String name() {
    return HexFormat.of().formatHex(hash()).substring(0, NAME_DIGITS);
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
