package weka.recurrent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir
  Path dir;

  @Test
  void oneHolderAtATimeAlsoInOneProcess() throws Exception {
    Path file = dir.resolve("new/x.lock");
    LockFile first = LockFile.take(file);
    assertNotNull(first);
    assertNull(LockFile.take(file));
    String owner = LockFile.owner(file);
    assertTrue(owner.matches("process " + ProcessHandle.current().pid() + " on \\S+ since \\d{4}-.*Z"), owner);
    assertNull(LockFile.await(file, 1), "it waits in vain");
    first.close();
    first.close();
    try (LockFile second = LockFile.take(file)) {
      assertNotNull(second);
    }
    assertEquals("", Files.readString(file), "nobody has it, and it says so");
    assertEquals("another process", LockFile.owner(file));
  }

  @Test
  void aLinkToAFolderIsTheSameLock() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), Files.createDirectory(dir.resolve("folder")));
    try (LockFile held = LockFile.take(dir.resolve("folder/x.lock"))) {
      assertNotNull(held);
      assertNull(LockFile.take(link.resolve("x.lock")));
    }
  }

  @Test
  void halfALineIsNeverGluedToTheNext() throws IOException {
    Path file = dir.resolve("x.jsonl");
    try (LineFile lines = new LineFile(file)) {
      lines.append(List.of("{\"a\":1}"));
      try (FailingDisk disk = FailingDisk.between(1, 1)) {
        assertEquals(file + " could not be written: No space left on device",
            assertThrows(IOException.class, () -> lines.append(List.of("{\"b\":2}"))).getMessage());
        lines.append(List.of("{\"c\":3}"));
        assertEquals(2, disk.writes());
      }
    }
    assertEquals(List.of(Seal.on("{\"a\":1}"), Seal.on("{\"c\":3}")),
        LineFile.read(file).stream().map(LineFile.Line::text).toList());
  }

  @Test
  void aSealTellsWhatWasWritten() {
    String sealed = Seal.on("{\"a\":1}");
    assertTrue(sealed.matches("\\{\"a\":1,\"crc32c\":\"[0-9a-f]{8}\"}"), sealed);
    assertEquals(Seal.State.FITS, Seal.of(sealed));
    assertEquals(Seal.State.BROKEN, Seal.of(sealed.replace("1,", "2,")));
    assertEquals(Seal.State.BROKEN, Seal.of(sealed.replace("}", ",\"b\":1}")));
    assertEquals(Seal.State.NONE, Seal.of("{\"a\":1}"));
    assertEquals(Seal.State.NONE, Seal.of("{\"a\":\"\\\"crc32c\\\"\"}"), "a name is no seal");
    String pretty = Seal.on(Json.pretty(Map.of("a", 1)));
    assertTrue(pretty.matches("\\{\n  \"a\": 1,\n  \"crc32c\": \"[0-9a-f]{8}\"\n}\n"), pretty);
    assertEquals(Seal.State.FITS, Seal.of(pretty));
  }
}
