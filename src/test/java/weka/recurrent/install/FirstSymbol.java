package weka.recurrent.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import weka.core.Instances;
import weka.recurrent.data.SampleData;

/**
 * Sequences whose class is their first symbol, as ARFF with one relational attribute and one inner row per step:
 * a nominal channel with the symbol and a numeric one with noise.
 */
public final class FirstSymbol {

  private static final String SYMBOLS = "abc";

  private FirstSymbol() {}

  /**
   * Writes a file.
   *
   * @param file the ARFF file to write
   * @param sequences number of sequences
   * @param steps length of each
   * @param seed other seeds give other sequences
   * @return the file
   */
  public static Path write(Path file, int sequences, int steps, long seed) throws IOException {
    return Files.writeString(file, arff(sequences, steps, seed));
  }

  /** The same as data, with the class set. */
  public static Instances data(int sequences, int steps, long seed) {
    return SampleData.arff(arff(sequences, steps, seed));
  }

  private static String arff(int sequences, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder arff = new StringBuilder("""
        @relation first-symbol
        @attribute sequence relational
          @attribute symbol {a,b,c}
          @attribute level numeric
        @end sequence
        @attribute class {a,b,c}
        @data
        """);
    for (int n = 0; n < sequences; n++) {
      char first = SYMBOLS.charAt(random.nextInt(SYMBOLS.length()));
      arff.append('"');
      for (int t = 0; t < steps; t++) {
        char symbol = t == 0 ? first : SYMBOLS.charAt(random.nextInt(SYMBOLS.length()));
        arff.append(t == 0 ? "" : "\\n").append(symbol).append(",0.").append(random.nextInt(1000));
      }
      arff.append("\",").append(first).append('\n');
    }
    return arff.toString();
  }
}
