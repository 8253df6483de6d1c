package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

/** The main table as plain text, for a terminal. */
public final class SummaryText {
  private SummaryText() {}

  /** Name, protocol and the table of one measure: mean (sd) and mark. */
  public static String of(Outcome outcome, Measure measure) {
    Design design = outcome.design();
    Significance table = Significance.of(outcome, measure);
    boolean tested = design.learners().size() > 1 && table.comparisons() > 0;
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(design.data().size() == 1 && design.factors().isEmpty() ? "data set" : "data"));
    head.addAll(design.learners());
    lines.add(head);
    for (Significance.Row row : table.rows()) {
      List<String> line = new ArrayList<>(List.of(row.label()));
      row.entries().values().forEach(entry -> line.add(entry(measure, entry, tested)));
      lines.add(line);
    }
    if (tested && table.rows().size() > 1) {
      List<String> line = new ArrayList<>(List.of("(v/ /*)"));
      for (String learner : design.learners()) {
        int[] t = table.tally(learner);
        line.add(learner.equals(table.baseline()) ? "  " : "(" + t[0] + "/" + t[1] + "/" + t[2] + ")  ");
      }
      lines.add(line);
    }
    StringBuilder out = new StringBuilder();
    out.append(design.name()).append("   ").append(design.protocol().inWords()).append("   ").append(measure.title())
        .append(measure.unit() == Measure.Unit.SHARE ? " %" : "");
    if (tested) {
      out.append(String.format(Locale.ROOT, "   (v better, * worse than %s, corrected t, %s)", table.baseline(), table.level()));
    }
    if (design.quick()) {
      out.append("   QUICK: a rehearsal, not a result");
    }
    out.append('\n').append(align(lines));
    NaiveVerdict.sentences(outcome, measure, value -> number(measure, value))
        .forEach(sentence -> out.append("note: ").append(sentence).append('\n'));
    table.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
    if (measure.equals(design.measures().get(0))) {
      design.data().forEach(
          data -> data.warnings().forEach(warning -> out.append(data.label()).append(": ").append(warning).append('\n')));
    }
    return out.toString();
  }

  /** A value as tables show it: shares in percent. */
  public static String number(Measure measure, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return switch (measure.unit()) {
      case SHARE -> String.format(Locale.ROOT, "%.2f", value * 100);
      case SECONDS -> String.format(Locale.ROOT, "%.3f", value);
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case PLAIN ->
          Math.abs(value) >= 1000 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.4f", value);
    };
  }

  private static String entry(Measure measure, Significance.Entry entry, boolean tested) {
    String sd = Double.isNaN(entry.sd()) ? "" : " (" + number(measure, entry.sd()) + ")";
    return number(measure, entry.mean()) + sd + (tested ? " " + entry.mark().symbol() : "");
  }

  /** Columns side by side: the first to the left, the others to the right. */
  public static String align(List<List<String>> lines) {
    int columns = lines.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    lines.forEach(line -> {
      for (int c = 0; c < line.size(); c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    });
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < line.size(); c++) {
        String pad = " ".repeat(widths[c] - line.get(c).length());
        text.append(c == 0 ? line.get(c) + pad : "   " + pad + line.get(c));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
