package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.RationalTanh;

/** Over the whole range of floats: every 2003rd one, of both signs, denormals included. */
class RationalTanhTest {
  private static final int STRIDE = 2003;

  @Test
  void errorIsBelowItsBoundEverywhere() {
    int checked = 0;
    for (int bits = 0; bits <= Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      double exact = StrictMath.tanh(x);
      float y = RationalTanh.tanh(x);
      assertTrue(Math.abs(y - exact) <= RationalTanh.ERROR, () -> "tanh(" + x + ") = " + y);
      // Of the size of the argument as well, down to the last denormal.
      assertTrue(Math.abs(y - exact) <= Math.max(RationalTanh.ERROR * exact, Float.MIN_VALUE), () -> "tanh(" + x + ") = " + y);
      assertTrue(y <= 1f);
      assertEquals(-y, RationalTanh.tanh(-x), "tanh is odd at " + x);
      checked++;
    }
    assertTrue(checked > 1_000_000);
  }

  @Test
  void sigmoidHasHalfTheError() {
    for (int bits = 0; bits <= Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      assertEquals(1 / (1 + StrictMath.exp(-(double) x)), RationalTanh.sigmoid(x), RationalTanh.ERROR / 2, () -> "σ(" + x + ")");
      assertEquals(1 / (1 + StrictMath.exp(x)), RationalTanh.sigmoid(-x), RationalTanh.ERROR / 2, () -> "σ(−" + x + ")");
    }
  }

  @Test
  void specialValuesAreKept() {
    assertEquals(0f, RationalTanh.tanh(0f));
    assertEquals(-0f, RationalTanh.tanh(-0f));
    assertEquals(Float.MIN_VALUE, RationalTanh.tanh(Float.MIN_VALUE));
    assertTrue(Float.isNaN(RationalTanh.tanh(Float.NaN)));
    assertTrue(Float.isNaN(RationalTanh.sigmoid(Float.NaN)));
    assertEquals(0.5f, RationalTanh.sigmoid(0f));
    assertEquals(RationalTanh.tanh(8f), RationalTanh.tanh(Float.POSITIVE_INFINITY));
  }
}
