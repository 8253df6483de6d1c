package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The package zip of this build, installed without a network into a WEKA_HOME that was empty before. */
final class InstalledPackage {

  static final Path ZIP = Path.of(System.getProperty("package.zip", "target/recurrentNetworks-0.1.0.zip")).toAbsolutePath();

  private InstalledPackage() {}

  /** Installs as the README says. Weka's package manager exits with 0 whatever happens, so its result is looked at. */
  static ChildJvm installInto(Path wekaHome) throws IOException, InterruptedException {
    ChildJvm weka = ChildJvm.wekaAlone(wekaHome);
    ChildJvm.Outcome outcome = weka.run("weka.core.WekaPackageManager", "-offline", "-install-package", ZIP.toString());
    assertTrue(Files.isRegularFile(wekaHome.resolve("packages/recurrentNetworks/Description.props")),
        () -> "Weka's package manager did not install " + ZIP + "\n" + outcome);
    return weka;
  }
}
