package weka.recurrent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weka.core.Attribute;
import weka.core.Instances;

/**
 * Decides which columns of a flat table are the time steps, by the names and values of all of them together.
 *
 * <p>Names that form a {@link NumberedSeries} are the sequence, in the order of their numbers: nothing of it is left out, and a
 * word among its numbers is an error that names the place. Everything else stands beside it ({@link Bystanders}). Without such
 * names the numeric attributes, or else the nominal ones, or else the dates, are the steps in the order of the columns, and a
 * warning names what speaks against it.
 */
final class ColumnsLayout {
  /** Share of the labels that must be common for two nominal attributes to be steps of one channel. */
  private static final double COMMON_LABELS = 0.25;

  /** Fewer instances do not tell a label from a name. */
  private static final int FEW = 8;

  private final Instances data;
  private final List<Attribute> attributes;
  private final Bystanders beside;
  private final List<String> warnings = new ArrayList<>();

  /** @param attributes all but the class and the identifiers among strings */
  ColumnsLayout(Instances data, List<Attribute> attributes) {
    this.data = data;
    this.attributes = attributes;
    beside = new Bystanders(data);
  }

  /** The series that is the sequence by its name; null if there is none. */
  static List<Attribute> series(Instances data, List<Attribute> attributes) {
    List<NumberedSeries> all = NumberedSeries.in(attributes.stream().map(Attribute::name).toList());
    if (all.isEmpty()) {
      return null;
    }
    List<Attribute> members = Arrays.stream(all.get(0).members()).mapToObj(attributes::get).toList();
    boolean enough = members.size() >= NumberedSeries.FEWEST || attributes.stream().filter(a -> !members.contains(a))
        .noneMatch(a -> a.type() == members.get(0).type() && !Identifiers.isIdentifier(data, a));
    return enough ? members : null;
  }

  /** The steps, in order; empty if no attribute can be one. */
  List<Attribute> steps() {
    List<Attribute> series = series(data, attributes);
    List<Attribute> steps = series != null ? named(series) : unnamed();
    if (steps.size() == 1) {
      warnings.add(
          "The sequences have a single step, '" + steps.get(0).name() + "': there is nothing to remember, and a classifier of "
              + "plain attributes suits these data better");
    }
    if (data.classIndex() >= 0 && steps.size() > 1) {
      continuedByTheClass(steps);
    }
    LongTable table = series == null ? LongTable.find(data) : null;
    if (table != null) {
      warnings.add(0, table.warning(data));
    }
    return steps;
  }

  Bystanders beside() {
    return beside;
  }

  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(beside.warnings);
    return all;
  }

  private List<Attribute> named(List<Attribute> series) {
    requireOneKind(series);
    for (Attribute attribute : attributes) {
      if (!series.contains(attribute)) {
        beside.add(attribute);
      }
    }
    if (series.get(0).type() == Attribute.NUMERIC) {
      for (String stranger : new ColumnScales(data, series).strangers()) {
        warnings
            .add("The step " + stranger + " is on another scale than the steps around it: look whether its unit or its place is "
                + "wrong");
      }
    }
    others(series);
    return series;
  }

  /** Another numbered series, or most attributes: are they channels that belong in? */
  private void others(List<Attribute> series) {
    List<Attribute> numbers = beside.statics.stream().filter(a -> a.type() == series.get(0).type()).toList();
    List<NumberedSeries> rest = NumberedSeries.in(numbers.stream().map(Attribute::name).toList());
    if (!rest.isEmpty() && rest.get(0).size() >= NumberedSeries.FEWEST) {
      int[] members = rest.get(0).members();
      warnings.add(range(series) + " are the sequence; '" + numbers.get(members[0]).name() + "' to '"
          + numbers.get(members[members.length - 1]).name()
          + "' are another numbered series and are read as inputs beside it. If they "
          + "are a second channel, bring the data into rows of one time step each and gather them with LongToSequences");
    } else if (numbers.size() > series.size()) {
      warnings.add("Only " + range(series) + " are numbered and the sequence; " + numbers.size() + " other attributes, such as '"
          + numbers.get(0).name()
          + "', are read as inputs beside it. If all are steps, number their names; if none is, a classifier of "
          + "plain attributes suits these data better");
    }
  }

  private static String range(List<Attribute> series) {
    return "'" + series.get(0).name() + "' to '" + series.get(series.size() - 1).name() + "'";
  }

  /** A data set without a class, whose last step has become it. */
  private void continuedByTheClass(List<Attribute> steps) {
    List<String> names = new ArrayList<>(steps.stream().map(Attribute::name).toList());
    names.add(data.classAttribute().name());
    List<NumberedSeries> all = NumberedSeries.in(names);
    if (steps.size() >= NumberedSeries.FEWEST && !all.isEmpty() && all.get(0).size() == names.size()) {
      warnings.add("The class '" + data.classAttribute().name() + "' continues the series " + range(steps)
          + ": if it is a step and no class, choose the class");
    }
  }

  /** Steps of a series are all numbers, all labels or all dates. */
  private void requireOneKind(List<Attribute> series) {
    long numeric = series.stream().filter(a -> a.type() == Attribute.NUMERIC).count();
    Attribute odd =
        series.stream().filter(a -> a.type() != Attribute.NUMERIC && a.type() != Attribute.DATE).findFirst().orElse(null);
    if (odd == null) {
      Attribute date = series.stream().filter(Attribute::isDate).findFirst().orElse(null);
      if (date != null && numeric > 0) {
        throw mixed(series, date);
      }
      return;
    }
    List<NumbersAsText> texts =
        series.stream().filter(a -> a.isNominal() || a.isString()).map(a -> NumbersAsText.of(data, a)).toList();
    if (numeric > 0) {
      NumbersAsText word = texts.stream().filter(NumbersAsText::possible).findFirst().orElse(texts.get(0));
      if (word.numbers() + word.others() == 0) {
        throw new IllegalArgumentException("the steps " + range(series) + " must be of one kind, but '" + word.attribute().name()
            + "' has no value and is " + Attribute.typeToString(word.attribute()) + ". Declare it numeric");
      }
      throw word.possible() ? new IllegalArgumentException("every step of " + range(series) + " must hold numbers, but "
          + word.found() + between(series, word.attribute()) + ". " + word.remedy()) : mixed(series, word.attribute());
    }
    for (NumbersAsText text : texts) {
      if (text.certain()) {
        throw new IllegalArgumentException("every step of " + range(series) + " must hold numbers, but " + text.found() + ". "
            + text.remedy());
      }
    }
    if (series.stream().anyMatch(Attribute::isString)) {
      Attribute string = series.stream().filter(Attribute::isString).findFirst().orElseThrow();
      throw new IllegalArgumentException("the steps " + range(series) + " hold strings, such as '" + string.name()
          + "'. Make them nominal with weka.filters.unsupervised.attribute.StringToNominal");
    }
    if (series.stream().anyMatch(Attribute::isDate)) {
      throw mixed(series, odd);
    }
  }

  private static String between(List<Attribute> series, Attribute odd) {
    int at = series.indexOf(odd);
    Attribute before = at > 0 ? series.get(at - 1) : null;
    Attribute after = at + 1 < series.size() ? series.get(at + 1) : null;
    return before != null && after != null && before.isNumeric() && after.isNumeric()
        ? ", between the numeric '" + before.name() + "' and '" + after.name() + "'" : "";
  }

  private static IllegalArgumentException mixed(List<Attribute> series, Attribute odd) {
    Attribute other = series.stream().filter(a -> a.type() != odd.type()).findFirst().orElseThrow();
    return new IllegalArgumentException("the steps " + range(series) + " must be of one kind, but '" + odd.name() + "' is "
        + Attribute.typeToString(odd) + " and '" + other.name() + "' is " + Attribute.typeToString(other)
        + ". Make them alike, or give what is no step a name without a number");
  }

  private List<Attribute> unnamed() {
    List<Attribute> numeric = new ArrayList<>();
    List<Attribute> nominal = new ArrayList<>();
    List<Attribute> dates = new ArrayList<>();
    for (Attribute attribute : attributes) {
      (attribute.type() == Attribute.NUMERIC ? numeric : attribute.isNominal() ? nominal : dates).add(attribute);
    }
    List<Attribute> plain =
        numeric.stream().filter(a -> !Identifiers.isIdentifier(data, a) && !Identifiers.repeats(data, a)).toList();
    Set<Attribute> labels = nominal.isEmpty() || !plain.isEmpty() ? Set.of() : labelSteps(nominal);
    List<Attribute> steps = !plain.isEmpty() ? plain : !labels.isEmpty() ? List.copyOf(labels) : List.of();
    if (steps.isEmpty()) {
      // Attributes that only look like identifiers are better than nothing.
      steps = !dates.isEmpty() ? dates : !numeric.isEmpty() ? numeric : nominal;
    }
    for (Attribute attribute : attributes) {
      if (!steps.contains(attribute)) {
        beside.add(attribute);
      }
    }
    steps.stream().filter(Attribute::isNominal).forEach(this::refuseText);
    if (steps.size() > 1) {
      doubt(steps);
    }
    return steps;
  }

  /** Nominal attributes that do not only name the instances, or share their labels with others. */
  private Set<Attribute> labelSteps(List<Attribute> nominal) {
    Set<Attribute> steps = new LinkedHashSet<>();
    for (Attribute attribute : nominal) {
      boolean names = Identifiers.mostlyDifferent(data, attribute) || Identifiers.repeats(data, attribute);
      boolean shared = nominal.stream().anyMatch(other -> other != attribute && common(attribute, other) >= COMMON_LABELS);
      if (!DateText.isDates(data, attribute) && (!names || shared && !Identifiers.namedSo(attribute))) {
        steps.add(attribute);
      }
    }
    return steps;
  }

  private static double common(Attribute a, Attribute b) {
    Set<String> labels = new HashSet<>(Arrays.asList(HeaderSummary.labels(a)));
    int both = 0;
    for (String label : HeaderSummary.labels(b)) {
      both += labels.contains(label) ? 1 : 0;
    }
    return (double) both / Math.max(1, Math.max(a.numValues(), b.numValues()));
  }

  /** A text that a CSV loader has made a label is no step. */
  private void refuseText(Attribute attribute) {
    NumbersAsText numbers = NumbersAsText.of(data, attribute);
    if (numbers.certain()) {
      throw new IllegalArgumentException(
          "an attribute of numbers must be numeric, but " + numbers.found() + ". " + numbers.remedy());
    }
    if (Identifiers.mostlyDifferent(data, attribute)) {
      List<String> texts = Arrays.asList(HeaderSummary.labels(attribute));
      if (TextSplitter.medianWords(texts) > 1) {
        throw new IllegalArgumentException("'" + attribute.name() + "' is nominal with " + attribute.numValues() + " values in "
            + data.numInstances()
            + " instances, as texts are that a CSV loader has made labels. To read texts, make it a string with "
            + "weka.filters.unsupervised.attribute.NominalToString");
      }
      if (data.numInstances() < FEW) {
        return;
      }
      warnings.add("Nearly every instance has its own value of '" + attribute.name() + "' (" + attribute.numValues() + " in "
          + data.numInstances()
          + "): as a step it says nothing about others. If it is a text, make it a string with NominalToString");
    }
  }

  /** Columns may be time steps or no sequence at all; what speaks against it is said. */
  private void doubt(List<Attribute> steps) {
    long stems = steps.stream().map(a -> a.name().replaceAll("\\d+$", "")).distinct().count();
    List<String> reasons = new ArrayList<>();
    if (steps.get(0).type() == Attribute.NUMERIC) {
      String difference = new ColumnScales(data, steps).difference();
      if (difference != null) {
        reasons.add(difference);
      }
    }
    if (steps.get(0).isNominal()) {
      for (Attribute step : steps) {
        if (common(steps.get(0), step) < COMMON_LABELS) {
          reasons.add("'" + steps.get(0).name() + "' and '" + step.name() + "' have different labels");
          break;
        }
      }
    }
    if (stems > 1 || !reasons.isEmpty()) {
      warnings.add("The columns have names of their own, such as '" + steps.get(0).name() + "' and '" + steps.get(1).name() + "'"
          + reasons.stream().map(reason -> "; " + reason).collect(Collectors.joining())
          + ". If they are not one quantity at successive times, these data are no "
          + "sequences: a classifier of plain attributes suits them better");
    }
  }
}
