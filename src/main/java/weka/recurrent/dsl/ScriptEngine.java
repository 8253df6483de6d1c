package weka.recurrent.dsl;

import weka.recurrent.dsl.words.Described;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.SparkEngine;
import weka.recurrent.experiment.run.ThreadEngine;

/** What does the jobs of a script's experiment: threads of this Java machine, or Apache Spark. */
public final class ScriptEngine {
  private ScriptEngine() {}

  /**
   * As the script asks.
   *
   * @throws IllegalArgumentException if it is not to be had here
   */
  public static Engine of(ScriptPlan plan) {
    return plan.master() == null ? new ThreadEngine() : spark(plan, plan.master());
  }

  /**
   * Whatever the script asks.
   *
   * @param on {@code local} or {@code threads} for threads, else the master of a Spark: {@code local[2]}, {@code
   * spark://host:7077}
   * @throws IllegalArgumentException if it is not known, or not to be had here
   */
  public static Engine of(ScriptPlan plan, String on) {
    if (on.equals("local") || on.equals("threads")) {
      return new ThreadEngine();
    }
    if (!Described.Asked.isMaster(on)) {
      throw new IllegalArgumentException("jobs run on 'threads', on Spark in this Java machine ('local[2]', 'local[*]') or on a"
          + " cluster ('spark://host:7077'), not on '" + on + "'");
    }
    return spark(plan, on);
  }

  private static Engine spark(ScriptPlan plan, String master) {
    try {
      Class.forName("org.apache.spark.SparkContext", false, ScriptEngine.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("to run on " + master + " Apache Spark 4 must be on the class path, and it is not."
          + " scripts/recur fetches it with Maven for --on spark://... and for scripts that say spark('...');"
          + " elsewhere name its jars: --cp '/path/to/spark/jars/*'", e);
    }
    return new SparkEngine(master, ScriptRecipe.of(plan));
  }
}
