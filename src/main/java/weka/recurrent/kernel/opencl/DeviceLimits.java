package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * What a device holds. Sizes are checked against it before anything is sent: drivers do not refuse, they abort the JVM.
 *
 * @param groups work-groups of a launch
 * @param sharedFloats shared memory of a work-group
 * @param bufferFloats largest array
 * @param totalFloats all arrays together
 */
record DeviceLimits(int groups, int sharedFloats, long bufferFloats, long totalFloats) {
  /** Shared memory that every device in use grants a group; more costs occupancy. */
  private static final int SHARED_BYTES = 48 * 1024;
  /** Left to the driver, which puts arguments there on some devices. */
  private static final int SHARED_RESERVE = 256;
  /** Aparapi counts bytes in an int. */
  private static final long BUFFER_BYTES = Integer.MAX_VALUE - 64L;

  /** A program needs more than the device has. Nothing was sent; the device is as good as before. */
  static final class Exceeded extends RuntimeException {
    Exceeded(String message) {
      super(message);
    }
  }

  /** Limits by what a device says of itself: compute units, and bytes of memory, of a buffer, and of a group's shared memory. */
  static DeviceLimits of(int computeUnits, long globalBytes, long bufferBytes, long localBytes) {
    int sharedBytes = (int) Math.min(SHARED_BYTES, localBytes) - SHARED_RESERVE;
    // The arena has a mirror in the Java heap, which others need too.
    long heapBytes = Runtime.getRuntime().maxMemory() / 3;
    return new DeviceLimits(Math.max(1, 4 * computeUnits), sharedBytes / 4,
        Math.min(Math.min(BUFFER_BYTES, bufferBytes), heapBytes) / 4, globalBytes / 5);
  }

  /**
   * Parts in which sums over the rows of a batch are made: enough to occupy the device, none of them shorter than 128 rows, and
   * no more than 16. Depends on shapes and device only, so that a device repeats its bits.
   */
  int splits(EncoderSpec spec, int rows) {
    long tiles = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      long columns = Op.ceil(layer.cell().gates() * layer.hidden(), Tiling.TILE);
      tiles += layer.directions() * columns * (Op.ceil(spec.inputsOf(l), Tiling.TILE) + Op.ceil(layer.hidden(), Tiling.TILE));
    }
    long wanted = (2L * groups + tiles - 1) / tiles;
    return (int) Math.max(1, Math.min(wanted, Math.min(16, rows / 128)));
  }

  /**
   * Checks a program.
   *
   * @return the arena's floats as an int
   * @throws Exceeded with what is too large and the remedy
   */
  int check(long arena, int shared, long inputs, long gradient, long words) {
    if (shared > sharedFloats) {
      throw new Exceeded("a work-group needs " + 4L * shared + " bytes of local memory, the device grants " + 4L * sharedFloats);
    }
    long largest = Math.max(Math.max(arena, inputs), Math.max(gradient, words));
    if (largest > bufferFloats) {
      throw new Exceeded("a buffer of " + megabytes(largest) + " MB is needed, the device and the Java heap grant "
          + megabytes(bufferFloats) + " MB; lower the batch size, the hidden units or the sequence length, or raise -Xmx");
    }
    if (arena + inputs + gradient + words > totalFloats) {
      throw new Exceeded("buffers of " + megabytes(arena + inputs + gradient + words) + " MB are needed, the device grants "
          + megabytes(totalFloats) + " MB; lower the batch size, the hidden units or the sequence length");
    }
    return (int) arena;
  }

  private static long megabytes(long floats) {
    return floats >> 18;
  }
}
