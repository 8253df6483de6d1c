package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import weka.core.Attribute;
import weka.core.Instances;

/**
 * Decides from the header and the training data how the sequences are laid out and what each attribute is.
 *
 * <p>In this order: a relational attribute is the sequence, row-wise or transposed as {@link Orientation} finds; else a string
 * attribute is the text; else the numeric attributes, in order, are the time steps. Without numeric attributes the nominal ones
 * are the steps of one nominal channel, a label meaning the same in each of them; without nominal ones the dates are. Class apart,
 * every attribute that is not the sequence belongs to the sequence as a whole (nominal, numeric, date), or is an identifier
 * ({@link Identifiers}) and ignored. More than one relational or text attribute is an error.
 */
public final class LayoutDetector {
  private static final String REMOVE = "remove it with weka.filters.unsupervised.attribute.Remove";

  private final Instances data;
  private final Layout asked;
  private final List<Attribute> relational = new ArrayList<>();
  private final List<Attribute> texts = new ArrayList<>();
  private final List<Attribute> numeric = new ArrayList<>();
  private final List<Attribute> nominal = new ArrayList<>();
  private final List<Attribute> dates = new ArrayList<>();
  private final List<Attribute> ignored = new ArrayList<>();

  private LayoutDetector(Instances data, Layout asked) {
    this.data = data;
    this.asked = asked;
  }

  /**
   * Decides.
   *
   * @param training data with a class attribute set; read only
   * @param asked the layout to use, or {@link Layout#AUTO}
   * @throws IllegalArgumentException if there is no sequence, more than one, or not the one asked for
   */
  public static LayoutDecision detect(Instances training, Layout asked) {
    return new LayoutDetector(training, asked).detect();
  }

  private LayoutDecision detect() {
    sort();
    Layout family = asked;
    if (asked == Layout.AUTO) {
      family = !relational.isEmpty() ? Layout.STEPS : !texts.isEmpty() ? Layout.TEXT : Layout.COLUMNS;
    }
    return switch (family) {
      case TEXT -> text();
      case COLUMNS -> columns();
      default -> bags();
    };
  }

  /** Puts every attribute but the class on the list of its type; identifiers apart. */
  private void sort() {
    for (int i = 0; i < data.numAttributes(); i++) {
      if (i == data.classIndex()) {
        continue;
      }
      Attribute attribute = data.attribute(i);
      switch (attribute.type()) {
        case Attribute.RELATIONAL -> relational.add(attribute);
        case Attribute.STRING -> texts.add(attribute);
        case Attribute.DATE -> dates.add(attribute);
        case Attribute.NOMINAL -> (Identifiers.isIdentifier(data, attribute) ? ignored : nominal).add(attribute);
        default -> (Identifiers.isIdentifier(data, attribute) ? ignored : numeric).add(attribute);
      }
    }
    boolean others = relational.size() + numeric.size() + texts.size() > 1;
    boolean notAText = !relational.isEmpty() || asked == Layout.COLUMNS;
    if (others || notAText) {
      for (Attribute text : List.copyOf(texts)) {
        if ((notAText || Identifiers.namedSo(text)) && Identifiers.isIdentifier(data, text)) {
          texts.remove(text);
          ignored.add(text);
        }
      }
    }
  }

  private LayoutDecision bags() {
    refuse(texts, "beside a relational attribute a string attribute can only be an identifier, with a different value in most "
        + "instances");
    Attribute sequence = single(relational, "a relational attribute");
    if (sequence.relation().numAttributes() == 0) {
      throw new IllegalArgumentException("a step needs at least one channel, but the relational attribute '" + sequence.name()
          + "' has no inner attribute");
    }
    Orientation orientation = Orientation.of(data, sequence);
    if (asked == Layout.CHANNELS && orientation.obstacle() != null) {
      throw new IllegalArgumentException("-layout channels needs inner attributes that are one channel over time, but "
          + orientation.obstacle() + " in '" + sequence.name() + "'. Use -layout steps or auto");
    }
    boolean forced = asked != Layout.AUTO;
    return decision(forced ? asked : orientation.layout(), sequence.index(), List.of(), List.of(numeric, nominal, dates),
        forced ? "asked for" : orientation.reason());
  }

  private LayoutDecision text() {
    refuse(relational, "-layout text reads a string attribute and cannot use a relational one");
    Attribute sequence = single(texts, "a string attribute");
    return decision(Layout.TEXT, sequence.index(), List.of(), List.of(numeric, nominal, dates), "");
  }

  private LayoutDecision columns() {
    refuse(relational, "-layout columns reads one attribute per time step and cannot use a relational one");
    refuse(texts, "-layout columns reads one attribute per time step; a string attribute can only be an identifier, with a "
        + "different value in most instances");
    if (numeric.isEmpty() && nominal.isEmpty() && dates.isEmpty()) {
      // Attributes that only look like identifiers are better than nothing.
      ignored.stream().filter(Attribute::isNumeric).forEach(numeric::add);
      ignored.stream().filter(Attribute::isNominal).forEach(nominal::add);
      ignored.removeIf(a -> !a.isString());
    }
    if (!numeric.isEmpty()) {
      return decision(Layout.COLUMNS, -1, numeric, List.of(nominal, dates), "");
    }
    if (!nominal.isEmpty()) {
      return decision(Layout.COLUMNS, -1, nominal, List.of(dates), "");
    }
    if (!dates.isEmpty()) {
      return decision(Layout.COLUMNS, -1, dates, List.of(), "");
    }
    throw new IllegalArgumentException("no sequence to learn from: data need a relational attribute (one row per time "
        + "step), a string attribute (text) or one numeric attribute per time step; found " + attributes());
  }

  private Attribute single(List<Attribute> candidates, String wanted) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("-layout " + asked.option() + " needs " + wanted + " that holds the sequence; found "
          + attributes());
    }
    if (candidates.size() > 1) {
      throw new IllegalArgumentException("one attribute can be the sequence, but " + candidates.stream()
          .map(a -> "'" + a.name() + "'").collect(Collectors.joining(" and ")) + " are each " + wanted
          + ". Keep one and remove the others with weka.filters.unsupervised.attribute.Remove, or join them into one");
    }
    return candidates.get(0);
  }

  private void refuse(List<Attribute> unusable, String rule) {
    if (!unusable.isEmpty()) {
      Attribute first = unusable.get(0);
      String kind = first.isString() ? "string" : "relational";
      String remedy = first.isString() ? REMOVE + ", or make it nominal with StringToNominal" : REMOVE;
      throw new IllegalArgumentException(rule + "; found the " + kind + " attribute '" + first.name() + "': " + remedy);
    }
  }

  private LayoutDecision decision(Layout layout, int sequence, List<Attribute> columns, List<List<Attribute>> statics,
      String reason) {
    return new LayoutDecision(layout, sequence, indices(columns), indices(statics.stream().flatMap(List::stream).toList()),
        indices(ignored), reason);
  }

  private static int[] indices(List<Attribute> attributes) {
    return attributes.stream().mapToInt(Attribute::index).sorted().toArray();
  }

  private String attributes() {
    int others = data.numAttributes() - (data.classIndex() >= 0 ? 1 : 0);
    if (others == 0) {
      return "no attribute but the class";
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < data.numAttributes() && found.size() < 6; i++) {
      if (i != data.classIndex()) {
        found.add("'" + data.attribute(i).name() + "' (" + Attribute.typeToString(data.attribute(i)) + ")");
      }
    }
    return String.join(", ", found) + (others > found.size() ? " and " + (others - found.size()) + " more" : "");
  }
}
