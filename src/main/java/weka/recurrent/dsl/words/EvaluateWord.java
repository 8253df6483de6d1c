package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.experiment.plan.Protocol;

/** {@code evaluate folds: 10, repeats: 3}: becomes the {@link Protocol}. Said again, it adds to what was said. */
final class EvaluateWord {
  private static final List<String> KNOWN = List.of("folds", "repeats", "split", "test", "walkForward", "groups");
  /** The ways to split, of which there is one. */
  private static final List<String> KINDS = List.of("split", "test", "walkForward", "folds");

  private final ScriptContext context;
  private final Map<String, Place> places = new TreeMap<>();
  private Place place;
  private Integer folds;
  private Integer repeats;
  private Double split;
  private Integer walkForward;
  private String test;
  private String groups;

  /** @param place of the experiment, for faults while the word was not said */
  EvaluateWord(ScriptContext context, Place place) {
    this.context = context;
    this.place = place;
  }

  void say(Map<?, ?> settings) {
    place = context.here("evaluate");
    Arguments given = Arguments.of(context, settings, KNOWN, "evaluate");
    given.names().forEach(name -> places.put(name, context.here(name)));
    folds = given.has("folds") ? Integer.valueOf(given.whole("folds", 2, 1_000_000, 10)) : folds;
    repeats = given.has("repeats") ? Integer.valueOf(given.whole("repeats", 1, 1_000_000, 1)) : repeats;
    split = given.has("split") ? Double.valueOf(given.number("split", 0.001, 0.999, 0.7)) : split;
    walkForward = given.has("walkForward") ? Integer.valueOf(given.whole("walkForward", 1, 1_000_000, 5)) : walkForward;
    test = given.text("test", test);
    groups = given.text("groups", groups);
  }

  /** A setting from outside; another way to split takes the place of the script's. */
  void override(String setting, Object value) {
    if (KINDS.contains(setting)) {
      folds = null;
      split = null;
      walkForward = null;
      test = null;
    }
    say(Map.of(setting, value));
  }

  /** Where a setting stands, or the word itself. */
  Place place(String setting) {
    return places.getOrDefault(setting, place);
  }

  /**
   * How to split.
   *
   * @param series whether some data are windows of one series, which overlap
   * @param quick whether this is a rehearsal
   */
  Protocol protocol(boolean series, boolean quick) {
    List<String> chosen = chosen();
    if (chosen.size() > 1) {
      context.fault("impossible-plan", place, "evaluate takes one of " + String.join(", ", KINDS) + ", not "
          + String.join(" and ", chosen));
      return Protocol.crossValidation(2, 1);
    }
    String kind = chosen.isEmpty() ? series ? "walkForward" : "folds" : chosen.get(0);
    if (series && !List.of("walkForward", "test", "split").contains(kind)) {
      context.fault("leak", place, "windows cut from one series overlap, so shuffling them into '" + kind
          + "' would test on what was trained: write evaluate walkForward: 5, or split: 0.8 to test on the last fifth, or "
          + "allowLeak: true at the data");
    }
    if (groups != null && !kind.equals("folds")) {
      context.fault("ignored-setting", place("groups"), "groups are kept together by folds, not by " + kind
          + ": write evaluate folds: 10, groups: '" + groups + "'");
    }
    int times = quick || repeats == null ? 1 : repeats;
    return switch (kind) {
      case "split" -> Protocol.holdOut(split, times);
      case "test" -> new Protocol(Protocol.Kind.TEST_SET, 1, times, Double.NaN, test, "", 0);
      case "walkForward" ->
          new Protocol(Protocol.Kind.WALK_FORWARD, count(walkForward, 5, quick), times, Double.NaN, "", "", 0);
      default -> groups == null ? Protocol.crossValidation(count(folds, 10, quick), times)
          : new Protocol(Protocol.Kind.GROUPED, count(folds, 10, quick), times, Double.NaN, "", groups, 0);
    };
  }

  private List<String> chosen() {
    List<String> chosen = new ArrayList<>();
    Object[] said = {split, test, walkForward, folds};
    for (int i = 0; i < said.length; i++) {
      if (said[i] != null) {
        chosen.add(KINDS.get(i));
      }
    }
    return chosen;
  }

  private static int count(Integer said, int otherwise, boolean quick) {
    return quick ? PlanOptions.QUICK_FOLDS : said == null ? otherwise : said;
  }
}
