package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.storage.Sha256;

/**
 * Sequences in memory, as Weka instances: numbers become numeric channels, texts and booleans nominal ones whose labels are
 * collected in order of appearance; the label is the class, in the same way. A channel that a step does not name is missing
 * there.
 */
final class MadeSequences implements DataSource {
  /**
   * One sequence.
   *
   * @param steps channels by name
   * @param label what is to be learned
   */
  record Made(List<Map<String, Object>> steps, Object label) {}

  private final String name;
  private final Instances data;
  private final String identity;

  MadeSequences(String name, List<Made> made) {
    this.name = name;
    this.data = instances(name, made);
    this.identity = Sha256.of(data.toString());
  }

  @Override
  public String label() {
    return name;
  }

  @Override
  public String origin() {
    return "a closure of the script";
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public Instances header() {
    return data.stringFreeStructure();
  }

  @Override
  public Instances read() {
    return data;
  }

  private static Instances instances(String name, List<Made> made) {
    Map<String, List<Object>> channels = new LinkedHashMap<>();
    List<Object> labels = new ArrayList<>();
    for (Made one : made) {
      labels.add(one.label());
      for (Map<String, Object> step : one.steps()) {
        step.forEach((channel, value) -> channels.computeIfAbsent(channel, c -> new ArrayList<>()).add(value));
      }
    }
    ArrayList<Attribute> inner = new ArrayList<>();
    channels.forEach((channel, values) -> inner.add(attribute(channel, values)));
    if (inner.isEmpty()) {
      throw new IllegalArgumentException("sequences('" + name + "') has no step with a channel");
    }
    Attribute sequence = new Attribute("sequence", new Instances("sequence", inner, 0));
    Instances data = new Instances(name, new ArrayList<>(List.of(sequence, attribute("label", labels))), made.size());
    data.setClassIndex(1);
    Attribute relation = data.attribute(0);
    for (Made one : made) {
      Instances steps = new Instances(relation.relation(), one.steps().size());
      for (Map<String, Object> step : one.steps()) {
        double[] values = new double[inner.size()];
        for (int c = 0; c < values.length; c++) {
          values[c] = value(steps.attribute(c), step.get(steps.attribute(c).name()));
        }
        steps.add(new DenseInstance(1, values));
      }
      data.add(new DenseInstance(1, new double[] {relation.addRelation(steps), value(data.classAttribute(), one.label())}));
    }
    return data;
  }

  private static Attribute attribute(String name, List<Object> values) {
    boolean numbers = values.stream().allMatch(v -> v == null || v instanceof Number);
    if (numbers) {
      return new Attribute(name);
    }
    if (values.stream().anyMatch(v -> v instanceof Number)) {
      throw new IllegalArgumentException("'" + name + "' is sometimes a number and sometimes a text");
    }
    Set<String> labels = new LinkedHashSet<>();
    values.stream().filter(v -> v != null).forEach(v -> labels.add(v.toString()));
    return new Attribute(name, new ArrayList<>(labels));
  }

  private static double value(Attribute attribute, Object value) {
    if (value == null) {
      return Utils.missingValue();
    }
    return attribute.isNumeric() ? ((Number) value).doubleValue() : attribute.indexOfValue(value.toString());
  }
}
