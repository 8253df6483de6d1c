package weka.recurrent.data;

import weka.core.Attribute;
import weka.core.Instance;

/**
 * One sequence as it stands in the data. Transient, for one thread.
 *
 * @param reader what read it
 * @param source where it was read, for messages
 * @param length steps without the padding at the end
 * @param padding steps at the end that were missing in every channel
 * @param values [length + padding, channels] row-major; NaN is missing, nominal values are label numbers
 */
record RawSequence(RawReader reader, Instance source, int length, int padding, double[] values) {

  static RawSequence withoutPadding(RawReader reader, Instance source, int steps, double[] values) {
    int last = steps * reader.channels() - 1;
    while (last >= 0 && Double.isNaN(values[last])) {
      last--;
    }
    int length = last < 0 ? 0 : last / reader.channels() + 1;
    return new RawSequence(reader, source, length, steps - length, values);
  }

  /** steps · channels, refused beyond what an array can hold. */
  static int size(int steps, int channels) {
    long size = (long) steps * channels;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a sequence of " + steps + " steps x " + channels + " channels holds " + size
          + " values, more than an array can; split it");
    }
    return (int) size;
  }

  /** The attribute that values of the channel belong to. */
  Attribute attribute(int channel) {
    return reader.attribute(source, channel);
  }

  /** An error about a value: the channel is called name, the step counts from 0. */
  IllegalArgumentException error(String found, String name, int step, String remedy) {
    String place = reader instanceof RawReader.Statics ? "attribute '" + name + "'"
        : "channel '" + name + "', step " + (step + 1);
    return new IllegalArgumentException(found + " in " + place + " of " + where(source) + ". " + remedy);
  }

  /** The instance in words: its number in its data set, if it is still in it, else its first value. */
  static String where(Instance instance) {
    if (instance.dataset() == null) {
      return "the instance";
    }
    int number = instance.dataset().indexOf(instance);
    if (number >= 0) {
      return "instance " + (number + 1);
    }
    Attribute first = instance.attribute(0);
    boolean names = (first.isNominal() || first.isString()) && instance.classIndex() != 0 && !instance.isMissing(0);
    String value = names ? instance.stringValue(0) : "";
    return names && value.length() < 40 ? "the instance with " + first.name() + " = " + value : "the instance";
  }
}
