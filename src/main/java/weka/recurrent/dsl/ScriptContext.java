package weka.recurrent.dsl;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The reading of one script: where it is, in which block, what was wrong so far. For one thread.
 */
final class ScriptContext {
  /** A block object and how messages call it. */
  private record Block(Object object, String name) {}

  private final SequenceScript script;
  private final ScriptText text;
  private final PlanOptions options;
  private final List<ScriptFault> faults = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<ExperimentBlock> experiments = new ArrayList<>();
  private ExperimentBlock implicit;
  private boolean closed;

  ScriptContext(SequenceScript script, ScriptText text, PlanOptions options) {
    this.script = script;
    this.text = text;
    this.options = options;
  }

  /** Ends the reading: from now on the script's code is only called back, and what it throws is thrown. */
  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }

  SequenceScript script() {
    return script;
  }

  ScriptText text() {
    return text;
  }

  PlanOptions options() {
    return options;
  }

  List<ScriptFault> faults() {
    return faults;
  }

  List<ExperimentBlock> experiments() {
    return experiments;
  }

  /** Parameters of the script with the values they have in this reading. */
  Map<String, Object> parameters() {
    return parameters;
  }

  /** Folder that relative file names start from. */
  Path folder() {
    return options.folder();
  }

  /**
   * Runs a block. Its owner becomes the script: a word is looked up in this block, then in the script, never in the block
   * around it. What it throws is a fault of the script, and the rest of the script is still read.
   */
  <T> T run(T block, String name, Closure<?> body) {
    Closure<?> closure = body.rehydrate(block, script, script);
    closure.setResolveStrategy(Closure.DELEGATE_FIRST);
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
  Object block() {
    return blocks.isEmpty() ? null : blocks.peek().object;
  }

  /** How messages call the block the script is in. */
  String blockName() {
    return blocks.isEmpty() ? "at the top level" : "in " + blocks.peek().name;
  }

  String bareBlockName() {
    return blocks.isEmpty() ? "the top level" : blocks.peek().name;
  }

  /** The experiment that words at the top level belong to. */
  ExperimentBlock implicit() {
    if (implicit == null) {
      implicit = new ExperimentBlock(this, baseName(), here(null));
      experiments.add(implicit);
    }
    return implicit;
  }

  private String baseName() {
    String name = text.name().replaceAll(".*[/\\\\]", "").replaceAll("\\.groovy$", "");
    return name.isEmpty() ? "experiment" : name;
  }

  /** The place of a word in the statement that is being carried out. */
  ScriptText.Place here(String word) {
    return text.find(line(new Throwable().getStackTrace()), word);
  }

  /** The place of a setting in the statement that is being carried out; see {@link ScriptText#find(ScriptText.Place, String, String, Object)}. */
  ScriptText.Place here(String word, String call, Object value) {
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

  /** Notes a fault of the statement that is being carried out. */
  void fault(String code, String word, String message) {
    fault(code, here(word), message, List.of());
  }

  void fault(String code, String word, String message, Collection<String> known) {
    fault(code, here(word), message, known);
  }

  void fault(String code, ScriptText.Place place, String message, Collection<String> known) {
    ScriptFault fault = made(code, place, message, known);
    // a fault in a loop is one fault
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  private ScriptFault made(String code, ScriptText.Place place, String message, Collection<String> known) {
    return new ScriptFault(code, text.name(), place.line(), place.column(), message, String.join(", ", new TreeSet<>(known)),
        text.line(place.line()));
  }

  /** Notes what the script's own code has thrown. */
  void thrown(Throwable e) {
    ScriptFault fault = faultOf(e);
    // a fault in a loop is one fault
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** What the script's own code has thrown, as a fault at the line it came from. */
  ScriptFault faultOf(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && line(cause.getStackTrace()) == 0) {
      cause = cause.getCause();
    }
    int line = line(cause.getStackTrace());
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (cause instanceof AssertionError) {
      return made("assertion", new ScriptText.Place(line, 0), message.strip(), List.of());
    }
    if (cause instanceof groovy.lang.MissingMethodException missing) {
      return made("script-error", text.find(line, missing.getMethod()), Missing.describe(missing), List.of());
    }
    if (cause instanceof groovy.lang.MissingPropertyException missing) {
      return made("script-error", text.find(line, missing.getProperty()), Missing.describe(missing), Missing.known(missing));
    }
    boolean told = !message.isEmpty()
        && (cause instanceof IllegalArgumentException || cause instanceof IllegalStateException && isOurs(cause));
    ScriptText.Place place = new ScriptText.Place(line, firstColumn(line));
    return made("script-error", place, told ? message
        : cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message), List.of());
  }

  /** Whether we threw it, and so wrote its message for people, and not the script's own code. */
  private static boolean isOurs(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(ScriptContext.class.getPackageName() + '.');
  }

  private int firstColumn(int line) {
    String source = text.line(line);
    return source.isBlank() ? 0 : source.length() - source.stripLeading().length() + 1;
  }

  /** Faults for names that are not among the known ones. */
  void checkNames(Collection<String> given, Collection<String> known, String where) {
    for (String name : given) {
      if (!known.contains(name)) {
        fault("unknown-setting", name, "unknown setting '" + name + "' in " + where + Spelling.suggestion(name, known), known);
      }
    }
  }

  /** A number in a range, or the default where it is not given; anything else is a fault. */
  double number(Map<String, Object> given, String name, double least, double most, double otherwise) {
    Object value = given.get(name);
    if (value == null || value instanceof Unknown) {
      return otherwise;
    }
    boolean whole = least == Math.rint(least) && most == Math.rint(most) && most < 1e9 && most > 1;
    if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most
        && (!whole || number.doubleValue() == Math.rint(number.doubleValue()))) {
      return number.doubleValue();
    }
    String range = most < 1 ? "between 0 and 1" : whole ? "of at least " + (long) least : "";
    fault("wrong-value", name, ("'" + name + "' is a " + (whole ? "whole " : "") + "number " + range).strip() + ", not "
        + Values.describe(value));
    return otherwise;
  }

  /** One of several words, or the default where it is not given; anything else is a fault. */
  String choice(Map<String, Object> given, String name, List<String> choices, String otherwise) {
    Object value = given.getOrDefault(name, otherwise);
    String text = String.valueOf(value);
    if (!choices.contains(text) && !(value instanceof Unknown)) {
      fault("wrong-value", name, "'" + name + "' is one of " + String.join(", ", choices) + ", not " + Values.describe(value)
          + Spelling.suggestion(text, choices));
      return otherwise;
    }
    return text;
  }

  /** A duration such as {@code '10 min'} or a number of seconds; 0 where it is not given. */
  long seconds(Map<String, Object> given, String name) {
    Object value = given.get(name);
    if (value == null || value instanceof Unknown) {
      return 0;
    }
    var matcher = java.util.regex.Pattern.compile("(\\d+)\\s*(s|sec|m|min|h)?").matcher(value.toString().strip());
    if (!matcher.matches()) {
      fault("wrong-value", name, "'" + name + "' is a time such as '90 s', '10 min' or '2 h', not " + Values.describe(value));
      return 0;
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return Long.parseLong(matcher.group(1)) * (unit.startsWith("m") ? 60 : unit.equals("h") ? 3600 : 1);
  }
}
