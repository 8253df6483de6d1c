package weka.recurrent.gui;

/**
 * Something that takes longer than a blink. It runs on a thread of its own, never touches a component, and answers an interrupt
 * by throwing {@link InterruptedException}, as all analyses and trainings of ours do.
 *
 * @param <V> what comes out
 */
@FunctionalInterface
public interface Work<V> {

  /** Hears how far the work is; may be called from the working thread as often as it likes. */
  @FunctionalInterface
  interface Progress {
    /** For parts that cannot tell. */
    double UNKNOWN = -1;

    /**
     * Says what is being done.
     *
     * @param doing a few words, such as {@code Reading sequence 20 of 200}
     * @param share of the whole that is done, from 0 to 1; {@link #UNKNOWN} if that cannot be told
     */
    void at(String doing, double share);
  }

  /** Does it. */
  V run(Progress progress) throws Exception;
}
