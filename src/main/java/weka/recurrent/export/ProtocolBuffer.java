package weka.recurrent.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A protocol buffer message under construction. A field is a key, {@code number · 8 + wire type} (0 a varint, 2 bytes with their
 * length before them), and a value; repeated fields are written again and again.
 */
final class ProtocolBuffer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  ProtocolBuffer number(int field, long value) {
    varint(field * 8L);
    varint(value);
    return this;
  }

  ProtocolBuffer bytes(int field, byte[] value) {
    varint(field * 8L + 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  ProtocolBuffer text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtocolBuffer message(int field, ProtocolBuffer value) {
    return bytes(field, value.toBytes());
  }

  /** Adds all fields of another message. */
  ProtocolBuffer append(ProtocolBuffer other) {
    bytes.writeBytes(other.toBytes());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
