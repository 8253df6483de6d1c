package weka.recurrent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.storage.Json;

/** Everything but the single epochs as one JSON object: design, provenance, results and the tests; NaN is {@code null}. */
final class JsonResults {
  /** Raised when a name in the object changes its meaning. */
  static final String SCHEMA = "recurrent-networks results 1";

  private JsonResults() {}

  /** JSON on one line that may stand inside a script element of HTML and of XML: it has no {@code < > &}. */
  static String of(Outcome outcome) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", SCHEMA);
    all.put("design", outcome.design());
    all.put("provenance", outcome.provenance());
    all.put("results", outcome.results());
    all.put("insights", outcome.insights());
    List<Significance> tables = new ArrayList<>();
    for (Measure measure : outcome.design().measures()) {
      tables.add(Significance.of(outcome, measure));
    }
    all.put("significance", outcome.results().isEmpty() ? List.of() : tables);
    // these three occur in strings only, where an escape means the same
    return Json.write(all).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
