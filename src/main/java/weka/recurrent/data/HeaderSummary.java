package weka.recurrent.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import weka.core.Attribute;
import weka.core.Instances;

/**
 * What the model remembers of the training header, to refuse data of another kind: names, types and labels of the attributes
 * that are used, and of the inner attributes of a relational one. No values.
 *
 * @param names [attributes] of the data set
 * @param types [attributes] Weka's type codes
 * @param labels [attributes] labels of the nominal attributes that are used; null for all others
 * @param classIndex index of the class
 * @param sequence index of the relational attribute, -1 if there is none
 * @param innerNames of the channels; one element where the inner attributes are time points
 * @param innerTypes as types, for the inner attributes
 * @param innerLabels as labels, for the inner attributes
 * @param timePoints whether the inner attributes are time points, so that their number may differ
 */
record HeaderSummary(String[] names, int[] types, String[][] labels, int classIndex, int sequence, String[] innerNames,
    int[] innerTypes, String[][] innerLabels, boolean timePoints) implements Serializable {

  static HeaderSummary of(Instances data, LayoutDecision decision) {
    int n = data.numAttributes();
    boolean[] unused = new boolean[n];
    for (int i : decision.ignored()) {
      unused[i] = true;
    }
    String[] names = new String[n];
    int[] types = new int[n];
    String[][] labels = new String[n][];
    for (int i = 0; i < n; i++) {
      names[i] = data.attribute(i).name();
      types[i] = data.attribute(i).type();
      labels[i] = unused[i] ? null : labels(data.attribute(i));
    }
    boolean timePoints = decision.layout() == Layout.CHANNELS;
    boolean bags = timePoints || decision.layout() == Layout.STEPS;
    Instances inner = bags ? data.attribute(decision.sequence()).relation() : null;
    int m = !bags ? 0 : timePoints ? 1 : inner.numAttributes();
    String[] innerNames = new String[m];
    int[] innerTypes = new int[m];
    String[][] innerLabels = new String[m][];
    for (int i = 0; i < m; i++) {
      innerNames[i] = inner.attribute(i).name();
      innerTypes[i] = inner.attribute(i).type();
      innerLabels[i] = labels(inner.attribute(i));
    }
    return new HeaderSummary(names, types, labels, data.classIndex(), bags ? decision.sequence() : -1, innerNames, innerTypes,
        innerLabels, timePoints);
  }

  /** The labels of a nominal attribute; null for other types. */
  static String[] labels(Attribute attribute) {
    if (!attribute.isNominal()) {
      return null;
    }
    String[] labels = new String[attribute.numValues()];
    for (int k = 0; k < labels.length; k++) {
      labels[k] = attribute.value(k);
    }
    return labels;
  }

  /**
   * The first label that stands elsewhere than in training, in words; null if labels agree as far as both go. Further labels are
   * no difference: they are refused when they occur.
   */
  static String labelDifference(String[] labels, Attribute attribute) {
    if (labels == null || !attribute.isNominal()) {
      return null;
    }
    for (int k = 0; k < Math.min(labels.length, attribute.numValues()); k++) {
      if (!labels[k].equals(attribute.value(k))) {
        return "label " + (k + 1) + " is '" + attribute.value(k) + "', in training it was '" + labels[k] + "'";
      }
    }
    return null;
  }

  /** Refuses training data whose header does not fit: in these the class counts as well. */
  void checkTraining(Instances data) {
    check(data);
    compare("attribute " + (classIndex + 1), names[classIndex], types[classIndex], labels[classIndex], data.classAttribute());
  }

  /** Refuses data to predict whose header does not fit; what their class is called and which labels it has plays no part. */
  void check(Instances data) {
    if (data.numAttributes() != names.length) {
      throw mismatch("it has " + data.numAttributes() + " attributes, training had " + names.length);
    }
    if (data.classIndex() < 0) {
      throw new IllegalArgumentException("the class of the data is not set: call setClassIndex(" + classIndex
          + "), or use -c " + (classIndex + 1) + " on the command line");
    }
    if (data.classIndex() != classIndex) {
      throw mismatch("its class is attribute " + (data.classIndex() + 1) + ", in training it was attribute "
          + (classIndex + 1));
    }
    Attribute target = data.classAttribute();
    // The same labels in another order would turn answers round in whatever counts them.
    if (labels[classIndex] != null && target.isNominal() && !Arrays.equals(labels[classIndex], labels(target))
        && Set.of(labels[classIndex]).equals(Set.of(labels(target)))) {
      compare("attribute " + (classIndex + 1), null, types[classIndex], labels[classIndex], target);
    }
    for (int i = 0; i < names.length; i++) {
      if (i == classIndex) {
        continue;
      }
      compare("attribute " + (i + 1), names[i], types[i], labels[i], data.attribute(i));
    }
    if (sequence >= 0) {
      checkInner(data.attribute(sequence).relation());
    }
  }

  /** A header with these attributes; labels of identifiers, which are not kept, are those of the given data. */
  Instances header(Instances data) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      attributes.add(i == sequence ? new Attribute(names[i], timePoints ? data.attribute(relationIn(data)).relation() : inner())
          : attribute(names[i], types[i], labels[i], data.attribute(names[i])));
    }
    Instances header = new Instances(data.relationName(), attributes, 0);
    header.setClassIndex(classIndex);
    return header;
  }

  private int relationIn(Instances data) {
    for (int i = 0; i < data.numAttributes(); i++) {
      if (data.attribute(i).isRelationValued()) {
        return i;
      }
    }
    throw mismatch("it has no relational attribute, in training '" + names[sequence] + "' was one");
  }

  private Instances inner() {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < innerNames.length; i++) {
      attributes.add(attribute(innerNames[i], innerTypes[i], innerLabels[i], null));
    }
    return new Instances(names[sequence], attributes, 0);
  }

  private static Attribute attribute(String name, int type, String[] labels, Attribute found) {
    return switch (type) {
      case Attribute.NOMINAL -> new Attribute(name, labels != null ? List.of(labels) : found != null && found.isNominal()
          ? List.of(labels(found)) : List.of());
      case Attribute.STRING -> new Attribute(name, (List<String>) null);
      case Attribute.DATE -> new Attribute(name, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
      default -> new Attribute(name);
    };
  }

  private void checkInner(Instances inner) {
    String where = "'" + names[sequence] + "'";
    if (timePoints) {
      for (int i = 0; i < inner.numAttributes(); i++) {
        compare("inner attribute " + (i + 1) + " of " + where, null, innerTypes[0], innerLabels[0], inner.attribute(i));
      }
      return;
    }
    if (inner.numAttributes() != innerNames.length) {
      throw mismatch("a step of " + where + " has " + inner.numAttributes() + " channels, in training it had "
          + innerNames.length);
    }
    for (int i = 0; i < innerNames.length; i++) {
      compare("channel " + (i + 1) + " of " + where, innerNames[i], innerTypes[i], innerLabels[i], inner.attribute(i));
    }
  }

  private static void compare(String where, String name, int type, String[] labels, Attribute found) {
    if (name != null && !name.equals(found.name())) {
      throw mismatch(where + " is '" + found.name() + "', in training it was '" + name + "'");
    }
    if (type != found.type()) {
      throw mismatch(where + " '" + found.name() + "' is " + Attribute.typeToString(found) + ", in training it was "
          + Attribute.typeToString(type));
    }
    String difference = labelDifference(labels, found);
    if (difference != null) {
      throw mismatch("in " + where + " '" + found.name() + "' " + difference);
    }
  }

  private static IllegalArgumentException mismatch(String difference) {
    return new IllegalArgumentException("data to predict must have the header of the training data, but " + difference
        + ". Bring the data into the training format, or train again");
  }
}
