package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.recurrent.kernel.Cell;

/** Cells on vectors give the bits of the plain ones for every kind of float, and NaN where they do. */
class VectorCellTest {
  /** Whole vectors of any length, and a rest. */
  private static final int HIDDEN = 64 + 5;
  private static final int ROWS = 400;
  private static final float[] SPECIAL = {0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 8f, Math.nextUp(8f), Math.nextDown(8f), -8f,
      -Math.nextUp(8f), 16f, Math.nextUp(16f), -16f, -Math.nextUp(16f), Float.MAX_VALUE, -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY, Float.NaN, Float.intBitsToFloat(0xffc00000), Float.intBitsToFloat(0x7f800001),
      Float.intBitsToFloat(0xffffffff)};

  @ParameterizedTest
  @EnumSource
  void anyFloatComesOutAsFromPlainJava(Cell cell) {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "needs --add-modules=jdk.incubator.vector");
    Rows plain = new Rows(cell);
    Rows vectors = new Rows(cell);
    plain.pass(new PlainArithmetic().cell(cell, HIDDEN));
    vectors.pass(new VectorArithmetic().cell(cell, HIDDEN));
    assertSame("h", plain.h, vectors.h);
    assertSame("c", plain.c, vectors.c);
    assertSame("gates", plain.gates, vectors.gates);
    assertSame("dz", plain.z, vectors.z);
    assertSame("dm", plain.m, vectors.m);
    assertSame("dh", plain.dh, vectors.dh);
    assertSame("dc", plain.dc, vectors.dc);
  }

  private static void assertSame(String name, float[][] expected, float[][] actual) {
    int numbers = 0;
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < expected[r].length; j++) {
        // The payload and the sign of a NaN are not defined.
        assertEquals(Float.floatToIntBits(expected[r][j]), Float.floatToIntBits(actual[r][j]), name + " " + r + ", " + j);
        numbers += Float.isNaN(actual[r][j]) ? 0 : 1;
      }
    }
    assertTrue(numbers > ROWS, name);
  }

  /** One step of some rows, with products of every size and kind. */
  private static final class Rows {
    final float[][] z;
    final float[][] m = new float[ROWS][HIDDEN];
    final float[][] h = new float[ROWS][HIDDEN];
    final float[][] c = new float[ROWS][HIDDEN];
    final float[][] dh = new float[ROWS][HIDDEN];
    final float[][] dc = new float[ROWS][HIDDEN];
    final float[][] gates = new float[ROWS][];
    private final float[][] h0 = new float[ROWS][HIDDEN];
    private final float[][] c0 = new float[ROWS][HIDDEN];
    private final float[] p = new float[3 * HIDDEN];

    Rows(Cell cell) {
      z = new float[ROWS][cell.gates() * HIDDEN];
      Random random = new Random(1);
      for (int r = 0; r < ROWS; r++) {
        for (float[][] any : new float[][][] {z, m, h0, c0, dh, dc}) {
          for (int j = 0; j < any[r].length; j++) {
            any[r][j] = draw(random);
          }
        }
      }
      for (int j = 0; j < p.length; j++) {
        p[j] = (float) random.nextGaussian();
      }
    }

    private static float draw(Random random) {
      return switch (random.nextInt(40)) {
        case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
        case 1 -> Float.intBitsToFloat(random.nextInt());
        default -> (float) (6 * random.nextGaussian());
      };
    }

    void pass(CellStep step) {
      CellStep.Lanes lanes = new CellStep.Lanes(HIDDEN);
      StepRows rows = new StepRows();
      rows.z = z;
      rows.m = m;
      rows.p = p;
      rows.h0 = h0;
      rows.c0 = c0;
      rows.h = h;
      rows.c = c;
      rows.count = ROWS;
      rows.dh = dh;
      rows.dc = dc;
      step.forward(rows, lanes);
      for (int r = 0; r < ROWS; r++) {
        gates[r] = z[r].clone();
      }
      step.backward(rows, lanes);
    }
  }
}
