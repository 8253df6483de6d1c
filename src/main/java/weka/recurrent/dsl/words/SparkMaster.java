package weka.recurrent.dsl.words;

import java.util.regex.Pattern;

/** Names of what commands a Spark: {@code local[2]}, {@code local[*]}, {@code spark://host:port}, several hosts with commas. */
public final class SparkMaster {
  private static final Pattern MASTER =
      Pattern.compile("local(\\[([1-9]\\d{0,3}|\\*)])?|spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*");

  private SparkMaster() {}

  /** Whether a text is a master that is understood here. */
  public static boolean known(String master) {
    return MASTER.matcher(master).matches();
  }
}
