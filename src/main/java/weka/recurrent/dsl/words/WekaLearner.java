package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.classifiers.Classifier;
import weka.core.OptionHandler;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.experiment.run.Scheme;

/** {@code weka('trees.RandomForest', numIterations: 200)}: any classifier of Weka or of its packages. */
final class WekaLearner extends Learner {
  private final String scheme;
  private final List<String> options;
  private final Map<String, Object> settings;

  WekaLearner(ScriptText.Place place, String scheme, List<String> options, Map<String, Object> settings) {
    this(place, null, null, scheme, options, settings);
  }

  private WekaLearner(ScriptText.Place place, String name, View view, String scheme, List<String> options,
      Map<String, Object> settings) {
    super(place, name, view);
    this.scheme = scheme;
    this.options = options;
    this.settings = settings;
  }

  String scheme() {
    return scheme;
  }

  @Override
  Learner with(String newName, View newView) {
    return new WekaLearner(place(), newName, newView, scheme, options, settings);
  }

  @Override
  Learner overridden(Map<String, Object> others) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.putAll(others);
    return new WekaLearner(place(), ownName(), view(), scheme, options, all);
  }

  @Override
  String defaultName() {
    return scheme.substring(scheme.lastIndexOf('.') + 1);
  }

  @Override
  List<String> settings() {
    return List.copyOf(new BeanProperties(Scheme.of(scheme, options).classifier()).names());
  }

  @Override
  Map<String, Object> given() {
    return settings;
  }

  @Override
  Resolved bare(Map<String, Object> levels, Map<String, Object> shared) {
    Classifier made = Scheme.of(scheme, options).classifier();
    BeanProperties properties = new BeanProperties(made);
    settings.forEach((name, value) -> properties.set(name, Axis.resolve(value, levels)));
    // In Weka's own canonical form, so that two ways to write the same settings are the same learner.
    List<String> canonical = made instanceof OptionHandler handler ? List.of(handler.getOptions()) : List.of();
    return new Resolved(scheme, new ArrayList<>(canonical), false);
  }
}
