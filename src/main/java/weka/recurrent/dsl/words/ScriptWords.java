package weka.recurrent.dsl.words;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.reading.Word;

/**
 * What all experiment scripts are, however they were started: the words that mean the same in every block, the door to the
 * experiment that words at the top level describe, and the only place that answers for unknown words. Not for concurrent use.
 */
public abstract class ScriptWords extends SharedWords implements ExperimentWords {
  private final List<ExperimentBlock> experiments = new ArrayList<>();
  private ScriptContext context;
  private UnknownWords unknown;
  private ExperimentBlock implicit;

  /** Script without variables. */
  protected ScriptWords() {}

  /** Script with variables, which become its parameters. */
  protected ScriptWords(Binding binding) {
    super(binding);
  }

  /** The text of the script; Groovy compiles it into this method. */
  public abstract Object describe();

  /** Runs the text of the script, which only describes. */
  @Override
  public Object run() {
    return describe();
  }

  /** Reads a script, which describes its experiments; what it throws is a fault in the context. */
  public static List<ExperimentBlock> read(ScriptWords script, ScriptContext context) {
    script.context = context;
    script.unknown = new UnknownWords(context, new Vocabulary(ScriptWords.class));
    script.experiments.clear();
    script.implicit = null;
    try {
      script.describe();
    } catch (Exception | AssertionError | StackOverflowError e) {
      context.thrown(e);
    }
    return script.experiments;
  }

  @Override
  final ScriptContext context() {
    if (context == null) {
      throw new IllegalStateException("the script is not being read; use ScriptReader");
    }
    return context;
  }

  @Override
  public ExperimentWords experimentOf(String word) {
    if (context().block() instanceof ExperimentBlock block) {
      return block;
    }
    if (context().block() != null) {
      context().fault("wrong-block", word, "'" + word + "' belongs outside " + context().blockName() + ", not in it");
      return new ExperimentBlock(context(), "", new Place(0, 0));
    }
    if (implicit == null) {
      implicit = new ExperimentBlock(context(), context().text().baseName(), context().here(null));
      experiments.add(implicit);
    }
    return implicit;
  }

  @Word(value = "An experiment with a name; a script may have several.", use = "experiment('name') { ... }")
  public void experiment(Object name,
      @DelegatesTo(value = ExperimentBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    if (context().block() != null) {
      context().fault("wrong-block", "experiment", "'experiment' belongs outside " + context().blockName() + ", not in it");
      return;
    }
    ExperimentBlock block = new ExperimentBlock(context(), String.valueOf(name), context().here("experiment"));
    experiments.add(block);
    context().run(block, "experiment '" + name + "'", body);
    context().axes().clear();
  }

  @Word(value = "A value the command line can change with -P name=value; typed by its default.", use = "param('units', 32)")
  public Object param(Object name, Object otherwise) {
    String key = String.valueOf(name);
    Object standard = Values.plain(otherwise);
    Object given = context().options().parameters().get(key);
    if (given == null && getBinding().hasVariable(key)) {
      given = getBinding().getVariable(key);
    }
    Object value = given == null ? standard : typed(context(), key, Values.plain(given), standard);
    context().parameters().put(key, value);
    return value;
  }

  /** A parameter's value, which as a text takes the type of the default. */
  private static Object typed(ScriptContext context, String name, Object given, Object standard) {
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
        return Arrays.stream(text.split(",")).map(part -> typed(context, name, part.strip(), list.get(0))).toList();
      }
    } catch (NumberFormatException e) {
      // said below, in the words of the script
    }
    String kind = standard instanceof Boolean ? "true or false" : standard instanceof Integer ? "a whole number" : "a number";
    context.fault("wrong-value", name,
        "parameter '" + name + "' is " + kind + " as its default " + standard + ", not '" + text + "'");
    return standard;
  }

  /** Whether no faults are collected: the script is not read yet, or its code is only called back. */
  private boolean atRest() {
    return context == null || context.closed();
  }

  @Override
  public Object getProperty(String name) {
    if (context != null && context.axes().contains(name)) {
      return Axis.named(name);
    }
    try {
      return super.getProperty(name);
    } catch (MissingPropertyException e) {
      // println looks for 'out' and needs the exception; so do callbacks, which run when nothing is collected any more
      if (name.equals("out") || !name.equals(e.getProperty()) || atRest()) {
        throw e;
      }
      Set<String> variables = new TreeSet<>();
      getBinding().getVariables().keySet().forEach(variable -> variables.add(String.valueOf(variable)));
      return unknown.name(name, variables);
    }
  }

  @Override
  public void setProperty(String name, Object value) {
    if (atRest() || name.equals("binding") || name.equals("metaClass")) {
      super.setProperty(name, value);
    } else {
      unknown.assignment(name);
    }
  }

  /** Called by Groovy for a word that neither the block nor the script has. */
  public Object methodMissing(String name, Object arguments) {
    Object[] given = arguments instanceof Object[] array ? array : new Object[] {arguments};
    if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Closure<?> closure) {
      return closure.call(given);
    }
    if (atRest()) {
      throw new MissingMethodException(name, getClass(), given);
    }
    return unknown.call(name, given);
  }
}
