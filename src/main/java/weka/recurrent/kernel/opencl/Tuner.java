package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * Finds the fastest {@link Variant} for a shape while the shape is being worked on: the first batches go through the
 * candidates in turn, then the fastest one stays and is written to the {@link TuningCache}. Since variants give the same bits,
 * nothing is computed twice and nobody can tell from the results. Safe for all threads.
 */
final class Tuner {
  /** Set to false, the first candidate is taken unmeasured. */
  static final String TUNE = "weka.recurrent.opencl.tune";
  /** Times that each candidate is measured; the least counts. */
  private static final int ROUNDS = 2;
  /** From here on STEP can be faster; the width of a layer that two work-groups' worth of items cover. */
  private static final int STEP_FROM = 160;
  /** From here on FUSED is not worth measuring. */
  private static final int FUSED_TO = 768;

  private final TuningCache cache;
  private final DeviceLimits limits;
  private final Variant forced;
  private final Map<String, Race> races = new HashMap<>();

  /** Candidates of one shape and what they took. */
  private static final class Race {
    private final List<Variant> candidates;
    private final double[] best;
    private int turn;
    private Variant winner;

    private Race(List<Variant> candidates) {
      this.candidates = candidates;
      best = new double[candidates.size()];
      java.util.Arrays.fill(best, Double.POSITIVE_INFINITY);
    }
  }

  /** A variant to use, to be handed to {@link Tuner#report} with the time it took. */
  record Choice(String key, int candidate, Variant variant) {}

  /** @param forced always chosen; null to measure */
  Tuner(TuningCache cache, DeviceLimits limits, Variant forced) {
    this.cache = cache;
    this.limits = limits;
    this.forced = forced;
  }

  /** The variant to use now for the recurrences of an encoder over about so many sequences. */
  synchronized Choice choose(EncoderSpec spec, int sequences, boolean backward) {
    if (forced != null) {
      return new Choice(null, 0, forced);
    }
    int bucket = Integer.highestOneBit(2 * sequences - 1);
    String key = key(spec, bucket, backward);
    Race race = races.get(key);
    if (race == null) {
      race = new Race(candidates(spec, bucket, backward));
      String known = cache.get(key);
      race.winner = known == null ? null : Variant.parse(known);
      if (!Boolean.parseBoolean(System.getProperty(TUNE, "true")) || race.candidates.size() == 1) {
        race.winner = race.candidates.get(0);
      }
      races.put(key, race);
    }
    if (race.winner != null) {
      return new Choice(null, 0, race.winner);
    }
    int candidate = race.turn++ % race.candidates.size();
    return new Choice(key, candidate, race.candidates.get(candidate));
  }

  /**
   * @param nanos what the execute took
   * @param steps over which it went; shapes are compared by time per step
   */
  synchronized void report(Choice choice, long nanos, int steps) {
    Race race = choice.key == null ? null : races.get(choice.key);
    if (race == null || race.winner != null) {
      return;
    }
    race.best[choice.candidate] = Math.min(race.best[choice.candidate], (double) nanos / steps);
    if (race.turn < ROUNDS * race.candidates.size()) {
      return;
    }
    int fastest = 0;
    for (int k = 1; k < race.best.length; k++) {
      fastest = race.best[k] < race.best[fastest] ? k : fastest;
    }
    race.winner = race.candidates.get(fastest);
    cache.put(choice.key, race.winner.toString());
  }

  private static String key(EncoderSpec spec, int bucket, boolean backward) {
    StringBuilder key = new StringBuilder(backward ? "backward" : "forward");
    for (LayerSpec layer : spec.layers()) {
      key.append('.').append(layer.cell()).append(layer.hidden()).append(layer.bidirectional() ? "b" : "");
    }
    return key.append(".n").append(bucket).toString();
  }

  /** What is worth measuring, most promising first. */
  List<Variant> candidates(EncoderSpec spec, int sequences, boolean backward) {
    int widest = 0;
    int depth = 0;
    int directions = 1;
    for (LayerSpec layer : spec.layers()) {
      widest = Math.max(widest, layer.hidden());
      depth = Math.max(depth, layer.hidden() * (backward ? layer.cell().gates() : 1));
      directions = Math.max(directions, layer.directions());
    }
    // As few sequences per group as still occupy the device.
    int even = Math.max(1, Integer.highestOneBit(Math.max(1, 4 * sequences * directions / limits.groups())));
    int[] columns = backward ? new int[] {1, 4} : new int[] {1};
    List<Variant> wishes = new ArrayList<>();
    if (widest <= FUSED_TO) {
      for (int c : columns) {
        addFused(wishes, even, c);
      }
      for (int block = 1; block <= Math.min(16, Integer.highestOneBit(2 * sequences - 1)); block *= 2) {
        for (int c : columns) {
          addFused(wishes, block, c);
        }
      }
    }
    if (widest >= STEP_FROM) {
      for (int c : columns) {
        wishes.add(new Variant(false, 4, 1, c));
        wishes.add(new Variant(false, 8, 1, c));
        wishes.add(new Variant(false, 16, 4, c));
        wishes.add(new Variant(false, 32, 4, c));
      }
    }
    Set<Variant> fitting = new LinkedHashSet<>();
    for (Variant wish : wishes) {
      fitting.add(wish.fit(depth, limits.sharedFloats()));
    }
    return List.copyOf(fitting);
  }

  private static void addFused(List<Variant> wishes, int block, int columns) {
    int legal = Math.min(block, Tiling.GROUP);
    if (legal >= 8) {
      wishes.add(new Variant(true, legal, 4, columns));
    }
    if (legal <= 8) {
      wishes.add(new Variant(true, legal, 1, columns));
    }
    if (legal == 4) {
      wishes.add(new Variant(true, 4, 4, columns));
    }
  }
}
