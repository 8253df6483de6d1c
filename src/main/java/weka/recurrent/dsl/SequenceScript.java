package weka.recurrent.dsl;

import groovy.lang.Binding;
import weka.recurrent.dsl.words.ScriptWords;

/**
 * Base class of experiment scripts that Groovy itself starts (plain {@code groovy}, Weka's script runner, an IDE). Such a script
 * begins with
 * <pre>{@code
 *   @groovy.transform.BaseScript weka.recurrent.dsl.SequenceScript dsl
 * }</pre>
 * and running it carries out its experiments: progress on the error stream, results on the output stream. The {@code recur}
 * command and {@link ScriptReader} need no such line. Not for concurrent use.
 */
public abstract class SequenceScript extends ScriptWords {
  /** Script without variables. */
  protected SequenceScript() {}

  /** Script with variables, which become its parameters. */
  protected SequenceScript(Binding binding) {
    super(binding);
  }

  /** Reads the script and carries out what it describes; the outcomes, one per experiment. */
  @Override
  public Object run() {
    return Standalone.run(this);
  }
}
