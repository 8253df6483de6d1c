package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.storage.Sha256;

/**
 * {@code sequences('name', count: n, length: 8..40) { rnd, length -> [steps: ..., label: ...] }}. Sequence i gets random numbers
 * from a seed made of the experiment's seed, the name and i, so it does not depend on the others.
 */
final class ClosureWord extends DataWord {
  private final String name;
  private final int count;
  private final int shortest;
  private final int longest;
  private final Closure<?> body;

  private ClosureWord(ScriptContext context, String name, int count, int shortest, int longest, Closure<?> body) {
    super(context, context.here("sequences"));
    this.name = name;
    this.count = count;
    this.shortest = shortest;
    this.longest = longest;
    this.body = body;
  }

  static Object read(ScriptContext context, Map<?, ?> settings, String name, Closure<?> body) {
    Arguments given = Arguments.of(context, settings, List.of("count", "length"), "sequences(...)");
    int count = given.whole("count", 1, 100_000_000, 100);
    Object length = given.has("length") ? given.get("length") : Integer.valueOf(10);
    int shortest;
    int longest;
    if (length instanceof Integer fixed && fixed >= 1) {
      shortest = fixed;
      longest = fixed;
    } else if (length instanceof List<?> range && !range.isEmpty() && range.get(0) instanceof Integer from
        && range.get(range.size() - 1) instanceof Integer to && from >= 0 && to >= from) {
      shortest = from;
      longest = to;
    } else {
      context.fault("wrong-value", "length", "'length' is a number of steps or a range such as 8..40, not "
          + Values.describe(length));
      return new Unknown("sequences");
    }
    ClosureWord word = new ClosureWord(context, name, count, shortest, longest, context.free(body));
    try {
      // once while planning, so that a broken closure is found now
      word.make(1, Math.min(count, 1));
    } catch (Exception | AssertionError e) {
      context.thrown(e);
      return new Unknown("sequences");
    }
    return word;
  }

  @Override
  Map<String, Object> given() {
    return Map.of();
  }

  @Override
  List<DataSource> resolve(Map<String, Object> levels, long seed, String levelText) {
    int most = context().options().quick() ? Math.min(count, PlanOptions.QUICK_SEQUENCES) : count;
    return List.of(make(seed, most));
  }

  private MadeSequences make(long seed, int most) {
    List<MadeSequences.Made> made = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Random random = new Random(Sha256.number(name, Long.toString(seed), Integer.toString(i)));
      int length = shortest + random.nextInt(longest - shortest + 1);
      Object result = Values.plain(body.getMaximumNumberOfParameters() == 1 ? body.call(random) : body.call(random, length));
      made.add(check(result, i));
    }
    return new MadeSequences(name, made);
  }

  private static MadeSequences.Made check(Object result, int number) {
    if (!(result instanceof Map<?, ?> map) || !(map.get("steps") instanceof List<?> steps) || map.get("label") == null) {
      throw new IllegalArgumentException("the closure of sequences must return [steps: [...], label: ...], sequence "
          + (number + 1) + " is " + Values.describe(result));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object step : steps) {
      Map<String, Object> row = new LinkedHashMap<>();
      if (step instanceof Map<?, ?> channels) {
        channels.forEach((channel, value) -> row.put(String.valueOf(channel), value));
      } else {
        row.put("value", step);
      }
      rows.add(row);
    }
    return new MadeSequences.Made(rows, map.get("label"));
  }
}
