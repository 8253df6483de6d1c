package weka.recurrent.dsl;

import java.util.regex.Pattern;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.Recipe;
import weka.recurrent.experiment.run.SparkEngine;

/**
 * {@code spark('spark://head:7077', cores: 64)}: on Apache Spark.
 *
 * @param master {@code local[2]}, {@code local[*]} or {@code spark://host:port}, several hosts separated by commas
 * @param cores jobs at a time; 0 takes all there are
 */
public record Spark(String master, int cores) {
  private static final Pattern MASTER =
      Pattern.compile("local(\\[([1-9]\\d{0,3}|\\*)])?|spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*");

  /** Whether a text is a master that is understood here. */
  static boolean known(String master) {
    return MASTER.matcher(master).matches();
  }

  /**
   * The engine.
   *
   * @throws IllegalArgumentException if Spark is not on the class path
   */
  Engine engine(Recipe recipe) {
    try {
      Class.forName("org.apache.spark.SparkContext", false, Spark.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("to run on " + master + " Apache Spark 4 must be on the class path, and it is not."
          + " scripts/recur fetches it with Maven for --on spark://... and for scripts that say spark('...');"
          + " elsewhere name its jars: --cp '/path/to/spark/jars/*'", e);
    }
    return new SparkEngine(master, recipe);
  }
}
