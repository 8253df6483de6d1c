package weka.recurrent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedFileTest {
  @TempDir
  Path folder;

  @Test
  void whatIsNotPlacedLeavesNoTrace() throws IOException {
    Path file = Files.writeString(folder.resolve("a.model"), "old");
    try (PlannedFile planned = PlannedFile.at(file)) {
      Files.writeString(planned.path(), "new");
      assertTrue(planned.path().toString().endsWith("a.model"));
      assertEquals("old", Files.readString(file));
    }
    assertEquals("old", Files.readString(file));
    assertEquals(1, count());
  }

  @Test
  void aPlacedFileKeepsTheRightsOfTheOneBeforeAndFollowsItsLink() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no rights as Unix has them");
    Path file = Files.writeString(folder.resolve("a.model"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.write(link, "new".getBytes());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(2, count());
  }

  @Test
  void aTryTellsTheReasonAndLeavesNothing() throws IOException {
    PlannedFile.tryOut(folder.resolve("new/folder/x.model"));
    assertEquals(0, count());
    assertEquals("it is a directory", assertThrows(IOException.class, () -> PlannedFile.tryOut(folder)).getMessage());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertEquals(file + " is no directory",
        assertThrows(IOException.class, () -> PlannedFile.tryOut(file.resolve("x.model"))).getMessage());
    assumeTrue(Files.isDirectory(Path.of("/proc")), "no folder that takes no files");
    assertEquals("no file may be made in the directory /proc",
        assertThrows(IOException.class, () -> PlannedFile.tryOut(Path.of("/proc/x.model"))).getMessage());
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
