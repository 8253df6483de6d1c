package weka.recurrent.dsl.reading;

import groovy.lang.GroovyObjectSupport;

/** Stands for a name nobody knows, already reported; whoever gets it keeps silent, so that one slip is one message. */
public final class Unknown extends GroovyObjectSupport {
  private final String name;

  /** @param name what was written */
  public Unknown(String name) {
    this.name = name;
  }

  @Override
  public Object invokeMethod(String method, Object arguments) {
    return this;
  }

  @Override
  public Object getProperty(String property) {
    return this;
  }

  @Override
  public String toString() {
    return name;
  }
}
