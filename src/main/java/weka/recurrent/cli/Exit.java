package weka.recurrent.cli;

import weka.recurrent.dsl.ScriptRun;

/** Exit codes of the command. */
final class Exit {
  /** All right. */
  static final int OK = 0;
  /** A mistake of ours. */
  static final int INTERNAL = 1;
  /** Wrong usage. */
  static final int USAGE = 2;
  /** The script cannot be carried out. */
  static final int SCRIPT = 3;
  /** Data cannot be read, or results not written. */
  static final int DATA = 4;
  /** Some jobs failed; the results of the others are written. */
  static final int JOBS_FAILED = ScriptRun.Verdict.JOBS_FAILED;
  /** An expectation of the script was not met. */
  static final int EXPECTATION = ScriptRun.Verdict.EXPECTATION;
  /** Interrupted; the journal is whole. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
