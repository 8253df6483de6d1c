package weka.recurrent.kernel.opencl;

/**
 * What a device is to do in one execute, ready to be sent.
 *
 * @param words see {@link Op}
 * @param seconds of each pass by the {@link CostModel}
 * @param forwardPasses passes up to the features; what follows can be run later, if the arena is still what they left
 * @param arenaFloats size of the arena
 * @param sharedFloats shared memory of a group
 * @param inputFloats P parameters and the packed batch
 * @param featureFloats N·F
 * @param gradientFloats P, followed by rows·D if dx is wanted; 0 without backward
 * @param places where gates and states stand in the arena, index 2·layer + direction
 * @param bands see {@link GuardBands}
 */
record DeviceProgram(int[] words, double[] seconds, int forwardPasses, int arenaFloats, int sharedFloats, int inputFloats,
    int featureFloats,
    int gradientFloats, Places[] places, int[] bands) {

  /**
   * Gates and states of one layer and direction in the arena.
   *
   * @param gates [rows,slots·H]
   * @param slots gate slots per row: 1 or 4
   * @param state [rows,stateRow], from this direction's first column on
   * @param stateRow row stride of the state
   * @param cell [rows,H] or -1
   */
  record Places(int gates, int slots, int state, int stateRow, int cell) {}

  /** Number of launches. */
  int passes() {
    return seconds.length;
  }

  /** What an execute is for. */
  enum Purpose {
    /** Features, with as little memory as possible. */
    PREDICT,
    /** All that back-propagation needs stays in the arena, and has room there. */
    TRAIN
  }
}
