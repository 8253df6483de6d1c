package weka.recurrent.kernel.opencl;

/** Sizes on which the kernels and those who write programs for them agree. */
final class Tiling {
  /** Work items of a group. More is refused or wrong on recent drivers. */
  static final int GROUP = 256;
  /** Rows and columns of C that one group computes. */
  static final int TILE = 64;
  /** Depth of the tiles of A and B. */
  static final int DEPTH = 16;
  /** Row stride of tiles in shared memory: odd, so that columns fall into different banks. */
  static final int PITCH = TILE + 1;
  /** Elements that one tile of a copy or a sum takes. */
  static final int STRETCH = 16 * GROUP;
  /** Side of a tile of a transposition. */
  static final int SQUARE = 32;
  /** Floats of shared memory that copies, products and sums take. */
  static final int SHARED = 2 * DEPTH * PITCH;
  /** Depth of the pieces of state that STEP brings to shared memory. */
  static final int CHUNK = 64;

  private Tiling() {}
}
