package weka.recurrent.dsl.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;

/**
 * {@code learners LSTM: lstm(), Forest: weka('...')}, {@code network { }} and {@code train epochs: 80}: what learns, by its
 * label.
 */
final class LearnersWord {
  private final ScriptContext context;
  private final Map<String, Learner> learners = new LinkedHashMap<>();
  private final Map<String, Object> shared = new LinkedHashMap<>();
  /** Where each shared setting stands. */
  private final Map<String, Place> places = new LinkedHashMap<>();

  LearnersWord(ScriptContext context) {
    this.context = context;
  }

  void say(Map<?, ?> labelled) {
    labelled.forEach((key, value) -> {
      String label = String.valueOf(key);
      if (value instanceof Learner learner) {
        if (learner.ownName() != null && !learner.ownName().equals(label)) {
          context.fault("ignored-setting", label, "tables call this learner '" + label + "', so .named('" + learner.ownName()
              + "') says nothing: leave it out");
        }
        if (learners.put(label, learner) != null) {
          context.fault("duplicate", label, "there are two learners '" + label + "'; tables need a name for each");
        }
      } else if (!(value instanceof Unknown) && value != null) {
        context.fault("wrong-value", label, "'" + label + "' is not a learner but " + Values.describe(Values.plain(value))
            + "; write lstm(...), weka('...') and the like");
      }
    });
  }

  /** A learner under its own label. */
  void add(Learner learner) {
    learners.put(learner.label(), learner);
  }

  /** Settings of all networks; those of one network come first. */
  void share(Map<?, ?> settings) {
    settings.keySet().forEach(name -> places.put(String.valueOf(name), context.here(String.valueOf(name))));
    shared.putAll(LearnerArguments.shared(context, settings));
  }

  /** A setting of one learner from outside; what is wrong with it, or an empty text. */
  String override(String label, String setting, Object value) {
    Learner learner = learners.get(label);
    if (!learner.settings().contains(setting)) {
      return "'" + label + "' has no setting '" + setting + "'" + Spelling.suggestion(setting, learner.settings());
    }
    learners.put(label, learner.overridden(new LinkedHashMap<>(Map.of(setting, value))));
    return "";
  }

  /** Shared settings that no learner has are faults. */
  void check() {
    for (String setting : shared.keySet()) {
      if (!learners.isEmpty() && learners.values().stream().noneMatch(learner -> learner.shares(setting))) {
        context.fault("ignored-setting", places.get(setting), "train " + setting + ": no learner here has it; it is a setting of "
            + LearnerArguments.networksWith(setting));
      }
    }
  }

  /** Names of the factors that learners depend on. */
  Set<String> axes() {
    Set<String> axes = new TreeSet<>(Axis.names(shared));
    learners.values().forEach(learner -> axes.addAll(Axis.names(learner.given())));
    return axes;
  }

  Map<String, Learner> byLabel() {
    return Collections.unmodifiableMap(learners);
  }

  Set<String> labels() {
    return new TreeSet<>(learners.keySet());
  }

  Map<String, Object> shared() {
    return Collections.unmodifiableMap(shared);
  }
}
