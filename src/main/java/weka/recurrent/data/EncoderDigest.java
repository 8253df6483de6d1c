package weka.recurrent.data;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import weka.recurrent.storage.Sha256;

/**
 * SHA-256 over everything that an encoder has learned: the values of its records, component by component, down to the last label.
 * Two encoders with the same digest encode alike, whatever file they come from. Not for concurrent use.
 */
final class EncoderDigest {
  private final Sha256 digest = new Sha256();

  /** In hexadecimal. */
  static String of(Object... parts) {
    EncoderDigest digest = new EncoderDigest();
    digest.add(parts);
    return digest.digest.hex();
  }

  private void add(Object value) {
    if (value == null) {
      mark('0', 0);
    } else if (value instanceof Record record) {
      RecordComponent[] components = record.getClass().getRecordComponents();
      text(record.getClass().getSimpleName());
      for (RecordComponent component : components) {
        add(read(component, record));
      }
    } else if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      mark('[', length);
      for (int i = 0; i < length; i++) {
        add(Array.get(value, i));
      }
    } else if (value instanceof List<?> list) {
      add(list.toArray());
    } else if (value instanceof Vocabulary vocabulary) {
      add(vocabulary.all());
    } else if (value instanceof Enum<?> constant) {
      text(constant.name());
    } else if (value instanceof Number || value instanceof Boolean || value instanceof String) {
      text(value instanceof Double number ? Long.toHexString(Double.doubleToLongBits(number)) : value.toString());
    } else {
      throw new IllegalStateException("an encoder is made of records, arrays and texts, found a " + value.getClass().getName());
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component.getName() + " of " + record.getClass().getName(), e);
    }
  }

  private void text(String text) {
    mark('"', text.length());
    digest.add(text);
  }

  private void mark(char kind, int length) {
    digest.add(kind, length);
  }
}
