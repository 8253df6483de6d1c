package weka.recurrent.dsl;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.transform.ThreadInterrupt;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerHelper;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.words.Described;
import weka.recurrent.dsl.words.ExperimentBlock;
import weka.recurrent.dsl.words.PlanBuilder;
import weka.recurrent.dsl.words.ScriptWords;

/** Reads scripts: text in, plans out, nothing trained. */
public final class ScriptReader {
  private static final String CLASS_NAME = "ExperimentScript";
  private static final Pattern GRAB = Pattern.compile("(?m)^\\s*@Grab\\b");

  private ScriptReader() {}

  /** The Groovy that reads scripts here. */
  public static String groovyVersion() {
    return groovy.lang.GroovySystem.getVersion();
  }

  /**
   * Reads a file.
   *
   * @param file script, in UTF-8
   * @param options what the command line adds; its folder is where the files of the script are looked for
   * @return one plan for each experiment, in order
   * @throws ScriptException with all faults of the script
   * @throws IOException if the file cannot be read
   */
  public static List<ScriptPlan> read(Path file, PlanOptions options) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return read(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text, options);
  }

  /** Reads a text; see {@link #read(Path, PlanOptions)}. */
  public static List<ScriptPlan> read(String name, String text, PlanOptions options) {
    return read(name, text, options, null);
  }

  /**
   * Reads a text for a window: what the script prints, now and in its callbacks, goes to a stream of its own, and loops and
   * closures of the script end when their thread is interrupted.
   *
   * @param console where {@code println} writes; null for the standard output of Java, and a script without a look at interrupts
   */
  public static List<ScriptPlan> read(String name, String text, PlanOptions options, PrintStream console) {
    ScriptText source = new ScriptText(name, text);
    Matcher grab = GRAB.matcher(text);
    if (grab.find()) {
      int line = (int) text.substring(0, grab.end()).lines().count();
      throw new ScriptException(List.of(fault("grab", source, line, source.line(line).indexOf('@') + 1,
          "@Grab is not available here; put the jar on the class path with --cp")));
    }
    ScriptWords script = compile(source, console);
    ScriptContext context = new ScriptContext(script, source, options);
    return plans(script, context);
  }

  /** Reads a script object that Groovy made. */
  static List<ScriptPlan> plans(ScriptWords script, ScriptContext context) {
    List<ExperimentBlock> experiments = ScriptWords.read(script, context);
    checkParameters(context);
    List<ScriptPlan> plans = new ArrayList<>();
    if (experiments.isEmpty() && context.faults().isEmpty()) {
      context.fault("missing", new ScriptText.Place(0, 0), "the script describes no experiment: it needs data and learners");
    }
    for (int i = 0; i < experiments.size(); i++) {
      Described described = PlanBuilder.build(experiments.get(i));
      if (described != null) {
        plans.add(new ScriptPlan(described, ScriptCallbacks.of(context, described), context, i));
      }
    }
    context.close();
    if (!context.faults().isEmpty()) {
      throw new ScriptException(context.faults().stream()
          .sorted(Comparator.comparingInt(ScriptFault::line).thenComparingInt(ScriptFault::column)).toList());
    }
    return plans;
  }

  private static void checkParameters(ScriptContext context) {
    for (String given : context.options().parameters().keySet()) {
      if (!context.parameters().containsKey(given)) {
        context.fault("unknown-parameter", new ScriptText.Place(0, 0), "the script has no parameter '" + given + "'"
            + Spelling.suggestion(given, context.parameters().keySet()), context.parameters().keySet());
      }
    }
  }

  private static ScriptWords compile(ScriptText source, PrintStream console) {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(ScriptWords.class.getName());
    configuration.setSourceEncoding(StandardCharsets.UTF_8.name());
    configuration.addCompilationCustomizers(new ImportCustomizer().addStaticStars(Math.class.getName()));
    Binding binding = new Binding();
    if (console != null) {
      binding.setVariable("out", console);
      configuration.addCompilationCustomizers(new ASTTransformationCustomizer(ThreadInterrupt.class));
    }
    // Not the default constructor: inside Weka the thread's loader does not see this package.
    GroovyClassLoader loader = new GroovyClassLoader(ScriptWords.class.getClassLoader(), configuration);
    try {
      Class<?> compiled =
          loader.parseClass(new GroovyCodeSource(source.text(), CLASS_NAME + ".groovy", GroovyShell.DEFAULT_CODE_BASE),
              false);
      return (ScriptWords) InvokerHelper.createScript(compiled, binding);
    } catch (MultipleCompilationErrorsException e) {
      throw new ScriptException(syntaxFaults(source, e));
    } catch (CompilationFailedException e) {
      throw new ScriptException(List.of(fault("syntax", source, 0, 0, e.getMessage())));
    }
  }

  private static List<ScriptFault> syntaxFaults(ScriptText source, MultipleCompilationErrorsException e) {
    List<ScriptFault> faults = new ArrayList<>();
    // the compiler notices where it cannot go on, which is often lines after the slip
    ScriptText.Place open = source.unclosed();
    String forgotten = open == null ? "" : "; the '" + source.at(open) + "' in line " + open.line() + ", column " + open.column()
        + " is not closed";
    for (Message message : e.getErrorCollector().getErrors()) {
      if (message instanceof SyntaxErrorMessage syntax) {
        String text = syntax.getCause().getOriginalMessage();
        faults.add(fault("syntax", source, syntax.getCause().getLine(), syntax.getCause().getStartColumn(),
            text.replaceAll("\\s*@ line \\d+, column \\d+\\.?", "").replaceAll("\\s+", " ").strip() + forgotten));
      } else {
        faults.add(fault("syntax", source, 0, 0, message.toString()));
      }
    }
    return faults;
  }

  private static ScriptFault fault(String code, ScriptText source, int line, int column, String message) {
    return new ScriptFault(code, source.name(), line, column, message, "", source.line(line));
  }
}
