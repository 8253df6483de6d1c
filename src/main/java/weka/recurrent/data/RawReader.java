package weka.recurrent.data;

import java.io.Serializable;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Reads an instance into [step, channel], in double and with NaN for missing, whatever the layout. Immutable; any number of
 * threads may read.
 */
sealed interface RawReader extends Serializable {

  /** C. */
  int channels();

  /** The steps of the instance without padding at the end; length 0 where the sequence is missing. */
  RawSequence read(Instance instance);

  /** The attribute that a value of the given channel belongs to in the header of the instance; its labels name the values. */
  Attribute attribute(Instance instance, int channel);

  /** The vocabulary whose tokens are the values of a channel of strings; null for all other channels. */
  default Vocabulary vocabulary(int channel) {
    return null;
  }

  /**
   * {@link Layout#STEPS}.
   *
   * @param sequence index of the relational attribute
   * @param channels C, its number of inner attributes
   * @param vocabularies [C] for inner string attributes, whose values become tokens; null elsewhere
   */
  record Steps(int sequence, int channels, Vocabulary[] vocabularies) implements RawReader {
    @Override
    public RawSequence read(Instance instance) {
      Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      int rows = bag == null ? 0 : bag.numInstances();
      if (bag instanceof CompactBag compact) {
        return RawSequence.withoutPadding(this, instance, rows, compact.rows());
      }
      double[] values = new double[RawSequence.size(rows, channels)];
      for (int t = 0, at = 0; t < rows; t++) {
        Instance row = bag.instance(t);
        for (int c = 0; c < channels; c++) {
          values[at++] = row.value(c);
        }
      }
      for (int c = 0; c < channels; c++) {
        if (vocabularies[c] != null) {
          for (int t = 0; t < rows; t++) {
            Instance row = bag.instance(t);
            values[t * channels + c] = row.isMissing(c) ? Double.NaN : vocabularies[c].token(row.stringValue(c));
          }
        }
      }
      return RawSequence.withoutPadding(this, instance, rows, values);
    }

    @Override
    public Attribute attribute(Instance instance, int channel) {
      return instance.attribute(sequence).relation().attribute(channel);
    }

    @Override
    public Vocabulary vocabulary(int channel) {
      return vocabularies[channel];
    }
  }

  /**
   * {@link Layout#CHANNELS}.
   *
   * @param sequence index of the relational attribute
   * @param channels C, rows of every bag
   */
  record Channels(int sequence, int channels) implements RawReader {
    @Override
    public RawSequence read(Instance instance) {
      Instances bag = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      if (bag == null || bag.isEmpty()) {
        return RawSequence.withoutPadding(this, instance, 0, new double[0]);
      }
      if (bag.numInstances() != channels) {
        throw new IllegalArgumentException("every bag must hold one row per channel, " + channels
            + " as in the first of training, but " + RawSequence.where(instance) + " has " + bag.numInstances()
            + " rows. Use -layout steps if the rows are time steps");
      }
      int steps = bag.numAttributes();
      double[] values = new double[RawSequence.size(steps, channels)];
      for (int c = 0; c < channels; c++) {
        Instance row = bag.instance(c);
        for (int t = 0; t < steps; t++) {
          values[t * channels + c] = row.value(t);
        }
      }
      return RawSequence.withoutPadding(this, instance, steps, values);
    }

    @Override
    public Attribute attribute(Instance instance, int channel) {
      return instance.attribute(sequence).relation().attribute(0);
    }
  }

  /**
   * {@link Layout#COLUMNS}.
   *
   * @param columns indices of the attributes that are the steps
   * @param labels [column][label] number of the label in the common list of all columns; null if they are not nominal
   */
  record Columns(int[] columns, int[][] labels) implements RawReader {
    @Override
    public int channels() {
      return 1;
    }

    @Override
    public RawSequence read(Instance instance) {
      double[] values = new double[columns.length];
      for (int t = 0; t < columns.length; t++) {
        double value = instance.value(columns[t]);
        values[t] = labels == null || Double.isNaN(value) ? value : common(instance, t, (int) value);
      }
      return RawSequence.withoutPadding(this, instance, columns.length, values);
    }

    private int common(Instance instance, int column, int label) {
      if (label >= labels[column].length) {
        throw OneHotCode.unknownLabel(instance.attribute(columns[column]), label, instance);
      }
      return labels[column][label];
    }

    @Override
    public Attribute attribute(Instance instance, int channel) {
      return instance.attribute(columns[0]);
    }
  }

  /**
   * The attributes of the sequence as a whole: one step, a channel each.
   *
   * @param attributes their indices
   */
  record Statics(int[] attributes) implements RawReader {
    @Override
    public int channels() {
      return attributes.length;
    }

    @Override
    public RawSequence read(Instance instance) {
      double[] values = new double[attributes.length];
      for (int c = 0; c < attributes.length; c++) {
        values[c] = instance.value(attributes[c]);
      }
      return new RawSequence(this, instance, 1, 0, values);
    }

    @Override
    public Attribute attribute(Instance instance, int channel) {
      return instance.attribute(attributes[channel]);
    }
  }
}
