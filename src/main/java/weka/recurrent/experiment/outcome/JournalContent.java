package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import weka.recurrent.storage.AtomicFile;
import weka.recurrent.storage.Json;
import weka.recurrent.storage.LineFile;

/**
 * What the journal of a run holds. Whatever is not what was written is left out and told, so that its jobs count as not done: a
 * line whose seal does not fit, and a result whose learning curve or insight is not whole.
 *
 * @param results the last one of each job
 * @param epochs of jobs with a result and of others
 * @param insights the last one of each job
 * @param notes what was left out, in sentences
 */
record JournalContent(List<JobResult> results, List<EpochResult> epochs, List<InsightResult> insights, List<String> notes) {
  private static final Set<String> ADDED = Set.of("crc32c", Journal.LINES);
  private static final int NUMBERS_TOLD = 5;

  /** A line that is what was written, as text and as a record. */
  private record Row<T>(String text, T value) {}

  /**
   * Reads three files, which need not be there.
   *
   * @throws IOException if one cannot be read
   */
  static JournalContent read(Path results, Path epochs, Path insight) throws IOException {
    List<String> notes = new ArrayList<>();
    Map<String, Row<JobResult>> byJob = new LinkedHashMap<>();
    rows(results, JobResult.class, result -> true, notes).forEach(row -> byJob.put(row.value.job(), row));
    Map<String, TreeMap<Integer, EpochResult>> curves = new HashMap<>();
    rows(epochs, EpochResult.class, epoch -> true, notes).forEach(
        row -> curves.computeIfAbsent(row.value.job(), job -> new TreeMap<>()).put(row.value.number(), row.value));
    Map<String, InsightResult> insights = new LinkedHashMap<>();
    rows(insight, InsightResult.class, one -> true, notes).forEach(row -> insights.put(row.value.job(), row.value));
    List<JobResult> whole = new ArrayList<>();
    int parted = 0;
    for (Row<JobResult> row : byJob.values()) {
      String job = row.value.job();
      if (belongings(row.text, curves.getOrDefault(job, new TreeMap<>()), insights.containsKey(job))) {
        whole.add(row.value);
      } else {
        parted++;
      }
    }
    if (parted > 0) {
      notes.add(parted + (parted == 1 ? " result in " : " results in ") + results + (parted == 1 ? " has" : " have")
          + " lost lines of " + epochs.getFileName() + " or " + insight.getFileName() + " and "
          + (parted == 1 ? "counts" : "count")
          + " as not done");
    }
    List<EpochResult> all = new ArrayList<>();
    curves.values().forEach(curve -> all.addAll(curve.values()));
    return new JournalContent(whole, all, new ArrayList<>(insights.values()), notes);
  }

  /** Whether all lines of a result are there; removes epochs that an earlier try of the job went further. */
  private static boolean belongings(String line, TreeMap<Integer, EpochResult> curve, boolean lookedAt) {
    if (!(Json.read(line) instanceof Map<?, ?> map) || !(map.get(Journal.LINES) instanceof List<?> counts)) {
      // of version 0.1.0, which did not count
      return true;
    }
    int epochs = ((Number) counts.get(0)).intValue();
    curve.tailMap(epochs, false).clear();
    return curve.size() == epochs && (((Number) counts.get(1)).intValue() == 0 || lookedAt);
  }

  /**
   * Takes out of three files what is damaged and what belongs to other jobs, so that the lines that follow are the only ones.
   *
   * @param known ids of the jobs of the plan
   * @return what was taken out, in sentences
   * @throws IOException if one cannot be read or written
   */
  static List<String> mend(Path results, Path epochs, Path insight, Set<String> known) throws IOException {
    List<String> notes = new ArrayList<>();
    mend(results, JobResult.class, result -> known.contains(result.job()), notes);
    mend(epochs, EpochResult.class, epoch -> known.contains(epoch.job()), notes);
    mend(insight, InsightResult.class, one -> known.contains(one.job()), notes);
    return notes;
  }

  private static <T extends Record> void mend(Path file, Class<T> type, Predicate<T> ours, List<String> notes)
      throws IOException {
    int before = notes.size();
    List<Row<T>> rows = rows(file, type, ours, notes);
    if (notes.size() > before) {
      String text = rows.stream().map(row -> row.text + "\n").collect(Collectors.joining());
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static <T extends Record> List<Row<T>> rows(Path file, Class<T> type, Predicate<T> ours, List<String> notes)
      throws IOException {
    List<Row<T>> rows = new ArrayList<>();
    List<Integer> damaged = new ArrayList<>();
    for (LineFile.Line line : LineFile.read(file)) {
      T value = line.damaged() ? null : value(type, line.text());
      if (value == null || !ours.test(value)) {
        damaged.add(line.number());
      } else {
        rows.add(new Row<>(line.text(), value));
      }
    }
    if (!damaged.isEmpty()) {
      String numbers = damaged.stream().limit(NUMBERS_TOLD).map(String::valueOf).collect(Collectors.joining(", "))
          + (damaged.size() > NUMBERS_TOLD ? " and " + (damaged.size() - NUMBERS_TOLD) + " more" : "");
      notes.add(file + (damaged.size() == 1 ? ", line " : ", lines ") + numbers + (damaged.size() == 1 ? " is" : " are")
          + " damaged and left out; what they told of counts as not done");
    }
    return rows;
  }

  private static <T extends Record> T value(Class<T> type, String text) {
    try {
      return Json.readOnly(type, text, ADDED);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
