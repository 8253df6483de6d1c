package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package uninstalled and installed again in a running Weka: trainings of before can be stopped, their threads end, and
 * nothing of the package that was is kept in memory.
 */
class ReloadIT {
  @Test
  void nothingOutlivesTheReload(@TempDir Path directory) throws IOException, InterruptedException {
    Path data = FirstSymbol.write(directory.resolve("first.arff"), 300, 8, 1);
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));

    // Java itself holds on to classes softly, for its caches of reflection and serialization.
    ChildJvm strict = weka.withClasses(directory.resolve("classes"), List.of(ReloadSession.class, PackageThreads.class))
        .withFlags("-XX:SoftRefLRUPolicyMSPerMB=0").withSeconds(300);
    VirtualScreen.Session session = new VirtualScreen.Session(
        strict.run(ReloadSession.class.getName(), data.toString(), InstalledPackage.ZIP.toString()));

    assertEquals(0, session.outcome().exitCode(), session::toString);
    assertNotEquals("[]", session.value("threads-of-the-forgotten"), session::toString);
    assertTrue(session.value("stopped").startsWith("ended: java.lang.InterruptedException"), session::toString);
    assertEquals("true", session.value("went-on"), session::toString);
    assertTrue(session.value("caught").startsWith("ended: java.lang.InterruptedException"), session::toString);
    assertEquals("true", session.value("another-loader"), session::toString);
    assertEquals(session.value("right-before"), session.value("right-after"), session::toString);
    assertEquals("[]", session.value("threads"), session::toString);
    assertEquals("true", session.value("collected"), session::toString);
    assertEquals(session.value("right-before"), session.value("still-right"), session::toString);
  }
}
