package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import weka.core.Version;
import weka.recurrent.storage.Sha256;

/** The software and the machine a run happens on, for the manifest. */
final class Surroundings {
  private Surroundings() {}

  /** Versions with the hashes of their jars: Weka's releases call themselves by the next version's name inside. */
  static Map<String, String> software() throws IOException {
    Map<String, String> software = new TreeMap<>();
    software.put("weka", Version.VERSION + jar(Version.class));
    String own = Surroundings.class.getPackage().getImplementationVersion();
    software.put("recurrentNetworks", (own == null ? "development" : own) + jar(Surroundings.class));
    software.put("java", System.getProperty("java.version") + " " + System.getProperty("java.vm.name"));
    try {
      Class<?> groovy = Class.forName("groovy.lang.GroovySystem", true, Surroundings.class.getClassLoader());
      software.put("groovy", groovy.getMethod("getVersion").invoke(null) + jar(groovy));
    } catch (ReflectiveOperationException e) {
      software.put("groovy", "none");
    }
    return software;
  }

  static Map<String, String> machine() {
    Map<String, String> machine = new TreeMap<>();
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
        + System.getProperty("os.arch"));
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    machine.put("locale", Locale.getDefault().toString());
    machine.put("time zone", TimeZone.getDefault().getID());
    return machine;
  }

  private static String jar(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      Path path = source == null ? null : Path.of(source.getLocation().toURI());
      return path == null || !Files.isRegularFile(path) ? "" : ", sha-256 " + Sha256.ofFile(path);
    } catch (URISyntaxException | IllegalArgumentException e) {
      // a jar inside another one has no file to hash
      return "";
    }
  }
}
