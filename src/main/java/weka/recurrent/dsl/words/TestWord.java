package weka.recurrent.dsl.words;

import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.ComparisonRequest;

/** {@code test correctedT(level: 0.05), against: 'LSTM'}: becomes the {@link ComparisonRequest}. */
final class TestWord {
  private static final double LEVEL = 0.05;

  /** {@code correctedT(level: 0.05)}. */
  private record CorrectedT(double level) {}

  private final ScriptContext context;
  private Place place;
  private boolean said;
  private double level = LEVEL;
  private String against;

  TestWord(ScriptContext context) {
    this.context = context;
  }

  void say(Object... parts) {
    said = true;
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        Arguments given = Arguments.of(context, named, List.of("against"), "test");
        against = given.text("against", against);
        Place at = context.here(against);
        place = at.column() > 0 ? at : context.here("against");
      } else if (part instanceof CorrectedT test) {
        level = test.level();
      } else if (!(part instanceof Unknown)) {
        context.fault("wrong-value", "test", "test takes correctedT(level: 0.05), not " + Values.describe(Values.plain(part)));
      }
    }
  }

  static Object correctedT(ScriptContext context, Map<?, ?> settings) {
    return new CorrectedT(
        Arguments.of(context, settings, List.of("level"), "correctedT(...)").number("level", 1e-6, 0.999, LEVEL));
  }

  /** A baseline that is none of the learners is a fault. */
  void check(Set<String> learners) {
    if (against != null && !learners.contains(against)) {
      context.fault("unknown-name", place,
          "no learner '" + against + "' to compare with" + Spelling.suggestion(against, learners),
          learners);
    }
  }

  /** What is compared, or null if no test was asked for; against the first learner if none is named. */
  ComparisonRequest request(String first) {
    return said ? new ComparisonRequest(level, against == null ? first : against) : null;
  }
}
