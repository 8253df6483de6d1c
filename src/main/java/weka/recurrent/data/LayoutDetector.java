package weka.recurrent.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Decides from the header and the training data how the sequences are laid out and what each attribute is.
 *
 * <p>In this order: a relational attribute is the sequence, row-wise or transposed as {@link Orientation} finds; else a string
 * attribute is the text, unless the names of other attributes form a numbered series and it only names the instances; else
 * attributes are the time steps, as {@link ColumnsLayout} finds by the names and values of all of them. Class apart, every
 * attribute that is not the sequence belongs to the sequence as a whole, or is an identifier and ignored ({@link Bystanders}).
 * More than one relational or text attribute is an error.
 */
public final class LayoutDetector {
  private static final String REMOVE = "remove it with weka.filters.unsupervised.attribute.Remove";

  private final Instances data;
  private final Layout asked;
  private final List<Attribute> relational = new ArrayList<>();
  private final List<Attribute> texts = new ArrayList<>();
  /** Numeric, nominal and date attributes. */
  private final List<Attribute> values = new ArrayList<>();
  private final Bystanders strings;
  private final List<String> warnings = new ArrayList<>();

  private LayoutDetector(Instances data, Layout asked) {
    this.data = data;
    this.asked = asked;
    strings = new Bystanders(data);
  }

  /**
   * Decides.
   *
   * @param training data with a class attribute set; read only
   * @param asked the layout to use, or {@link Layout#AUTO}
   * @throws IllegalArgumentException if there is no sequence, more than one, or not the one asked for
   */
  public static LayoutDecision detect(Instances training, Layout asked) {
    return examine(training, asked).decision();
  }

  /** The same, with what must be known about the decision. */
  public static Detection examine(Instances training, Layout asked) {
    return new LayoutDetector(training, asked).examine();
  }

  private Detection examine() {
    for (int i = 0; i < data.numAttributes(); i++) {
      if (i != data.classIndex()) {
        Attribute attribute = data.attribute(i);
        (attribute.isRelationValued() ? relational : attribute.isString() ? texts : values).add(attribute);
      }
    }
    List<Attribute> flat = new ArrayList<>(values);
    if (relational.isEmpty() && asked != Layout.TEXT) {
      flat.addAll(texts);
      flat.sort(Comparator.comparingInt(Attribute::index));
    }
    List<Attribute> series = relational.isEmpty() && asked != Layout.TEXT ? ColumnsLayout.series(data, flat) : null;
    boolean strong = series != null && series.size() >= NumberedSeries.FEWEST;
    if (strong) {
      flat.removeIf(attribute -> attribute.isString() && !series.contains(attribute));
      texts.removeAll(series);
    }
    identifiers(strong);
    Layout family = asked;
    if (asked == Layout.AUTO) {
      family = !relational.isEmpty() ? Layout.STEPS : !texts.isEmpty() ? Layout.TEXT : Layout.COLUMNS;
    }
    return switch (family) {
      case TEXT -> text(strong ? series : null);
      case COLUMNS -> columns(strong ? flat : values);
      default -> bags();
    };
  }

  /** Takes the strings that only name instances from those that may be texts. */
  private void identifiers(boolean strong) {
    boolean others = relational.size() + texts.size() > 1 || values.stream().anyMatch(a -> a.type() == Attribute.NUMERIC);
    boolean notAText = !relational.isEmpty() || asked == Layout.COLUMNS;
    if (!others && !notAText && !strong) {
      return;
    }
    for (Attribute text : List.copyOf(texts)) {
      boolean names = notAText || Identifiers.namedSo(text) || strong && !text(text);
      if (names && (Identifiers.isIdentifier(data, text) || Identifiers.namedSo(text) && Identifiers.repeats(data, text))) {
        texts.remove(text);
        strings.ignore(text);
      } else if (strong && !text(text)) {
        refuse(List.of(text), "beside the steps a string attribute can only be an identifier, with a different value in most "
            + "instances");
      }
    }
  }

  /** Whether most values have several words. */
  private boolean text(Attribute attribute) {
    List<String> found = new ArrayList<>();
    for (Instance instance : data) {
      if (!instance.isMissing(attribute)) {
        found.add(instance.stringValue(attribute));
      }
    }
    return TextSplitter.medianWords(found) > 1;
  }

  private Detection bags() {
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
    return detection(forced ? asked : orientation.layout(), sequence.index(), List.of(), besides(values),
        forced ? "asked for" : orientation.reason());
  }

  private Detection text(List<Attribute> series) {
    refuse(relational, "-layout text reads a string attribute and cannot use a relational one");
    Attribute sequence = single(texts, "a string attribute");
    if (series != null) {
      warnings.add("The text '" + sequence.name() + "' is the sequence; the numbered series '" + series.get(0).name() + "' to '"
          + series.get(series.size() - 1).name()
          + "' is read as inputs beside it. If that is the sequence, use -layout columns or "
          + "remove the text");
    }
    return detection(Layout.TEXT, sequence.index(), List.of(), besides(values), "");
  }

  private Detection columns(List<Attribute> flat) {
    refuse(relational, "-layout columns reads one attribute per time step and cannot use a relational one");
    refuse(texts, "-layout columns reads one attribute per time step; a string attribute can only be an identifier, with a "
        + "different value in most instances");
    ColumnsLayout layout = new ColumnsLayout(data, flat);
    List<Attribute> steps = layout.steps();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no sequence to learn from: data need a relational attribute (one row per time "
          + "step), a string attribute (text) or one numeric attribute per time step; found " + attributes());
    }
    warnings.addAll(layout.warnings());
    layout.beside().warnings.clear();
    return detection(Layout.COLUMNS, -1, steps, layout.beside(), "");
  }

  private Bystanders besides(List<Attribute> attributes) {
    Bystanders beside = new Bystanders(data);
    attributes.forEach(beside::add);
    return beside;
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

  private Detection detection(Layout layout, int sequence, List<Attribute> columns, Bystanders beside, String reason) {
    List<Attribute> ignored = new ArrayList<>(strings.ignored);
    ignored.addAll(beside.ignored);
    List<String> notes = new ArrayList<>(strings.notes);
    notes.addAll(beside.notes);
    warnings.addAll(beside.warnings);
    LayoutDecision decision = new LayoutDecision(layout, sequence, columns.stream().mapToInt(Attribute::index).toArray(),
        indices(beside.statics), indices(ignored), reason);
    return new Detection(decision, notes, warnings);
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
