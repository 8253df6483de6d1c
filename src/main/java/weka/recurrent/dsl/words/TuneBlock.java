package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.reading.Word;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.run.Scorer;

/** {@code tune(learner) { grid ...; inner ...; maximize ...; budget ... }}. */
public final class TuneBlock {
  /**
   * A range to draw numbers from: {@code uniform(a, b)}, {@code logUniform(a, b)}.
   *
   * @param from least value
   * @param to greatest value
   * @param logarithmic whether magnitudes are equally likely rather than values
   */
  record Spread(double from, double to, boolean logarithmic) {
    /** How many values a search draws from. */
    private static final int VALUES = 32;

    Spread {
      if (!(from < to) || logarithmic && from <= 0) {
        throw new IllegalArgumentException(
            (logarithmic ? "logUniform(a, b) needs 0 < a < b" : "uniform(a, b) needs a < b") + ", got "
                + from + " and " + to);
      }
    }

    /** Values drawn, rounded to four significant digits so that reports can name them. */
    List<Object> values(Random random) {
      List<Object> drawn = new ArrayList<>();
      for (int i = 0; i < VALUES; i++) {
        double share = random.nextDouble();
        double value =
            logarithmic ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from))) : from + share * (to - from);
        drawn.add(new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue());
      }
      return drawn;
    }
  }

  private final ScriptContext context;
  private final Learner base;
  private final Map<String, List<Object>> values = new LinkedHashMap<>();
  private final Map<String, String> flags = new LinkedHashMap<>();
  private double split = 0.8;
  private int folds;
  private String measure = "accuracy";
  private int trials;
  private double minutes;

  TuneBlock(ScriptContext context, Learner base) {
    this.context = context;
    this.base = base;
  }

  /** Values to try, by setting. */
  @Word(value = "Settings to try in all combinations; lists and ranges.", use = "grid hidden: [16, 32], layers: 1..2")
  public void grid(Map<?, ?> settings) {
    settings.forEach((key, given) -> {
      String name = String.valueOf(key);
      Object levels;
      try {
        levels = Values.plain(given);
      } catch (IllegalArgumentException e) {
        // the other settings are still looked at
        context.fault("wrong-value", name, e.getMessage());
        return;
      }
      if (!(levels instanceof List<?> list)) {
        context.fault("wrong-value", name, "grid needs a list of values for '" + name + "', not " + Values.describe(levels));
      } else if (list.isEmpty()) {
        context.fault("impossible-grid", name, "the grid has no value for '" + name + "': nothing could be tried");
      } else {
        add(name, list);
      }
    });
  }

  /** Values drawn at random. */
  @Word(value = "Settings to draw at random: logUniform(a, b) or uniform(a, b); 'budget trials:' says how many.",
      use = "random rate: logUniform(1e-4, 1e-1)")
  public void random(Map<?, ?> settings) {
    settings.forEach((name, spread) -> {
      if (spread instanceof Spread drawn) {
        add(String.valueOf(name), drawn.values(new Random(String.valueOf(name).hashCode())));
      } else {
        context.fault("wrong-value", String.valueOf(name),
            "random needs uniform(a, b) or logUniform(a, b) for '" + name + "', not " + Values.describe(spread));
      }
    });
  }

  /** How a setting is judged. */
  @Word(value = "How a setting is judged inside the training data.", use = "inner split: 0.8",
      settings = {"split: share for training", "folds: folds of an inner cross-validation"})
  public void inner(Map<?, ?> settings) {
    Arguments given = Arguments.of(context, settings, List.of("split", "folds"), "inner");
    if (given.has("split") && given.has("folds")) {
      context.fault("ignored-setting", "split", "inner takes a split or folds, not both: with folds the split says nothing");
    }
    split = given.number("split", 0.01, 0.99, split);
    folds = given.has("folds") ? given.whole("folds", 2, 1000, 2) : folds;
  }

  /** What decides. */
  @Word(value = "The measure the best setting has most of.", use = "maximize kappa")
  public void maximize(Object wanted) {
    objective(wanted, Measure.Better.HIGHER, "maximize");
  }

  /** What decides, in British spelling. */
  @Word(value = "Same as maximize.", use = "maximise kappa")
  public void maximise(Object wanted) {
    objective(wanted, Measure.Better.HIGHER, "maximise");
  }

  /** What decides. */
  @Word(value = "The measure the best setting has least of.", use = "minimize rmse")
  public void minimize(Object wanted) {
    objective(wanted, Measure.Better.LOWER, "minimize");
  }

  /** What decides, in British spelling. */
  @Word(value = "Same as minimize.", use = "minimise rmse")
  public void minimise(Object wanted) {
    objective(wanted, Measure.Better.LOWER, "minimise");
  }

  /** How much may be tried. */
  @Word(
      value = "Most settings tried; fewer than the grid has are a random sample. A limit in minutes makes a run irreproducible.",
      use = "budget trials: 40", settings = {"trials: number of settings", "minutes: no further setting after so long"})
  public void budget(Map<?, ?> settings) {
    Arguments given = Arguments.of(context, settings, List.of("trials", "minutes"), "budget");
    trials = given.whole("trials", 1, 1_000_000, trials);
    minutes = given.number("minutes", 1e-3, 1e6, minutes);
  }

  Map<String, List<Object>> values() {
    return values;
  }

  String flag(String name) {
    return flags.get(name);
  }

  List<String> options() {
    List<String> options = new ArrayList<>(List.of("-measure", measure, "-trials", Integer.toString(trials), "-minutes",
        Double.toString(minutes)));
    options.addAll(folds > 0 ? List.of("-folds", Integer.toString(folds)) : List.of("-split", Double.toString(split)));
    return options;
  }

  /** Settings all combinations have, and how many are tried. */
  String size() {
    long all = values.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    return trials > 0 && trials < all ? trials + " of " + all + " settings, drawn at random" : all + " settings";
  }

  private void add(String name, List<?> levels) {
    NetworkSetting setting = base instanceof NetworkLearner network ? network.cell().setting(name) : null;
    if (setting == null) {
      context.fault("unknown-setting", name, base instanceof NetworkLearner
          ? "unknown setting '" + name + "' in grid" + Spelling.suggestion(name, base.settings())
          : "only the settings of rnn, lstm, gru and reservoir can be tuned, not those of " + base.label(), base.settings());
      return;
    }
    for (Object level : levels) {
      String objection = setting.objection(level);
      if (!objection.isEmpty()) {
        context.fault("wrong-value", name, objection);
        return;
      }
    }
    values.put(name, new ArrayList<>(levels));
    flags.put(name, setting.flag());
  }

  private void objective(Object wanted, Measure.Better direction, String word) {
    if (!(wanted instanceof Measure known) || Scorer.measure(known.name()) == null) {
      if (!(wanted instanceof Unknown)) {
        context.fault("wrong-value", word, word + " needs a measure, such as accuracy or rmse, not " + Values.describe(wanted));
      }
      return;
    }
    if (known.better() != direction) {
      context.fault("wrong-value", word, "of '" + known.name() + "' less is better: write "
          + (direction == Measure.Better.HIGHER ? "minimize " : "maximize ") + known.name());
      return;
    }
    measure = known.name();
  }
}
