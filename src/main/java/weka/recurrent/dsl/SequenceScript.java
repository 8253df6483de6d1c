package weka.recurrent.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingPropertyException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Base class of experiment scripts: the words that mean the same in every block, and the only place that answers for unknown
 * ones.
 *
 * <p>The {@code recur} command and {@link ScriptReader} set it by themselves. Elsewhere (plain {@code groovy}, Weka's script
 * runner, an IDE) a script begins with
 * <pre>{@code
 *   @groovy.transform.BaseScript weka.recurrent.dsl.SequenceScript dsl
 * }</pre>
 * and running it carries out its experiments: progress on the error stream, results on the output stream. Not for concurrent use.
 */
public abstract class SequenceScript extends SharedWords {
  private final Set<String> axes = new HashSet<>();
  private ScriptContext context;

  /** Script without variables. */
  protected SequenceScript() {}

  /** Script with variables, which become its parameters. */
  protected SequenceScript(Binding binding) {
    super(binding);
  }

  /** The text of the script; Groovy compiles it into this method. */
  public abstract Object describe();

  /** Reads the script and carries out what it describes; the outcomes, one per experiment. */
  @Override
  public Object run() {
    return Standalone.run(this);
  }

  /** Starts a reading. */
  final void begin(ScriptContext reading) {
    context = reading;
    axes.clear();
  }

  @Override
  final ScriptContext context() {
    if (context == null) {
      throw new IllegalStateException("the script is not being read; use ScriptReader");
    }
    return context;
  }

  final void axis(String name) {
    axes.add(name);
  }

  /** Describes an experiment. */
  @Word(value = "An experiment with a name; a script may have several.", use = "experiment('name') { ... }")
  public void experiment(Object name,
      @DelegatesTo(value = ExperimentBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    if (context().block() != null) {
      context().fault("wrong-block", "experiment", "'experiment' belongs outside " + context().bareBlockName() + ", not in it");
      return;
    }
    ExperimentBlock block = new ExperimentBlock(context(), String.valueOf(name), context().here("experiment"));
    context().experiments().add(block);
    context().run(block, "experiment '" + name + "'", body);
    axes.clear();
  }

  /** A value the command line can change. */
  @Word(value = "A value the command line can change with -P name=value; typed by its default.", use = "param('units', 32)")
  public Object param(Object name, Object otherwise) {
    String key = String.valueOf(name);
    Object standard = Values.plain(otherwise);
    Object given = context().options().parameters().get(key);
    if (given == null && getBinding().hasVariable(key)) {
      given = getBinding().getVariable(key);
    }
    Object value = given == null ? standard : Parameter.typed(context(), key, Values.plain(given), standard);
    context().parameters().put(key, value);
    return value;
  }

  @Override
  public Object getProperty(String name) {
    if (axes.contains(name)) {
      return Axis.named(name);
    }
    try {
      return super.getProperty(name);
    } catch (MissingPropertyException e) {
      // println looks for 'out' and needs the exception; so do callbacks, which run when nothing is collected any more
      if (name.equals("out") || !name.equals(e.getProperty()) || context == null || context.closed()) {
        throw e;
      }
      return UnknownWords.name(context, this, name);
    }
  }

  @Override
  public void setProperty(String name, Object value) {
    if (context == null || context.closed() || name.equals("binding") || name.equals("metaClass")) {
      super.setProperty(name, value);
    } else {
      UnknownWords.assignment(context, name);
    }
  }

  /** Called by Groovy for a word that neither the block nor the script has. */
  public Object methodMissing(String name, Object arguments) {
    Object[] given = arguments instanceof Object[] array ? array : new Object[] {arguments};
    if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Closure<?> closure) {
      return closure.call(given);
    }
    if (context == null || context.closed()) {
      throw new groovy.lang.MissingMethodException(name, getClass(), given);
    }
    return UnknownWords.call(context, name, given);
  }

  /** Names of the axes of the experiment that is being read. */
  final Set<String> axes() {
    return axes;
  }

  /** Values of {@code param} with types that {@code -P} texts take from the default. */
  private static final class Parameter {
    static Object typed(ScriptContext context, String name, Object given, Object standard) {
      if (!(given instanceof String text) || standard instanceof String || standard == null) {
        return given;
      }
      try {
        if (standard instanceof Boolean && Set.of("true", "false").contains(text)) {
          return Boolean.valueOf(text);
        }
        if (standard instanceof Integer) {
          return Integer.valueOf(text);
        }
        if (standard instanceof Double) {
          return Double.valueOf(text);
        }
        if (standard instanceof List<?> list && !list.isEmpty()) {
          return java.util.Arrays.stream(text.split(",")).map(part -> typed(context, name, part.strip(), list.get(0))).toList();
        }
      } catch (NumberFormatException e) {
        // said below, in the words of the script
      }
      String kind = standard instanceof Boolean ? "true or false" : standard instanceof Integer ? "a whole number" : "a number";
      context.fault("wrong-value", name,
          "parameter '" + name + "' is " + kind + " as its default " + standard + ", not '" + text + "'");
      return standard;
    }
  }
}
