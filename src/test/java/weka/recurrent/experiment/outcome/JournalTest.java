package weka.recurrent.experiment.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.storage.Json;

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
  void aDamagedLineIsLeftOutAndToldAndItsJobDoneAgain(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir);
    folder.write(design, PROVENANCE);
    EpochResult epoch = new EpochResult("job0-1-1", 1, 0.7, 0.6, 0.01, 2, 0.1, 0.8);
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 0, 1, 1, 0.5), List.of(epoch));
      journal.append(Examples.result(design, 1, 1, 1, 0.75), List.of());
    }
    Files.writeString(folder.results(), Files.readString(folder.results()).replace("0.75", "0.95"));
    Outcome outcome = folder.read();
    assertEquals(List.of("job0-1-1"), outcome.results().stream().map(JobResult::job).toList());
    assertEquals(List.of(folder.results() + ", line 2 is damaged and left out; what they told of counts as not done"),
        outcome.notes());

    Files.writeString(folder.epochs(), Files.readString(folder.epochs()).replace("0.7", "0.1"));
    outcome = folder.read();
    assertEquals(List.of(), outcome.results(), "without its learning curve a result is not whole");
    assertEquals(3, outcome.notes().size(), outcome.notes().toString());

    List<String> notes = new ArrayList<>();
    assertEquals(List.of(), folder.resume(Set.of("job0-1-1", "job1-1-1"), true, notes::add));
    assertEquals(3, notes.size(), notes.toString());
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 0, 1, 1, 0.5), List.of(epoch));
      journal.append(Examples.result(design, 1, 1, 1, 0.75), List.of());
    }
    assertEquals(2, folder.read().results().size());
    assertEquals(List.of(), folder.read().notes(), "what was damaged is gone");
  }

  @Test
  void aJournalOfVersion010IsRead(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir);
    folder.write(design, PROVENANCE);
    EpochResult epoch = new EpochResult("job0-1-1", 1, 0.7, 0.6, 0.01, 2, 0.1, 0.8);
    Files.writeString(folder.plan(), Json.pretty(design));
    Files.writeString(folder.manifest(), Json.pretty(PROVENANCE));
    Files.writeString(folder.epochs(), Json.write(epoch) + "\n");
    Files.writeString(folder.results(), Json.write(Examples.result(design, 0, 1, 1, 0.5)) + "\n");
    assertEquals(List.of(epoch), folder.read().epochs());
    try (Journal journal = folder.journal()) {
      journal.append(Examples.result(design, 1, 1, 1, 0.75), List.of());
    }
    assertEquals(2, folder.read().results().size());
    assertEquals(List.of(), folder.read().notes());
    // after a sealed line there is none without a seal
    Files.writeString(folder.results(), Json.write(Examples.result(design, 0, 1, 2, 0.5)) + "\n", StandardOpenOption.APPEND);
    assertEquals(2, folder.read().results().size());
    assertEquals(1, folder.read().notes().size());
  }

  @Test
  void aDamagedPlanOrManifestIsRefused(@TempDir Path dir) throws IOException {
    RunFolder folder = new RunFolder(dir);
    folder.write(design, PROVENANCE);
    String plan = Files.readString(folder.plan());
    Files.writeString(folder.plan(), plan.replace("ZeroR", "OneR"));
    assertTrue(assertThrows(IOException.class, folder::read).getMessage().contains("plan.json is damaged: its checksum"));
    Files.writeString(folder.plan(), plan.replace("crc32c", "crc32d"));
    assertTrue(assertThrows(IOException.class, folder::read).getMessage().contains("it has [crc32d]"));
    Files.writeString(folder.plan(), plan);
    Files.writeString(folder.manifest(), Files.readString(folder.manifest()).replace("2026-01", "2025-01"));
    assertTrue(assertThrows(IOException.class, folder::read).getMessage().contains("manifest.json is damaged: its checksum"));
  }

  @Test
  void anotherFolderIsNotARun(@TempDir Path dir) {
    NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> new RunFolder(dir).read());
    assertTrue(e.getMessage().contains("not the folder of a run"), e.getMessage());
  }
}
