package weka.recurrent.kernel.opencl;

/**
 * Opens the best device, as a user's process does: {@code OpenDevice [refuse]}. With {@code refuse}, the first one was found to
 * grant the kernels 32 items. Prints what the backend says of itself, or why there is none.
 */
final class OpenDevice {
  private OpenDevice() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("scout: " + DeviceScout.obstacle());
    if (arguments.length > 0) {
      OpenClDevices.Info first = OpenClDevices.choose(null).get(0);
      new TuningCache(TuningCache.userFolder(), first).put("exam", "refused " + DeviceSession.obstacle(first.name(), 32));
      System.out.println("refused: " + first.name());
    }
    try (OpenClBackend backend = OpenClBackend.open(null, 1)) {
      System.out.println("opened: " + backend.description());
    } catch (IllegalStateException e) {
      System.out.println("none: " + e.getMessage());
    }
  }
}
