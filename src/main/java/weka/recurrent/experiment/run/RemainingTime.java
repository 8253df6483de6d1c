package weka.recurrent.experiment.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.experiment.plan.Job;

/**
 * How long a run will still take: for each cell the median time of its finished jobs times the jobs it still has; cells without
 * a finished job count as the mean of the others. An overall mean would be fooled by ZeroR, which finishes first. Not for
 * concurrent use.
 */
public final class RemainingTime {
  private final Map<Integer, Integer> open = new HashMap<>();
  private final Map<Integer, double[]> times = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private double worked;

  /** @param jobs of the run */
  public RemainingTime(List<Job> jobs) {
    jobs.forEach(job -> open.merge(job.cell().index(), 1, Integer::sum));
  }

  /** A job has ended. */
  public void ended(Job job, double seconds) {
    int cell = job.cell().index();
    if (ended.add(job.id())) {
      open.merge(cell, -1, Integer::sum);
      double[] before = times.getOrDefault(cell, new double[0]);
      double[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = seconds;
      times.put(cell, after);
      worked += seconds;
    }
  }

  /**
   * Seconds to go.
   *
   * @param elapsed since the start; tells how many jobs run side by side
   */
  public double seconds(double elapsed) {
    double mean = times.values().stream().mapToDouble(RemainingTime::median).average().orElse(Double.NaN);
    double work = 0;
    for (Map.Entry<Integer, Integer> cell : open.entrySet()) {
      double[] own = times.get(cell.getKey());
      work += cell.getValue() * (own == null ? mean : median(own));
    }
    double parallel = Math.max(1, worked / Math.max(elapsed, 1e-9));
    return work / parallel;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
