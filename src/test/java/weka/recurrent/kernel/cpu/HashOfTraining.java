package weka.recurrent.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.GivenGradient;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.RandomArrays;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Weights;

/**
 * Trains small encoders of every kind for a few steps and hashes every bit of what comes out. Also a program for child JVMs.
 *
 * <p>Weights are small enough that every number stays finite, and that is checked: the sign of a NaN is not defined, by IEEE 754
 * or by Java, and differs between an interpreted and a compiled loop.
 */
final class HashOfTraining {
  private static final int STEPS = 3;
  /** Beyond it a rectified network of 70 units and attention grows to infinity. */
  private static final double WEIGHT_BOUND = 0.2;

  private HashOfTraining() {}

  /** Prints {@code hash description}; the argument is the number of threads. */
  public static void main(String[] arguments) throws InterruptedException {
    try (CpuBackend backend = new CpuBackend(Integer.parseInt(arguments[0]))) {
      System.out.printf("%016x %s%n", of(backend), backend.description());
    }
  }

  /** The hash with a backend. */
  static long of(CpuBackend backend) throws InterruptedException {
    long hash = 1;
    for (long one : each(backend)) {
      hash = 31 * hash + one;
    }
    return hash;
  }

  /** The hashes of the single encoders, by cell and within that by read-out. */
  static long[] each(CpuBackend backend) throws InterruptedException {
    Cell[] cells = Cell.values();
    ReadOut[] readOuts = ReadOut.values();
    long[] hashes = new long[cells.length * readOuts.length];
    for (int problem = 0; problem < hashes.length; problem++) {
      Cell cell = cells[problem / readOuts.length];
      // Sizes beside, at and beyond vectors, blocks and ranges.
      int hidden = new int[] {5, 16, 37, 70}[problem % 4];
      LayerSpec first = new LayerSpec(cell, hidden, problem % 2 == 0);
      LayerSpec second = new LayerSpec(cell, 19, problem % 3 == 0);
      List<LayerSpec> layers = problem % 2 == 0 ? List.of(first) : List.of(first, second);
      hashes[problem] = train(backend, new EncoderSpec(1 + problem % 7, layers, readOuts[problem % readOuts.length], problem % 5),
          problem);
    }
    return hashes;
  }

  private static long train(CpuBackend backend, EncoderSpec spec, int seed) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] parameters = RandomArrays.uniform(new EncoderLayout(spec).size(), WEIGHT_BOUND, random);
    SequenceBatch batch = new SequenceBatch();
    int steps = 17;
    int sequences = 23;
    batch.shape(steps, sequences, spec.inputs());
    for (int n = 0; n < sequences; n++) {
      batch.setLength(n, steps - n * steps / (sequences - 1));
    }
    float[] x = RandomArrays.uniform(steps * sequences * spec.inputs(), 2, random);
    System.arraycopy(x, 0, batch.x(), 0, x.length);
    DropoutMasks masks = seed % 2 == 0 ? DropoutMasks.NONE : masks(spec, sequences, random);
    float[] dFeatures = RandomArrays.uniform(sequences * spec.features(), 1, random);
    float[] features = new float[sequences * spec.features()];
    float[] gradient = new float[parameters.length];
    float[] dx = new float[x.length];
    Weights weights = backend.pack(spec, parameters);
    Pass pass = backend.open(spec, true);
    GivenGradient above = new GivenGradient(features, dFeatures);
    Gradients gradients = new Gradients(gradient, dx);
    long hash = 1;
    for (int step = 0; step < STEPS; step++) {
      weights.take(parameters);
      if (step % 2 == 0) {
        pass.step(weights, batch, masks, above, gradients);
      } else {
        pass.forward(weights, batch, masks, features);
        pass.backward(dFeatures, gradients);
      }
      hash = hash(hash(hash(hash, features), gradient), dx);
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] -= 0.003f * gradient[k];
        gradient[k] *= 0.9f;
      }
    }
    return hash(hash, parameters);
  }

  private static DropoutMasks masks(EncoderSpec spec, int sequences, SplittableRandom random) {
    List<float[]> input = new ArrayList<>();
    List<float[]> state = new ArrayList<>();
    for (int l = 0; l < spec.layers().size(); l++) {
      input.add(RandomArrays.mask(sequences * spec.inputsOf(l), 3, random));
      state.add(RandomArrays.mask(sequences * spec.layers().get(l).hidden(), 3, random));
      state.add(RandomArrays.mask(sequences * spec.layers().get(l).hidden(), 3, random));
    }
    return new DropoutMasks(input.toArray(float[][]::new), state.toArray(float[][]::new));
  }

  private static long hash(long hash, float[] values) {
    long sum = hash;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalStateException("the hash needs finite numbers, got " + value);
      }
      sum = 1_000_003 * sum + Float.floatToRawIntBits(value);
    }
    return sum;
  }
}
