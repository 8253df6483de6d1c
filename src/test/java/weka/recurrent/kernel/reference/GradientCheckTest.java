package weka.recurrent.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weka.recurrent.kernel.Tolerances.GRADIENT_CHECK;
import static weka.recurrent.kernel.Tolerances.GRADIENT_CHECK_STEP;
import static weka.recurrent.kernel.Tolerances.KINK_MARGIN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.RandomArrays;
import weka.recurrent.kernel.ReadOut;

/**
 * The gradient of the reference against central differences of its forward pass, in double, for every parameter and every
 * input. The loss is a random linear function of the features.
 */
class GradientCheckTest {
  enum Masks { NONE, INPUT, STATE, BOTH }

  record Shape(int inputs, int hidden, int... lengths) {
    @Override
    public String toString() {
      return "D=" + inputs + " H=" + hidden + " lengths=" + Arrays.toString(lengths);
    }
  }

  private static final List<Shape> SHAPES = List.of(
      new Shape(3, 2, 4, 3, 1, 0), new Shape(1, 3, 5, 2), new Shape(2, 1, 3, 3, 1), new Shape(2, 3, 1, 1, 0),
      new Shape(1, 1, 4), new Shape(1, 1, 1));

  record Case(EncoderSpec spec, Masks masks, Shape shape) {
    @Override
    public String toString() {
      LayerSpec first = spec.layers().get(0);
      return first.cell() + " x" + spec.layers().size() + (first.bidirectional() ? " bidirectional " : " ") + spec.readOut()
          + " masks " + masks + " truncation " + spec.truncation() + " " + shape;
    }
  }

  static Stream<Case> everyCombination() {
    List<Case> cases = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      for (int layers = 1; layers <= 3; layers++) {
        for (boolean bidirectional : new boolean[] {false, true}) {
          for (ReadOut readOut : ReadOut.values()) {
            for (Masks masks : Masks.values()) {
              // The first three shapes in turn; the degenerate ones have a test of their own.
              cases.add(aCase(cell, layers, bidirectional, readOut, masks, 0, SHAPES.get(cases.size() % 3)));
            }
          }
        }
      }
    }
    assertEquals(5 * 3 * 2 * 4 * 4, cases.size());
    return cases.stream();
  }

  static Stream<Case> everyCellAndShape() {
    return Stream.of(Cell.values()).flatMap(cell -> SHAPES.stream().flatMap(shape -> Stream.of(ReadOut.values())
        .map(readOut -> aCase(cell, 2, true, readOut, Masks.BOTH, 0, shape))));
  }

  static Stream<Case> everyTruncation() {
    Shape shape = new Shape(2, 2, 7, 6, 4, 3, 2, 1, 0);
    return Stream.of(Cell.values()).flatMap(cell -> Stream.of(1, 2, 3, 7).flatMap(k -> Stream.of(false, true)
        .map(bidirectional -> aCase(cell, 2, bidirectional, ReadOut.ATTENTION, Masks.BOTH, k, shape))));
  }

  private static Case aCase(Cell cell, int layers, boolean bidirectional, ReadOut readOut, Masks masks, int truncation,
      Shape shape) {
    LayerSpec layer = new LayerSpec(cell, shape.hidden(), bidirectional);
    return new Case(new EncoderSpec(shape.inputs(), Collections.nCopies(layers, layer), readOut, truncation), masks, shape);
  }

  @ParameterizedTest
  @MethodSource({"everyCombination", "everyCellAndShape"})
  void gradientIsTheSlope(Case c) {
    Problem problem = Problem.awayFromKinks(c);
    problem.check(problem::loss);
  }

  /** The truncated gradient is exact for the loss in which states that cross a boundary are constants. */
  @ParameterizedTest
  @MethodSource("everyTruncation")
  void truncatedGradientIsTheSlopeWithConstantBoundaries(Case c) {
    Problem problem = Problem.awayFromKinks(c);
    List<ReferenceEncoder.Run> constant = problem.run(problem.parameters);
    problem.check(parameters -> problem.lossAcrossConstants(parameters, constant));
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void truncationChangesTheGradientAndNotTheFeatures(Cell cell) {
    Shape shape = new Shape(2, 2, 7, 3);
    Problem full = Problem.awayFromKinks(aCase(cell, 1, false, ReadOut.LAST, Masks.NONE, 0, shape));
    EncoderSpec truncatedSpec = new EncoderSpec(2, full.spec.layers(), ReadOut.LAST, 3);
    Problem truncated = full.with(truncatedSpec);
    assertEquals(full.loss(full.parameters), truncated.loss(full.parameters));
    List<DMatrixRMaj> dxFull = full.backward(new double[full.parameters.length]);
    List<DMatrixRMaj> dxTruncated = truncated.backward(new double[full.parameters.length]);
    for (int t = 0; t < 7; t++) {
      for (int d = 0; d < 2; d++) {
        double expected = t < 4 ? 0 : dxFull.get(0).get(t, d);
        assertEquals(expected, dxTruncated.get(0).get(t, d), "step " + t + ": the last 3 of 7 keep their gradient");
      }
    }
    assertTrue(dxFull.get(0).get(3, 0) != 0, "the full gradient reaches further");
    for (int k = 0; k < 6; k++) {
      assertEquals(dxFull.get(1).get(k), dxTruncated.get(1).get(k), "a sequence of 3 steps has no boundary inside");
    }
  }

  @Test
  void gradientIsAddedTo() {
    Problem problem = Problem.awayFromKinks(aCase(Cell.GRU, 1, true, ReadOut.ATTENTION, Masks.NONE, 0, SHAPES.get(0)));
    double[] once = new double[problem.parameters.length];
    problem.backward(once);
    double[] twice = once.clone();
    problem.backward(twice);
    for (int k = 0; k < once.length; k++) {
      assertEquals(2 * once[k], twice[k], GRADIENT_CHECK);
    }
  }

  private interface Loss {
    double at(double[] parameters);
  }

  /** Random numbers for a case: parameters, inputs, masks and the upstream gradient. */
  private static final class Problem {
    private final EncoderSpec spec;
    private final double[] parameters;
    private final List<DMatrixRMaj> x;
    private final DropoutMasks masks;
    private final DMatrixRMaj[] dFeatures;

    private Problem(EncoderSpec spec, double[] parameters, List<DMatrixRMaj> x, DropoutMasks masks,
        DMatrixRMaj[] dFeatures) {
      this.spec = spec;
      this.parameters = parameters;
      this.x = x;
      this.masks = masks;
      this.dFeatures = dFeatures;
    }

    /** Draws until no rectifier and no maximum stands where its slope jumps. */
    static Problem awayFromKinks(Case c) {
      SplittableRandom random = new SplittableRandom(c.toString().hashCode());
      for (int attempt = 0; attempt < 1000; attempt++) {
        Problem problem = draw(c, random);
        if (problem.distanceToKink() > KINK_MARGIN) {
          return problem;
        }
      }
      throw new AssertionError("no draw away from kinks for " + c);
    }

    private static Problem draw(Case c, SplittableRandom random) {
      EncoderSpec spec = c.spec();
      int sequences = c.shape().lengths().length;
      double[] parameters = random.doubles(new EncoderLayout(spec).size(), -0.9, 0.9).toArray();
      List<DMatrixRMaj> x = new ArrayList<>();
      DMatrixRMaj[] dFeatures = new DMatrixRMaj[sequences];
      for (int n = 0; n < sequences; n++) {
        x.add(matrix(c.shape().lengths()[n], spec.inputs(), random));
        dFeatures[n] = matrix(1, spec.features(), random);
      }
      float[][] input = new float[spec.layers().size()][];
      float[][] state = new float[2 * spec.layers().size()][];
      for (int l = 0; l < spec.layers().size(); l++) {
        input[l] = RandomArrays.mask(sequences * spec.inputsOf(l), 3, random);
        state[2 * l] = RandomArrays.mask(sequences * spec.layers().get(l).hidden(), 3, random);
        state[2 * l + 1] = RandomArrays.mask(sequences * spec.layers().get(l).hidden(), 3, random);
      }
      DropoutMasks masks = switch (c.masks()) {
        case NONE -> DropoutMasks.NONE;
        case INPUT -> new DropoutMasks(input, null);
        case STATE -> new DropoutMasks(null, state);
        case BOTH -> new DropoutMasks(input, state);
      };
      return new Problem(spec, parameters, x, masks, dFeatures);
    }

    private static DMatrixRMaj matrix(int rows, int columns, SplittableRandom random) {
      DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
      for (int k = 0; k < rows * columns; k++) {
        matrix.set(k, random.nextDouble(-1.5, 1.5));
      }
      return matrix;
    }

    Problem with(EncoderSpec other) {
      return new Problem(other, parameters, x, masks, dFeatures);
    }

    private double distanceToKink() {
      ReferenceEncoder encoder = new ReferenceEncoder(spec, parameters);
      double distance = Double.POSITIVE_INFINITY;
      for (ReferenceEncoder.Run run : run(parameters)) {
        distance = Math.min(distance, Kinks.distance(encoder, run));
      }
      return distance;
    }

    List<ReferenceEncoder.Run> run(double[] at) {
      ReferenceEncoder encoder = new ReferenceEncoder(spec, at);
      List<ReferenceEncoder.Run> runs = new ArrayList<>();
      for (int n = 0; n < x.size(); n++) {
        runs.add(encoder.forward(x.get(n), masks, n));
      }
      return runs;
    }

    double loss(double[] at) {
      return loss(run(at));
    }

    double lossAcrossConstants(double[] at, List<ReferenceEncoder.Run> constant) {
      ReferenceEncoder encoder = new ReferenceEncoder(spec, at);
      List<ReferenceEncoder.Run> runs = new ArrayList<>();
      for (int n = 0; n < x.size(); n++) {
        runs.add(encoder.forwardAcrossConstants(x.get(n), masks, n, constant.get(n)));
      }
      return loss(runs);
    }

    private double loss(List<ReferenceEncoder.Run> runs) {
      double loss = 0;
      for (int n = 0; n < runs.size(); n++) {
        for (int j = 0; j < spec.features(); j++) {
          loss += dFeatures[n].get(j) * runs.get(n).features().get(j);
        }
      }
      return loss;
    }

    List<DMatrixRMaj> backward(double[] gradient) {
      List<DMatrixRMaj> dx = new ArrayList<>();
      List<ReferenceEncoder.Run> runs = run(parameters);
      for (int n = 0; n < runs.size(); n++) {
        dx.add(runs.get(n).backward(dFeatures[n], gradient));
      }
      return dx;
    }

    void check(Loss loss) {
      double[] gradient = new double[parameters.length];
      List<DMatrixRMaj> dx = backward(gradient);
      int checked = 0;
      for (EncoderLayout.Block block : new EncoderLayout(spec).blocks()) {
        for (int k = block.offset(); k < block.end(); k++) {
          assertSlope(gradient[k], parameters, k, loss, block.name() + "[" + (k - block.offset()) + "]");
          checked++;
        }
      }
      assertEquals(parameters.length, checked);
      for (int n = 0; n < x.size(); n++) {
        assertEquals(x.get(n).numRows, dx.get(n).numRows);
        for (int k = 0; k < x.get(n).getNumElements(); k++) {
          assertSlope(dx.get(n).get(k), x.get(n).data, k, loss, "x of sequence " + n + "[" + k + "]");
        }
      }
    }

    private void assertSlope(double analytic, double[] values, int k, Loss loss, String name) {
      double kept = values[k];
      values[k] = kept + GRADIENT_CHECK_STEP;
      double above = loss.at(parameters);
      values[k] = kept - GRADIENT_CHECK_STEP;
      double below = loss.at(parameters);
      values[k] = kept;
      double numeric = (above - below) / (2 * GRADIENT_CHECK_STEP);
      double error = Math.abs(analytic - numeric) / Math.max(1, Math.abs(analytic) + Math.abs(numeric));
      assertTrue(error < GRADIENT_CHECK,
          () -> "gradient by " + name + ": analytic " + analytic + ", numeric " + numeric + ", error " + error);
    }
  }
}
