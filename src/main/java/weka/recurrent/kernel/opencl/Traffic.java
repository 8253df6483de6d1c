package weka.recurrent.kernel.opencl;

/** Counts what goes to a device and back. Written by the engine's thread; read when it rests. */
final class Traffic {
  private int executes;
  private int launches;
  private int transfers;
  private long bytes;
  private int lost;
  private long longest;

  void execute(int passes, long nanos, int floatsBack) {
    executes++;
    launches += passes;
    longest = Math.max(longest, nanos);
    transfer(floatsBack);
  }

  /** One transfer, either way. */
  void transfer(int words) {
    transfers++;
    bytes += 4L * words;
  }

  void lost() {
    lost++;
  }

  /** Begins to count anew. */
  void clear() {
    executes = 0;
    launches = 0;
    transfers = 0;
    bytes = 0;
    lost = 0;
    longest = 0;
  }

  int executes() {
    return executes;
  }

  int launches() {
    return launches;
  }

  int transfers() {
    return transfers;
  }

  long bytes() {
    return bytes;
  }

  /** Times that the arena did not survive between two executes. */
  int losses() {
    return lost;
  }

  /** Nanoseconds of the longest execute. */
  long longest() {
    return longest;
  }
}
