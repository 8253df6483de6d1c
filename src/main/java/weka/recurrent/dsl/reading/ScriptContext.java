package weka.recurrent.dsl.reading;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.storage.PlannedFile;

/**
 * The reading of one script: where it is, in which block, what was wrong so far. Knows no word. For one thread.
 */
public final class ScriptContext {
  private static final String OURS = "weka.recurrent.dsl.";

  /** A block object and how messages call it. */
  private record Block(Object object, String name) {}

  private final Script script;
  private final ScriptText text;
  private final PlanOptions options;
  private final List<ScriptFault> faults = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Set<String> axes = new LinkedHashSet<>();
  private boolean closed;

  /**
   * A reading that begins.
   *
   * @param script whose lines faults are told at, and who answers for words that no block has
   * @param text of the script
   * @param options what the command line adds
   */
  public ScriptContext(Script script, ScriptText text, PlanOptions options) {
    this.script = script;
    this.text = text;
    this.options = options;
  }

  /** Ends the reading: from now on the script's code is only called back, and what it throws is thrown. */
  public void close() {
    closed = true;
  }

  /** Whether the reading has ended. */
  public boolean closed() {
    return closed;
  }

  /** What is read. */
  public ScriptText text() {
    return text;
  }

  /** What the command line adds. */
  public PlanOptions options() {
    return options;
  }

  /** What was wrong so far. */
  public List<ScriptFault> faults() {
    return faults;
  }

  /** Parameters of the script with the values they have in this reading. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** Names of the axes of the experiment that is being read. */
  public Set<String> axes() {
    return axes;
  }

  /** Folder that relative file names start from. */
  public Path folder() {
    return options.folder();
  }

  /** A closure whose words mean what they mean at the top level of the script, wherever it was written. */
  public Closure<?> free(Closure<?> body) {
    return body.rehydrate(null, script, script);
  }

  /**
   * A closure as a block. Its owner becomes the script: a word is looked up in this block, then in the script, never in the block
   * around it.
   */
  public Closure<?> within(Object block, Closure<?> body) {
    Closure<?> closure = body.rehydrate(block, script, script);
    closure.setResolveStrategy(Closure.DELEGATE_FIRST);
    return closure;
  }

  /** Runs a block, see {@link #within}. What it throws is a fault of the script, and the rest of the script is still read. */
  public <T> T run(T block, String name, Closure<?> body) {
    Closure<?> closure = within(block, body);
    blocks.push(new Block(block, name));
    try {
      closure.call();
    } catch (Exception | AssertionError | StackOverflowError e) {
      thrown(e);
    } finally {
      blocks.pop();
    }
    return block;
  }

  /** The object of the block the script is in, or null at the top level. */
  public Object block() {
    return blocks.isEmpty() ? null : blocks.peek().object;
  }

  /** How messages call the block the script is in: {@code in network { }}. */
  public String where() {
    return blocks.isEmpty() ? "at the top level" : "in " + blocks.peek().name;
  }

  /** The same without a preposition: {@code network { }}. */
  public String blockName() {
    return blocks.isEmpty() ? "the top level" : blocks.peek().name;
  }

  /** The place of a word in the statement that is being carried out. */
  public ScriptText.Place here(String word) {
    return text.find(line(new Throwable().getStackTrace()), word);
  }

  /**
   * The place of a setting in the statement that is being carried out; see {@link ScriptText#find(ScriptText.Place, String,
   * String, Object)}.
   */
  public ScriptText.Place here(String word, String call, Object value) {
    return text.find(here(word), word, call, value);
  }

  private int line(StackTraceElement[] trace) {
    String name = script.getClass().getName();
    for (StackTraceElement frame : trace) {
      String inside = frame.getClassName();
      if ((inside.equals(name) || inside.startsWith(name + "$")) && frame.getLineNumber() > 0) {
        return frame.getLineNumber();
      }
    }
    return 0;
  }

  /** A file that the script will write when all is trained must be writable now. */
  public void writable(String word, String file) {
    if (options.results() == null) {
      return;
    }
    try {
      PlannedFile.tryOut(options.results().resolve(file));
    } catch (IOException | InvalidPathException e) {
      fault("wrong-value", file, word + " '" + file + "' cannot be written: " + e.getMessage());
    }
  }

  /** Notes a fault of the statement that is being carried out. */
  public void fault(String code, String word, String message) {
    fault(code, here(word), message, List.of());
  }

  /** Notes a fault of the statement that is being carried out, with what could have been written. */
  public void fault(String code, String word, String message, Collection<String> known) {
    fault(code, here(word), message, known);
  }

  /** Notes a fault at a place. */
  public void fault(String code, ScriptText.Place place, String message) {
    fault(code, place, message, List.of());
  }

  /** Notes a fault at a place, with what could have been written. */
  public void fault(String code, ScriptText.Place place, String message, Collection<String> known) {
    note(made(code, place, message, known));
  }

  /** A fault in a loop is one fault. */
  private void note(ScriptFault fault) {
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  private ScriptFault made(String code, ScriptText.Place place, String message, Collection<String> known) {
    return new ScriptFault(code, text.name(), place.line(), place.column(), message, String.join(", ", new TreeSet<>(known)),
        text.line(place.line()));
  }

  /** Notes what the script's own code has thrown. */
  public void thrown(Throwable e) {
    note(faultOf(e));
  }

  /** What the script's own code has thrown, as a fault at the line it came from. */
  public ScriptFault faultOf(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && line(cause.getStackTrace()) == 0) {
      cause = cause.getCause();
    }
    int line = line(cause.getStackTrace());
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (cause instanceof AssertionError) {
      return made("assertion", new ScriptText.Place(line, 0), message.strip(), List.of());
    }
    if (cause instanceof MissingMethodException missing) {
      return made("script-error", text.find(line, missing.getMethod()), Missing.describe(missing), List.of());
    }
    if (cause instanceof MissingPropertyException missing) {
      return made("script-error", text.find(line, missing.getProperty()), Missing.describe(missing), Missing.known(missing));
    }
    boolean told = !message.isEmpty()
        && (cause instanceof IllegalArgumentException || cause instanceof IllegalStateException && isOurs(cause));
    ScriptText.Place place = new ScriptText.Place(line, text.firstColumn(line));
    return made("script-error", place, told ? message
        : cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message), List.of());
  }

  /** Whether we threw it, and so wrote its message for people, and not the script's own code. */
  private static boolean isOurs(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
  }
}
