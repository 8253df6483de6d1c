package weka.recurrent.network;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * The time-scales with which the gates of an LSTM or GRU start: this decides whether long memory can be learned at all, because
 * a forget bias of 1 keeps σ(1)^100 = 2·10⁻¹⁴ of the cell over 100 steps.
 *
 * @param kind how the gate biases are set
 * @param longest T: the longest planned time-scale in steps; {@link #LONGEST}
 */
public record MemorySpec(Kind kind, int longest) implements Serializable {
  /** T: a time-scale of one step is none. */
  public static final String LONGEST = "[2, ∞)";

  /** The ways to set gate biases. */
  public enum Kind {
    /** Forget bias 1 (Gers et al. 2000; Jozefowicz et al. 2015), update bias 0, all units alike. */
    TEXTBOOK,
    /**
     * b_f = ln u, u ~ U(1, T−1), and b_i = −b_f (Tallec &amp; Ollivier 2018, arXiv:1804.11188); for the GRU, whose z keeps,
     * b_z = ln u.
     */
    CHRONO,
    /** Even units textbook, odd units chrono. */
    MIXED
  }

  public MemorySpec {
    if (kind == null) {
      throw new IllegalArgumentException("memory needs a kind, got null");
    }
    Range.of(LONGEST).check("memory length", longest);
  }
}
