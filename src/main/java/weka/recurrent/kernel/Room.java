package weka.recurrent.kernel;

/** The one sentence about an array that is too short for its shape. */
final class Room {
  private Room() {}

  /**
   * Checks the room that an array offers.
   *
   * @param name of the argument
   * @param size values that it must hold at least
   * @param shape of these, as in {@code N=16, F=4}
   * @throws IllegalArgumentException if it holds fewer
   */
  static void check(String name, float[] array, long size, String shape) {
    if (array.length < size) {
      throw new IllegalArgumentException(name + " must hold [" + shape + "] = " + size + " values, got " + array.length);
    }
  }
}
