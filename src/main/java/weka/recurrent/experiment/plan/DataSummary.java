package weka.recurrent.experiment.plan;

import java.util.List;
import java.util.Map;

/**
 * One data set of an experiment as a reader wants to know it. Counts are -1 until the data were read: a plan needs the
 * header only, a run fills them in.
 *
 * @param label unique in the design; what tables call it, factor values included ({@code recall lag=10})
 * @param origin the file, or the command line of the generator
 * @param sha256 of the file as {@code sha256sum} gives it, or of what generates the data
 * @param relation Weka's relation name
 * @param layout the sentence that says how sequences are read from it; empty if unknown
 * @param sequences how many
 * @param minLength shortest, in steps
 * @param medianLength middle length, in steps
 * @param maxLength longest, in steps
 * @param channels values per step
 * @param missing missing values among all steps
 * @param className the class attribute
 * @param classes label and count of each class; empty for a numeric class
 * @param gap as {@link DataSource#gap()}
 * @param notes what speaks against this reading or was left out, in sentences; warnings first
 */
public record DataSummary(String label, String origin, String sha256, String relation, String layout, int sequences,
    int minLength, double medianLength, int maxLength, int channels, long missing, String className,
    Map<String, Integer> classes, int gap, List<String> notes) {
  public DataSummary {
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** Data of which each instance stands for itself, without notes, as before they were read. */
  public DataSummary(String label, String origin, String sha256, String relation, String layout, int sequences, int minLength,
      double medianLength, int maxLength, int channels, long missing, String className, Map<String, Integer> classes) {
    this(label, origin, sha256, relation, layout, sequences, minLength, medianLength, maxLength, channels, missing, className,
        classes,
        0, List.of());
  }

  /** The same with another gap. */
  DataSummary withGap(int instances) {
    return new DataSummary(label, origin, sha256, relation, layout, sequences, minLength, medianLength, maxLength, channels,
        missing,
        className, classes, instances, notes);
  }

  /** What speaks against the reading: those of the notes that are warnings. */
  public List<String> warnings() {
    return notes.stream().filter(note -> note.startsWith("Warning: ")).toList();
  }

  /** Share of the largest class, the accuracy of always saying it; NaN for a numeric class or unread data. */
  public double majority() {
    int total = classes.values().stream().mapToInt(Integer::intValue).sum();
    int largest = classes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return total == 0 ? Double.NaN : largest / (double) total;
  }
}
