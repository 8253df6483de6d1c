package weka.recurrent.dsl.reading;

import java.util.List;
import java.util.stream.Collectors;

/** A script that cannot be carried out, with everything that is wrong with it. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<ScriptFault> faults;

  /** @param faults at least one, in the order of the text */
  public ScriptException(List<ScriptFault> faults) {
    super(faults.stream().map(ScriptFault::text).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong. */
  public List<ScriptFault> faults() {
    return faults;
  }
}
