package weka.recurrent.experiment.plan;

import java.util.List;

/**
 * Something that is varied on purpose: {@code vary lag: [1, 10, 100]}.
 *
 * @param name the name cells and plots refer to
 * @param values its levels in the order of the script: integers, doubles, strings or booleans; at least one
 */
public record Factor(String name, List<Object> values) {
  public Factor {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a factor needs at least one value, '" + name + "' has none");
    }
  }
}
