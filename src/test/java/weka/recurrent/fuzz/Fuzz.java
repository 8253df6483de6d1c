package weka.recurrent.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * Entry point of Jazzer, which calls {@link #fuzzerTestOneInput} with ever new bytes. The target is named by the system property
 * {@code fuzz.target}. As a program it writes the seeds of a target to files: {@code Fuzz TARGET FOLDER}.
 */
public final class Fuzz {
  private static FuzzTarget target;

  private Fuzz() {}

  /** Called once by Jazzer. */
  public static void fuzzerInitialize() throws Exception {
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    target = FuzzTarget.named(System.getProperty("fuzz.target"));
    // Loading the classes of Groovy under Jazzer takes a minute, which is no hang of ours.
    target.seeds().forEach(target::feed);
  }

  /** Called by Jazzer for every input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.feed(input);
  }

  /** Arguments: target, folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    List<byte[]> seeds = FuzzTarget.named(args[0]).seeds();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
