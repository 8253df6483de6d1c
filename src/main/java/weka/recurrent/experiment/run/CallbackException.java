package weka.recurrent.experiment.run;

/** The script's own code has thrown while an experiment ran; the message says what and where in the script, in its first line. */
public final class CallbackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** @param message with file and line of the script */
  public CallbackException(String message, Throwable cause) {
    super(message, cause);
  }
}
