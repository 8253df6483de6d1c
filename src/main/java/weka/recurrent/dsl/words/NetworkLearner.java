package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.classifiers.AbstractClassifier;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.run.Scheme;

/** {@code rnn(...)}, {@code lstm(...)}, {@code gru(...)}, {@code reservoir(...)}: one of our networks. */
final class NetworkLearner extends Learner {
  private final Network cell;
  private final Map<String, Object> settings;

  NetworkLearner(ScriptText.Place place, Network cell, Map<String, Object> settings) {
    this(place, null, null, cell, settings);
  }

  private NetworkLearner(ScriptText.Place place, String name, View view, Network cell,
      Map<String, Object> settings) {
    super(place, name, view);
    this.cell = cell;
    this.settings = settings;
  }

  Network cell() {
    return cell;
  }

  @Override
  Learner with(String newName, View newView) {
    return new NetworkLearner(place(), newName, newView, cell, settings);
  }

  @Override
  Learner overridden(Map<String, Object> others) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.putAll(others);
    return new NetworkLearner(place(), ownName(), view(), cell, all);
  }

  @Override
  String defaultName() {
    return cell.title();
  }

  @Override
  boolean shares(String setting) {
    return settings().contains(setting);
  }

  @Override
  List<String> settings() {
    return cell.words();
  }

  @Override
  Map<String, Object> given() {
    return settings;
  }

  @Override
  Resolved bare(Map<String, Object> levels, Map<String, Object> shared) {
    Map<String, Object> all = new LinkedHashMap<>();
    shared.forEach((word, value) -> {
      // A setting of one cell only (peepholes) may be shared by all that have it.
      if (cell.setting(word) != null) {
        all.put(word, value);
      }
    });
    all.putAll(settings);
    List<String> options = new ArrayList<>();
    for (Map.Entry<String, Object> entry : all.entrySet()) {
      NetworkSetting setting = cell.setting(entry.getKey());
      Object value = Axis.resolve(entry.getValue(), levels);
      String objection = setting.objection(value);
      if (!objection.isEmpty()) {
        throw new IllegalArgumentException(objection);
      }
      options.addAll(setting.options(value));
    }
    AbstractClassifier made = (AbstractClassifier) Scheme.of(cell.scheme(), options).classifier();
    boolean seeded = !all.containsKey(NetworkSetting.SEED);
    List<String> canonical = new ArrayList<>(List.of(made.getOptions()));
    int seed = canonical.indexOf("-S");
    if (seeded && seed >= 0) {
      canonical.subList(seed, seed + 2).clear();
    }
    return new Resolved(cell.scheme(), canonical, seeded);
  }
}
