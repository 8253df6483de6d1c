package weka.recurrent.cli;

import java.util.concurrent.Callable;

/** A command with somewhere to write to. */
abstract class TerminalCommand implements Callable<Integer> {
  /** Set before the command is called. */
  Terminal terminal;
}
