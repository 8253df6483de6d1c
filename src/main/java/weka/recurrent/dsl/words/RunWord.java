package weka.recurrent.dsl.words;

import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.run.RunSettings;

/** {@code run on: local(threads: 4), retries: 1}: becomes {@link RunSettings} and the place where jobs run. */
final class RunWord {
  /** {@code local(threads: 4)}, on this machine; 0 takes one thread per processor. */
  private record Local(int threads) {}

  /** {@code spark('spark://head:7077', cores: 64)}; 0 takes all cores there are. */
  private record Spark(String master, int cores) {}

  private final ScriptContext context;
  private RunSettings settings = RunSettings.DEFAULT;
  private boolean resume;
  private String master;

  RunWord(ScriptContext context) {
    this.context = context;
  }

  void say(Map<?, ?> said) {
    Arguments given = Arguments.of(context, said, List.of("on", "retries", "timeout", "keep", "resume"), "run");
    resume = given.choice("resume", List.of("true", "false"), "false").equals("true");
    Object on = given.get("on");
    master = on instanceof Spark spark ? spark.master() : null;
    int threads = on instanceof Local local ? local.threads() : on instanceof Spark spark ? spark.cores() : 0;
    if (given.has("on") && !(on instanceof Local) && !(on instanceof Spark) && !(on instanceof Unknown)) {
      context.fault("wrong-value", "on", "run on: takes local(threads: n) or spark('spark://host:7077', cores: n), not "
          + Values.describe(on));
    }
    int retries = given.whole("retries", 0, 100, 0);
    String keep = given.choice("keep", List.of("all", "none"), "none");
    settings = new RunSettings(threads, 1, 1, retries, given.seconds("timeout"), false,
        keep.equals("all") ? RunSettings.Keep.ALL : RunSettings.Keep.NONE);
  }

  static Object local(ScriptContext context, Map<?, ?> settings) {
    return new Local(Arguments.of(context, settings, List.of("threads"), "local(...)").whole("threads", 0, 100_000, 0));
  }

  static Object spark(ScriptContext context, Map<?, ?> settings, Object master) {
    Arguments given = Arguments.of(context, settings, List.of("cores"), "spark(...)");
    String address = String.valueOf(master);
    if (!Described.Asked.isMaster(address)) {
      context.fault("wrong-value", "spark", "spark takes 'local[2]', 'local[*]' or the address of a master such as"
          + " 'spark://head:7077', not " + Values.describe(Values.plain(master)));
    }
    return new Spark(address, given.whole("cores", 0, 1_000_000, 0));
  }

  RunSettings settings() {
    return settings;
  }

  boolean resume() {
    return resume;
  }

  /** The master of a Spark, or null for this Java machine's threads. */
  String master() {
    return master;
  }
}
