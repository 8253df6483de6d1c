package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.storage.Json;

/** Finds the folders of earlier runs. */
public final class Earlier {
  private Earlier() {}

  /**
   * The newest run of the same plan, or null.
   *
   * @param complete whether one that has ended will do
   */
  public static RunFolder find(ScriptPlan plan, boolean complete) throws IOException {
    for (RunFolder folder : newestFirst(ScriptRun.parent(plan), 1)) {
      Provenance provenance = Json.read(Provenance.class, Files.readString(folder.manifest()));
      boolean shard = folder.path().getFileName().toString().startsWith("shard-");
      if (!shard && provenance.fingerprint().equals(plan.plan().fingerprint())) {
        return complete || provenance.exitCode() < 0 ? folder : null;
      }
    }
    return null;
  }

  /** The newest run below a folder, or null. */
  static RunFolder newest(Path below) throws IOException {
    List<RunFolder> folders = newestFirst(below, 3);
    return folders.isEmpty() ? null : folders.get(0);
  }

  private static List<RunFolder> newestFirst(Path below, int depth) throws IOException {
    if (!Files.isDirectory(below)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(below, depth + 1)) {
      return paths.filter(p -> p.getFileName().toString().equals("manifest.json") && Files.isRegularFile(p))
          .map(p -> new RunFolder(p.getParent()))
          .sorted(Comparator.comparing((RunFolder f) -> f.manifest().toFile().lastModified()).reversed()).toList();
    }
  }
}
