package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.core.Utils;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.TunedClassifier;
import weka.recurrent.experiment.run.Scheme;

/** {@code tune(learner) { ... }}: the search is part of training, so it never sees an outer test fold. */
final class TunedLearner extends Learner {
  private final Learner base;
  private final TuneBlock search;

  TunedLearner(ScriptText.Place place, Learner base, TuneBlock search) {
    this(place, null, null, base, search);
  }

  private TunedLearner(ScriptText.Place place, String name, View view, Learner base, TuneBlock search) {
    super(place, name, view);
    this.base = base;
    this.search = search;
  }

  TuneBlock search() {
    return search;
  }

  @Override
  Learner with(String newName, View newView) {
    return new TunedLearner(place(), newName, newView, base, search);
  }

  @Override
  Learner overridden(Map<String, Object> settings) {
    return new TunedLearner(place(), ownName(), view(), base.overridden(settings), search);
  }

  @Override
  String defaultName() {
    return "tuned " + base.label();
  }

  @Override
  boolean shares(String setting) {
    return base.shares(setting);
  }

  @Override
  List<String> settings() {
    return base.settings();
  }

  @Override
  Map<String, Object> given() {
    return base.given();
  }

  @Override
  Resolved bare(Map<String, Object> levels, Map<String, Object> shared) {
    Map<String, Object> rest = new LinkedHashMap<>(shared);
    rest.keySet().removeAll(search.values().keySet());
    Resolved resolved = base.resolve(levels, rest);
    List<String> options = new ArrayList<>();
    search.values().forEach((name, values) -> {
      List<String> parts = list(name, search.flag(name));
      values.forEach(value -> parts.add(String.valueOf(value)));
      options.addAll(List.of("-grid", Utils.joinOptions(parts.toArray(new String[0]))));
    });
    options.addAll(search.options());
    options.addAll(List.of("-W", resolved.scheme(), "--"));
    options.addAll(resolved.options());
    Scheme.of(TunedClassifier.class.getName(), options);
    return new Resolved(TunedClassifier.class.getName(), options, true);
  }
}
