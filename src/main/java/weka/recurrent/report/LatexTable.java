package weka.recurrent.report;

import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Measure;

/**
 * The main table for a paper, one for each measure, with {@code booktabs}; the best of a row is bold, ∘ and • are Weka's LaTeX
 * signs for significantly better and worse than the baseline.
 */
final class LatexTable {
  private LatexTable() {}

  /** {@code tables.tex}; needs {@code \\usepackage{booktabs}} and UTF-8 input. */
  static String of(Outcome outcome) {
    StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n");
    for (Measure measure : outcome.design().measures()) {
      append(out, outcome, Significance.of(outcome, measure));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Outcome outcome, Significance table) {
    List<String> learners = outcome.design().learners();
    Measure measure = table.measure();
    out.append("\n\\begin{table}\n  \\centering\n  \\caption{").append(escape(caption(outcome, table)))
        .append(table.comparisons() == 0 ? "" : " $\\circ$ significantly better, $\\bullet$ significantly worse than "
            + escape(table.baseline()) + " (corrected resampled $t$-test, level " + Numbers.plain(table.level()) + ").")
        .append("}\n  \\begin{tabular}{l").append("r".repeat(learners.size())).append("}\n    \\toprule\n    ");
    learners.forEach(l -> out.append(" & ").append(escape(l)));
    out.append(" \\\\\n    \\midrule\n");
    for (Significance.Row row : table.rows()) {
      double best = learners.size() > 1 ? Charts.bestMean(measure, row) : Double.NaN;
      out.append("    ").append(escape(row.label()));
      for (Map.Entry<String, Significance.Entry> e : row.entries().entrySet()) {
        out.append(" & ").append(entry(measure, e.getValue(), e.getValue().mean() == best));
      }
      out.append(" \\\\\n");
    }
    if (table.comparisons() > 0 && table.rows().size() > 1) {
      out.append("    \\midrule\n    better/equal/worse");
      for (String learner : learners) {
        int[] tally = table.tally(learner);
        out.append(" & ").append(learner.equals(table.baseline()) ? "" : tally[0] + "/" + tally[1] + "/" + tally[2]);
      }
      out.append(" \\\\\n    mean rank");
      learners.forEach(l -> out.append(" & ").append(Numbers.fixed(table.meanRank(l), 2).replace(Numbers.NONE, "--")));
      out.append(" \\\\\n");
    }
    out.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n");
  }

  private static String caption(Outcome outcome, Significance table) {
    String title = Numbers.title(table.measure());
    return Numbers.sentence(title) + ", mean (standard deviation), "
        + outcome.design().protocol().inWords() + (outcome.design().quick() ? "; a rehearsal, not a result" : "") + ".";
  }

  private static String entry(Measure measure, Significance.Entry entry, boolean best) {
    if (Double.isNaN(entry.mean())) {
      return "--";
    }
    String mean = Numbers.mean(measure, entry.mean(), entry.sd()).replace("-", "$-$");
    String sd = Double.isNaN(entry.sd()) ? "" : " (" + Numbers.sd(measure, entry.sd()) + ")";
    String mark = switch (entry.mark()) {
      case BETTER -> " $\\circ$";
      case WORSE -> " $\\bullet$";
      default -> entry.mark() == Significance.Mark.NONE ? " ?" : "";
    };
    return (best ? "\\textbf{" + mean + "}" : mean) + sd + mark;
  }

  /** Text that LaTeX prints as it is. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\textbackslash{}");
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '<' -> out.append("\\textless{}");
        case '>' -> out.append("\\textgreater{}");
        case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
        default -> out.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return out.toString();
  }
}
