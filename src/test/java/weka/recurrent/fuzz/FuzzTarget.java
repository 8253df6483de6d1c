package weka.recurrent.fuzz;

import java.io.IOException;
import java.util.List;

/** One reader of input from strangers. Not for concurrent use. */
interface FuzzTarget {
  /** Real inputs, to be mutated. */
  List<byte[]> seeds() throws Exception;

  /**
   * Feeds an input.
   *
   * @return whether it was read as something
   * @throws Exception any; {@link #feed} tells messages for users from faults of ours
   */
  boolean read(byte[] input) throws Exception;

  /**
   * Feeds an input and judges how it ends.
   *
   * @return whether it was read as something
   * @throws AssertionError if it ended in anything but a result or a sentence for the user
   */
  default boolean feed(byte[] input) {
    try {
      return read(input);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      if (!isSentence(e)) {
        throw new AssertionError(getClass().getSimpleName() + ": an input ended in " + e, e);
      }
      return false;
    }
  }

  /** Whether a user can be shown the message of this and nothing else. */
  private static boolean isSentence(Throwable e) {
    boolean ofTheKind = e instanceof IOException || e.getClass() == IllegalArgumentException.class
        || e.getClass() == IllegalStateException.class || e instanceof weka.core.WekaException
        || e instanceof weka.recurrent.dsl.reading.ScriptException;
    return ofTheKind && e.getMessage() != null && e.getMessage().strip().split("\\s+").length >= 3;
  }

  /** The target of that name. */
  static FuzzTarget named(String name) throws Exception {
    return switch (name) {
      case "arff" -> new ArffTarget();
      case "ts" -> new TsTarget();
      case "script" -> new ScriptTarget();
      case "model" -> new ModelTarget();
      case "checkpoint" -> new CheckpointTarget();
      case "journal" -> new JournalTarget();
      default -> throw new IllegalArgumentException("there is no target '" + name + "'; there are " + String.join(", ", NAMES));
    };
  }

  /** All targets. */
  List<String> NAMES = List.of("arff", "ts", "script", "model", "checkpoint", "journal");
}
