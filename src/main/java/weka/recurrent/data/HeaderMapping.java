package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.storage.Decimal;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;

/**
 * Brings data into the header of the training data, attribute by attribute and label by label, by their names: other data may
 * have their attributes or labels in another order, more or fewer of them, numbers where training had labels, and no class.
 * Identifiers and an absent class become missing. What a name cannot settle is an error that says what is there and what is
 * needed.
 */
public final class HeaderMapping {
  private final Instances target;
  /** [attributes] whether it may be absent. */
  private final boolean[] optional;

  /**
   * A mapping into a header.
   *
   * @param target of the training data, with the class set; not changed
   * @param ignored indices of identifiers, whose values play no part
   */
  public HeaderMapping(Instances target, int[] ignored) {
    this.target = new Instances(target, 0);
    optional = new boolean[target.numAttributes()];
    for (int i : ignored) {
      optional[i] = true;
    }
    if (target.classIndex() >= 0) {
      optional[target.classIndex()] = true;
    }
  }

  /**
   * The data in the header of the training data.
   *
   * @throws IllegalArgumentException with what is missing or cannot be mapped
   */
  public Instances of(Instances data) {
    Instances header = emptied(target);
    Instances mapped = new Instances(header, data.numInstances());
    mapped.setRelationName(data.relationName());
    int[] sources = sources(data);
    for (int n = 0; n < data.numInstances(); n++) {
      Instance row = data.instance(n);
      double[] values = new double[mapped.numAttributes()];
      for (int i = 0; i < values.length; i++) {
        boolean unused = optional[i] && i != target.classIndex();
        values[i] =
            sources[i] < 0 || row.isMissing(sources[i]) || unused && !mapped.attribute(i).isString() ? Utils.missingValue()
                : value(row, sources[i], mapped.attribute(i), "instance " + (n + 1));
      }
      mapped.add(new DenseInstance(row.weight(), values));
    }
    return mapped;
  }

  private int[] sources(Instances data) {
    int[] sources = new int[target.numAttributes()];
    for (int i = 0; i < sources.length; i++) {
      Attribute wanted = target.attribute(i);
      Attribute found = named(data, wanted.name());
      if (found == null && wanted.isRelationValued() && only(data, Attribute.RELATIONAL) != null && only(target,
          Attribute.RELATIONAL) != null) {
        found = only(data, Attribute.RELATIONAL);
      }
      if (found == null && !optional[i]) {
        throw new IllegalArgumentException(
            "data to predict must have the attribute '" + wanted.name() + "' of the training data; found "
                + names(data));
      }
      sources[i] = found == null ? -1 : found.index();
    }
    return sources;
  }

  private static Attribute named(Instances data, String name) {
    Attribute exact = data.attribute(name);
    if (exact != null) {
      return exact;
    }
    Attribute alike = null;
    for (int i = 0; i < data.numAttributes(); i++) {
      if (plain(data.attribute(i).name()).equals(plain(name))) {
        if (alike != null) {
          return null;
        }
        alike = data.attribute(i);
      }
    }
    return alike;
  }

  private static String plain(String name) {
    return name.trim().toLowerCase(Locale.ROOT);
  }

  private static Attribute only(Instances data, int type) {
    Attribute only = null;
    for (int i = 0; i < data.numAttributes(); i++) {
      if (data.attribute(i).type() == type) {
        if (only != null) {
          return null;
        }
        only = data.attribute(i);
      }
    }
    return only;
  }

  private static double value(Instance row, int from, Attribute to, String where) {
    Attribute source = row.attribute(from);
    if (to.isRelationValued()) {
      return relation(row, from, to, where);
    }
    if (source.isRelationValued()) {
      throw unlike(source, to, where);
    }
    if (to.isString()) {
      return to.addStringValue(source.isString() || source.isNominal() ? row.stringValue(from) : row.toString(from));
    }
    if (to.isNominal()) {
      return label(row, from, to, where);
    }
    if (source.isNumeric()) {
      if (to.isDate() != source.isDate()) {
        throw unlike(source, to, where);
      }
      return row.value(from);
    }
    if (to.isDate()) {
      double millis = DateText.millis(row.stringValue(from), DateText.Order.UNKNOWN);
      if (!Double.isNaN(millis)) {
        return millis;
      }
    } else if (NumberText.isNumber(row.stringValue(from), NumberText.Mark.POINT) && row.stringValue(from).indexOf(',') < 0) {
      return NumberText.parse(row.stringValue(from), NumberText.Mark.POINT);
    }
    throw new IllegalArgumentException(
        "'" + to.name() + "' must be " + Attribute.typeToString(to) + " as in the training data, but it is '"
            + row.stringValue(from) + "' in " + where + ". Write ? if it is missing");
  }

  private static double label(Instance row, int from, Attribute to, String where) {
    Attribute source = row.attribute(from);
    String text = source.isNominal() || source.isString() ? row.stringValue(from) : Decimal.text(row.value(from), 12);
    int label = to.indexOfValue(text);
    for (int k = 0; label < 0 && k < to.numValues(); k++) {
      // 1 and 1.0 are one label, if one of the two was a number.
      String known = to.value(k);
      boolean same = source.isNumeric() && NumberText.isNumber(known, NumberText.Mark.POINT)
          && NumberText.parse(known, NumberText.Mark.POINT) == row.value(from);
      label = same || known.trim().equals(text.trim()) ? k : -1;
    }
    if (label < 0) {
      List<String> labels = new ArrayList<>();
      for (int k = 0; k < Math.min(8, to.numValues()); k++) {
        labels.add(to.value(k));
      }
      throw new IllegalArgumentException(
          "'" + to.name() + "' must be one of the labels of the training data (" + String.join(", ", labels)
              + (to.numValues() > 8 ? ", ..." : "") + "), but it is '" + text + "' in " + where + ". Write ? if it is unknown");
    }
    return label;
  }

  private static double relation(Instance row, int from, Attribute to, String where) {
    Attribute source = row.attribute(from);
    if (!source.isRelationValued()) {
      throw unlike(source, to, where);
    }
    Instances bag = row.relationalValue(from);
    Instances inner = to.relation();
    Instances mapped = new Instances(inner, bag.numInstances());
    int[] sources = innerSources(bag, inner, to.name());
    for (int t = 0; t < bag.numInstances(); t++) {
      double[] values = new double[inner.numAttributes()];
      for (int c = 0; c < values.length; c++) {
        values[c] = sources[c] < 0 || bag.instance(t).isMissing(sources[c]) ? Utils.missingValue()
            : value(bag.instance(t), sources[c], inner.attribute(c), "step " + (t + 1) + " of " + where);
      }
      mapped.add(new DenseInstance(bag.instance(t).weight(), values));
    }
    return to.addRelation(mapped);
  }

  private static int[] innerSources(Instances bag, Instances inner, String name) {
    int[] sources = new int[inner.numAttributes()];
    for (int c = 0; c < sources.length; c++) {
      Attribute found = named(bag, inner.attribute(c).name());
      if (found == null) {
        throw new IllegalArgumentException("a step of '" + name + "' must have the channel '" + inner.attribute(c).name()
            + "' of the training data; found " + names(bag));
      }
      sources[c] = found.index();
    }
    return sources;
  }

  private static IllegalArgumentException unlike(Attribute source, Attribute to, String where) {
    return new IllegalArgumentException(
        "'" + to.name() + "' must be " + Attribute.typeToString(to) + " as in the training data, but in "
            + where + " it is " + Attribute.typeToString(source));
  }

  private static String names(Instances data) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(8, data.numAttributes()); i++) {
      names.add("'" + data.attribute(i).name() + "'");
    }
    return String.join(", ", names) + (data.numAttributes() > 8 ? ", ..." : "");
  }

  /** A header with strings and relations of its own. */
  private static Instances emptied(Instances header) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < header.numAttributes(); i++) {
      Attribute attribute = header.attribute(i);
      attributes.add(attribute.isString() ? new Attribute(attribute.name(), (List<String>) null)
          : attribute.isRelationValued() ? new Attribute(attribute.name(), emptied(attribute.relation()))
          : (Attribute) attribute.copy());
    }
    Instances emptied = new Instances(header.relationName(), attributes, 0);
    emptied.setClassIndex(header.classIndex());
    return emptied;
  }
}
