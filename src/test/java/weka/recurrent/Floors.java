package weka.recurrent;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which of our packages stands on which floor, as {@code architecture.md} draws it. */
final class Floors {
  /** Our packages, with all below them; the longest match decides. */
  private static final Map<String, Integer> FLOORS = new LinkedHashMap<>();

  static {
    FLOORS.put("weka.recurrent.storage", 0);
    FLOORS.put("weka.recurrent.setting", 0);
    FLOORS.put("weka.recurrent.kernel", 0);
    FLOORS.put("weka.recurrent.network", 1);
    FLOORS.put("weka.recurrent.training", 1);
    FLOORS.put("weka.recurrent.reservoir", 1);
    FLOORS.put("weka.recurrent.rocket", 1);
    FLOORS.put("weka.recurrent.data", 2);
    FLOORS.put("weka.recurrent.classifier", 3);
    FLOORS.put("weka.recurrent.insight", 3);
    FLOORS.put("weka.classifiers", 3);
    FLOORS.put("weka.datagenerators", 3);
    FLOORS.put("weka.filters", 3);
    FLOORS.put("weka.core.converters", 3);
    FLOORS.put("weka.recurrent.dsl", 4);
    FLOORS.put("weka.recurrent.experiment", 4);
    FLOORS.put("weka.recurrent.export", 4);
    FLOORS.put("weka.recurrent.report", 4);
    FLOORS.put("weka.recurrent.cli", 5);
    FLOORS.put("weka.recurrent.gui", 5);
    FLOORS.put("weka.gui", 5);
  }

  private Floors() {}

  /** The floor of a package or class, or null where it has none. */
  static Integer of(String name) {
    if (name.equals("weka.recurrent")) {
      // The page about all of them; what else may come to stand beside it has to be put somewhere first.
      return 5;
    }
    String best = null;
    for (String candidate : FLOORS.keySet()) {
      if (isWithin(name, candidate) && (best == null || candidate.length() > best.length())) {
        best = candidate;
      }
    }
    return FLOORS.get(best);
  }

  static boolean isWithin(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }
}
