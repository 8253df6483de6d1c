package weka.recurrent.experiment.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.experiment.plan.Design;

class JournalTest {
  private static final Provenance PROVENANCE = new Provenance("x.groovy", "seed 1\n", "ab", "cd", List.of("run"), Map.of(),
      Map.of("weka", "3.8.7"), Map.of("os", "any"), 2, "2026-01-01T00:00:00Z", "", 0, -1);
  private final Design design = Examples.design(1, 2);

  @Test
  void everythingIsReadBack(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir.resolve("run"));
    folder.write(design, PROVENANCE);
    EpochResult epoch = new EpochResult("job0-1-1", 1, 0.7, 0.6, 0.01, 2, 0.1, 0.8);
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 1, 1, 1, 0.75), List.of());
      journal.append(Examples.result(design, 0, 1, 1, 0.5), List.of(epoch));
    }
    Outcome outcome = folder.read();
    assertEquals(design, outcome.design());
    assertEquals(PROVENANCE, outcome.provenance());
    assertEquals(List.of("job0-1-1", "job1-1-1"), outcome.results().stream().map(JobResult::job).toList());
    assertEquals(List.of(epoch), outcome.curve("job0-1-1"));
    assertEquals(design.jobs() - 2, outcome.missing());
  }

  @Test
  void aLineCutByACrashIsDoneAgain(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir);
    folder.write(design, PROVENANCE);
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 0, 1, 1, 0.5), List.of());
    }
    Files.writeString(folder.results(), "{\"job\":\"job0-1-2\",\"ce", StandardOpenOption.APPEND);
    assertEquals(1, folder.read().results().size());
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 0, 1, 2, 0.25), List.of());
    }
    assertEquals(2, folder.read().results().size());
    assertTrue(Files.readString(folder.results()).endsWith("}\n"));
  }

  @Test
  void aDamagedLineInTheMiddleIsAnErrorThatSaysWhere(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir);
    folder.write(design, PROVENANCE);
    Files.writeString(folder.results(), "{\"status\":\"OK\"}\nnonsense\n{}\n");
    IOException e = assertThrows(IOException.class, folder::read);
    assertTrue(e.getMessage().contains("line 2 is damaged"), e.getMessage());
  }

  @Test
  void anotherFolderIsNotARun(@TempDir Path dir) {
    NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> new RunFolder(dir).read());
    assertTrue(e.getMessage().contains("not the folder of a run"), e.getMessage());
  }
}
