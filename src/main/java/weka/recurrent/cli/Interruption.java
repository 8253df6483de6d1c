package weka.recurrent.cli;

/**
 * Lets Ctrl-C end a run in order: the running thread is interrupted and gets a few seconds to close the journal before the Java
 * machine ends with code 130.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 10_000;
  private final Thread runner = Thread.currentThread();
  private final Thread hook = new Thread(this::interrupt, "recur-interruption");
  private volatile boolean over;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    runner.interrupt();
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!over && System.nanoTime() < deadline) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is going down and the hook waits for just this
      return;
    }
  }
}
