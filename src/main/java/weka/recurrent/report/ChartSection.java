package weka.recurrent.report;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Figures: a chart, its words, its numbers to unfold. */
record ChartSection(Charts charts) {
  /** So many charts of a kind are in view; further ones are folded. */
  private static final int IN_VIEW = 6;
  private static final Map<Chart.Kind, String> TITLES = new EnumMap<>(Map.of(Chart.Kind.PLOT, "As asked for", Chart.Kind.FOLDS,
      "Every fold", Chart.Kind.CURVE, "Learning curves", Chart.Kind.COST, "Quality and cost", Chart.Kind.RANKS,
      "Ranks over data sets", Chart.Kind.CONFUSION, "Confusion of the best learner", Chart.Kind.FORGETTING, "Forgetting curves",
      Chart.Kind.FLOW, "Gradient flow", Chart.Kind.GATES, "Gates", Chart.Kind.ANSWER, "On the way to the answer"));
  /** Kinds that stand in sections of their own. */
  private static final Set<Chart.Kind> ELSEWHERE = EnumSet.of(Chart.Kind.SEARCH, Chart.Kind.FORGETTING, Chart.Kind.FLOW,
      Chart.Kind.GATES, Chart.Kind.ANSWER);

  void write(Html html) {
    if (charts.all().stream().allMatch(c -> ELSEWHERE.contains(c.kind()))) {
      return;
    }
    html.heading("charts", "Charts");
    for (Chart.Kind kind : Chart.Kind.values()) {
      if (!ELSEWHERE.contains(kind)) {
        titled(html, kind);
      }
    }
  }

  /** All figures of a kind under its title; nothing if there are none. */
  void titled(Html html, Chart.Kind kind) {
    if (!charts.of(kind).isEmpty()) {
      html.element("h3", TITLES.get(kind)).raw("\n");
      figures(html, kind);
    }
  }

  /** All figures of a kind. */
  void figures(Html html, Chart.Kind kind) {
    List<Chart> figures = charts.of(kind);
    boolean alike = figures.size() > 1 && figures.stream().map(Chart::description).distinct().count() == 1;
    if (alike) {
      html.element("p class=\"note\"", figures.get(0).description()).raw("\n");
    }
    int shown = figures.size() <= IN_VIEW + 1 ? figures.size() : IN_VIEW;
    figures(html, figures.subList(0, shown), kind, 0, !alike);
    if (shown < figures.size()) {
      html.fold((figures.size() - shown) + " more: " + figures.get(shown).title() + " ...");
      figures(html, figures.subList(shown, figures.size()), kind, shown, !alike);
      html.unfold();
    }
  }

  private static void figures(Html html, List<Chart> figures, Chart.Kind kind, int first,
      boolean described) {
    html.raw("<div class=\"figures\">\n");
    for (int i = 0; i < figures.size(); i++) {
      Chart chart = figures.get(i);
      html.raw("<figure><figcaption>").text(chart.title()).raw("</figcaption>\n");
      html.raw("<div class=\"drawing\" style=\"--drawn:" + chart.width() + "\">")
          .raw(Svg.element(chart, kind.name().toLowerCase(Locale.ROOT) + "-" + (first + i + 1))).raw("</div>\n");
      if (described) {
        html.element("p class=\"note\"", chart.description()).raw("\n");
      }
      html.raw("<details class=\"numbers\"><summary>data</summary>\n").table(chart.data()).unfold();
      html.raw("</figure>\n");
    }
    html.raw("</div>\n");
  }
}
