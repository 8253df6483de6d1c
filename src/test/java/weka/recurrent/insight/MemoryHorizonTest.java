package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkSpec;

/** Wording and warnings, from estimates put together by hand. */
class MemoryHorizonTest {
  private static final int LENGTH = 150;

  /** 1 at each of the given lags. */
  private static GradientByLag gradient(int... lags) {
    double[] share = new double[LENGTH];
    double[] first = new double[LENGTH];
    double[] last = new double[LENGTH];
    for (int lag : lags) {
      share[lag] = 1.0 / lags.length;
      if (LENGTH - 1 - lag < LENGTH / 2) {
        first[LENGTH - 1 - lag] = share[lag];
      } else {
        last[lag] = share[lag];
      }
    }
    return new GradientByLag(share, share, first, last);
  }

  private static GateStatistics gates(double keep) {
    double[] one = {keep};
    return new GateStatistics(List.of(new GateStatistics.Gate(0, 0, Signal.FORGET_GATE, one, one, one, one, one)));
  }

  private static ForgettingCurve curve(int lag, double knowledge) {
    return new ForgettingCurve(new int[] {0, lag, lag + 1, LENGTH}, new double[] {0.25, 0.25, 1, 1},
        new PairedDifference(0.75, 0.01), knowledge);
  }

  private static MemoryHorizon horizon(GradientByLag gradient, double keep, ForgettingCurve curve, String caveat) {
    return new MemoryHorizon(gradient, gates(keep), null, curve, "accuracy", LENGTH, LENGTH, 200, 1000, caveat);
  }

  @Test
  void sentenceTellsHowMuchWhereAndHowFar() {
    assertEquals("Uses about 1 of 150 steps, mostly the first; must see back to 149 steps before the last.",
        horizon(gradient(149), 0.99, curve(149, 1), "").sentence());
    assertEquals("Uses about 5 of 150 steps, mostly the first 2 and the last 3; must see back to 149 steps before the last.",
        horizon(gradient(149, 148, 0, 1, 2), 0.99, curve(149, 1), "").sentence());
    assertEquals("Uses about 3 of 150 steps, mostly 60 to 62 steps before the last; must see back to 62 steps before the "
        + "last.",
        horizon(gradient(60, 61, 62), 0.99, curve(62, 1), "").sentence());
    assertEquals("Uses about 1 of 150 steps, mostly the last; must see the last step only.",
        horizon(gradient(0), 0.99, curve(0, 1), "").sentence());
    assertEquals("Uses about 4 of 150 steps, spread over the sequence; must see back to 120 steps before the last.",
        horizon(gradient(10, 40, 80, 120), 0.99, curve(120, 1), "").sentence());
  }

  @Test
  void neverMoreStepsThanTheLongestSequenceHas() {
    int typical = 14;
    int longest = 29;
    double[] none = new double[longest];
    double[] share = new double[longest];
    for (int used = 1; used <= longest; used++) {
      Arrays.fill(share, 0, used, 1.0 / used);
      MemoryHorizon unequal =
          new MemoryHorizon(new GradientByLag(share, share, none, share), gates(0.9), null, curve(20, 1), "accuracy",
              typical, longest, 60, 60, "");
      Matcher claim = Pattern.compile("Uses about (\\d+) of up to 29 steps.*").matcher(unequal.sentence());
      assertTrue(claim.matches(), unequal.sentence());
      assertTrue(Integer.parseInt(claim.group(1)) <= longest, unequal.sentence());
      assertEquals(unequal.gradient().stepsUsed(), Integer.parseInt(claim.group(1)));
    }
  }

  @Test
  void textHoldsTheThreeEstimates() {
    assertEquals("""
        Uses about 1 of 150 steps, mostly the first; must see back to 149 steps before the last.
          by behavior   149 steps: accuracy 1.00 with all steps true, 0.25 with none
          by gradient   149 steps: 90 % of the gradient lies within
          by gates      120 steps: could be kept; mean forget gate 0.990
          (measured on 200 of 1000 sequences)
        """, horizon(gradient(149), 0.99, curve(149, 1), "").text());
  }

  @Test
  void disagreementIsExplained() {
    assertTrue(horizon(gradient(149), 0.99, curve(149, 1), "").warnings().isEmpty());
    assertEquals(List.of("By gradient it looks back 10 steps, by behavior 149: the telling step saturates its units, where "
        + "gradients are small. Trust the behavior."), horizon(gradient(10), 0.99, curve(149, 1), "").warnings());
    assertEquals(List.of("By gradient it looks back 149 steps, by behavior 20: it is sensitive to early steps that do not "
        + "change its decisions."), horizon(gradient(149), 0.9, curve(20, 1), "").warnings());
    assertEquals(List.of("By its gates it could keep 3 steps, by behavior it needs 149: a few units keep what the average "
        + "hides."), horizon(gradient(149), 0.5, curve(149, 1), "").warnings());
    assertEquals(List.of("By its gates it could keep 120 steps, by behavior it needs 20: it can remember longer than these "
        + "data ask for."), horizon(gradient(20), 0.99, curve(20, 1), "").warnings());
    assertTrue(horizon(gradient(4), 0.1, curve(5, 1), "").warnings().isEmpty(), "a few steps are no disagreement");
  }

  @Test
  void nothingIsClaimedWhereNothingIsKnown() {
    MemoryHorizon faint = horizon(gradient(149), 0.99, curve(149, ForgettingCurve.LEAST_KNOWLEDGE - 0.001), "");
    assertFalse(faint.claimed());
    assertEquals(-1, faint.byBehavior());
    assertEquals("No memory is claimed: accuracy is 1.00 with the true sequences and 0.25 with others', and the answers tell "
        + "next to nothing.", faint.sentence());
  }

  @Test
  void readOutsThatSeeEveryStepComeWithACaveat() throws InterruptedException {
    NetworkSpec network = new NetworkSpec(new InputSpec(1, List.of(), 0), List.of(new LayerSpec(Cell.GRU, 3, true)),
        ReadOut.MEAN, 0, DropoutSpec.NONE, 2, Loss.CROSS_ENTROPY);
    MemoryHorizon horizon =
        MemoryHorizon.of(HandMade.subject(network, HandMade.random(network, 1), HandMade.noise(30, 1, 5, 9, 2)));
    assertEquals("the network also reads from the end and looks at every step when it decides, so a step that it uses need not "
        + "have been remembered", horizon.caveat());
    assertTrue(horizon(gradient(0), 0.9, curve(0, 1), horizon.caveat()).sentence().contains("Mind: the network also"));
  }

  @Test
  void aPlainNetworkWhoseJacobiansWereLeftOutSaysSo() {
    MemoryHorizon horizon = new MemoryHorizon(gradient(20), new GateStatistics(List.of()), null, curve(20, 1), "accuracy", LENGTH,
        LENGTH, 200, 1000, "");
    assertEquals(-1, horizon.byGates());
    assertTrue(horizon.estimates().contains("by Jacobian not measured: it would take long beside so short a training"),
        horizon.text());
    assertEquals(List.of(), horizon.warnings());
  }

  @Test
  void reportCanBeKeptInAModel() throws Exception {
    MemoryHorizon horizon = horizon(gradient(149), 0.99, curve(149, 1), "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(horizon);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(horizon.text(), ((MemoryHorizon) in.readObject()).text());
    }
  }
}
