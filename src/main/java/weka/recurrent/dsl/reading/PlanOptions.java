package weka.recurrent.dsl.reading;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line adds to a script.
 *
 * @param folder where relative names of data files start
 * @param results where relative names of what is written start: the folders of runs, kept and exported models; without it the
 *     working directory; null on a machine that writes none
 * @param parameters values for {@code param(...)}, as text or typed
 * @param overrides {@code --set path=value[,value]}: values by path
 * @param seed instead of the script's; null leaves it
 * @param quick a rehearsal: 1 repeat, 2 folds, 2 epochs, 200 sequences
 */
public record PlanOptions(Path folder, Path results, Map<String, Object> parameters, Map<String, List<String>> overrides,
    Long seed,
    boolean quick) {
  /** Most sequences of a data set with {@code --quick}. */
  public static final int QUICK_SEQUENCES = 200;
  /** Epochs with {@code --quick}. */
  public static final int QUICK_EPOCHS = 2;
  /** Folds with {@code --quick}. */
  public static final int QUICK_FOLDS = 2;

  public PlanOptions {
    parameters = new LinkedHashMap<>(parameters);
    overrides = new LinkedHashMap<>(overrides);
  }

  /** Results go where the working directory says. */
  public PlanOptions(Path folder, Map<String, Object> parameters, Map<String, List<String>> overrides, Long seed, boolean quick) {
    this(folder, Path.of(""), parameters, overrides, seed, quick);
  }

  /** Nothing added. */
  public static PlanOptions in(Path folder) {
    return new PlanOptions(folder, Map.of(), Map.of(), null, false);
  }
}
