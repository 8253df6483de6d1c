package weka.recurrent.cli;

import picocli.CommandLine.IVersionProvider;
import weka.core.Version;
import weka.recurrent.dsl.ScriptReader;

/** What {@code --version} says. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String own = Versions.class.getPackage().getImplementationVersion();
    return new String[] {"recur " + (own == null ? "development" : own) + ", Weka " + Version.VERSION + ", Groovy "
        + ScriptReader.groovyVersion() + ", Java " + System.getProperty("java.version")};
  }
}
