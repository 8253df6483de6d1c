package weka.recurrent.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import weka.core.CommandlineRunnable;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.experiment.outcome.VisibleText;

/**
 * The command. Works as a Java main class and, from the installed package, as {@code java weka.Run Recur run x.groovy}.
 */
@Command(name = "recur", mixinStandardHelpOptions = true, versionProvider = Versions.class,
    description = "Experiments with recurrent networks in Weka.",
    subcommands = {RunCommand.class, CheckCommand.class, PlanCommand.class, ShowCommand.class, MergeCommand.class,
        DataCommand.class, DescribeCommand.class, PredictCommand.class, ExportCommand.class, ReportCommand.class,
        NewCommand.class, DoctorCommand.class, CommandLine.HelpCommand.class},
    footer = {"", "Begin with:  recur new hello first.groovy && recur run first.groovy --quick",
        "Exit codes: 0 all right, 1 internal error, 2 wrong usage, 3 script, 4 data, 5 some jobs failed, 6 an expectation"
            + " was not met, 130 interrupted."})
public final class Recur implements CommandlineRunnable {
  /** Kept so that its level is not forgotten with a collected logger. */
  private static final Logger NETLIB = Logger.getLogger("com.github.fommil");

  /** Runs the command and ends the Java machine with its exit code. */
  public static void main(String[] arguments) {
    LogLines.install(new Terminal(System.out, System.err).interactive());
    System.exit(execute(System.out, System.err, arguments));
  }

  /**
   * Runs the command.
   *
   * @param out results
   * @param err everything else
   * @return exit code
   */
  public static int execute(PrintStream out, PrintStream err, String... arguments) {
    NETLIB.setLevel(Level.OFF);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Inside Weka the thread's loader is the application's, which does not see this package.
    thread.setContextClassLoader(Recur.class.getClassLoader());
    try {
      CommandLine line = new CommandLine(new Recur(), new Factory(new Terminal(out, err).visible()));
      line.setCaseInsensitiveEnumValuesAllowed(true);
      line.setOut(new java.io.PrintWriter(out, true));
      line.setErr(new java.io.PrintWriter(err, true));
      line.setExecutionExceptionHandler((e, command, result) -> failed(e, VisibleText.stream(err)));
      if (arguments.length == 0) {
        line.usage(out);
        return written(Exit.OK, out, err);
      }
      return written(line.execute(arguments), out, err);
    } finally {
      out.flush();
      err.flush();
      thread.setContextClassLoader(before);
    }
  }

  /** The exit code, unless what was to be told could not be. */
  private static int written(int code, PrintStream out, PrintStream err) {
    if (!out.checkError() || code != Exit.OK) {
      return code;
    }
    err.println("the results cannot be written to the output: the disk is full, or its reader has gone");
    return Exit.DATA;
  }

  private static int failed(Exception e, PrintStream err) {
    if (e instanceof ScriptException) {
      err.println(e.getMessage());
      return Exit.SCRIPT;
    }
    if (e instanceof InterruptedException) {
      err.println("interrupted; what was finished is in the journal, the same command goes on from there");
      return Exit.INTERRUPTED;
    }
    if (e instanceof CommandLine.ParameterException) {
      err.println(e.getMessage());
      return Exit.USAGE;
    }
    if (e instanceof IOException) {
      err.println((e.getMessage() == null ? e.toString() : e.getMessage())
          + (e instanceof java.nio.file.NoSuchFileException missing && missing.getReason() == null ? ": no such file" : ""));
      return Exit.DATA;
    }
    err.println("internal error, please report it:");
    e.printStackTrace(err);
    return Exit.INTERNAL;
  }

  @Override
  public void preExecution() {
    // nothing to open
  }

  @Override
  public void run(Object toRun, String[] options) {
    int code = execute(System.out, System.err, options);
    if (code != Exit.OK) {
      System.exit(code);
    }
  }

  @Override
  public void postExecution() {
    // nothing to close
  }

  /** Gives the commands the terminal. */
  private record Factory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      K made = CommandLine.defaultFactory().create(type);
      if (made instanceof TerminalCommand command) {
        command.terminal = terminal;
      }
      return made;
    }
  }
}
