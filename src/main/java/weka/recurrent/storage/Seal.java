package weka.recurrent.storage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A checksum inside a JSON object, as its last member, so that the text stays JSON for everybody else:
 * <pre>
 *   {"job":"0a1b…","run":1}   ─►   {"job":"0a1b…","run":1,"crc32c":"89abcdef"}
 * </pre>
 * It is the CRC-32C of the UTF-8 bytes before its comma, which finds every fault of one or two bits and every burst of up to 32.
 */
public final class Seal {
  private static final String NAME = "\"crc32c\"";
  private static final Pattern LAST = Pattern.compile("(,\\s*\"crc32c\": ?\")([0-9a-f]{8})\"(\\s*}\\s*)\\z");

  /** What a text says of itself. */
  public enum State {
    /** It is what was written. */
    FITS,
    /** It has no seal, as files of version 0.1.0. */
    NONE,
    /** It is not what was written. */
    BROKEN
  }

  private Seal() {}

  /**
   * Seals an object.
   *
   * @param object JSON of an object with at least one member, on one line or over several
   */
  public static String on(String object) {
    int brace = object.lastIndexOf('}');
    boolean pretty = brace > 0 && object.charAt(brace - 1) == '\n';
    String before = object.substring(0, pretty ? brace - 1 : brace);
    return before + (pretty ? ",\n  " + NAME + ": \"" : "," + NAME + ":\"") + sum(before) + (pretty ? "\"\n" : "\"")
        + object.substring(brace);
  }

  /** Looks at a seal. */
  public static State of(String text) {
    int comma = text.lastIndexOf(',');
    Matcher last = LAST.matcher(text).region(Math.max(0, comma), text.length());
    if (comma >= 0 && last.lookingAt()) {
      return sum(text.substring(0, comma)).equals(last.group(2)) ? State.FITS : State.BROKEN;
    }
    // within a string of the object these quotes would be escaped
    return text.contains(NAME) ? State.BROKEN : State.NONE;
  }

  private static String sum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
