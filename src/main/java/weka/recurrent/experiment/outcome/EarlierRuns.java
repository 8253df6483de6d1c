package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import weka.recurrent.storage.Json;

/** Finds the folders of earlier runs. */
public final class EarlierRuns {
  private EarlierRuns() {}

  /**
   * The newest run of a plan, or null; shards do not count.
   *
   * @param below folder that all runs of an experiment share
   * @param fingerprint of the plan
   * @param complete whether one that has ended will do
   */
  public static RunFolder find(Path below, String fingerprint, boolean complete) throws IOException {
    for (RunFolder folder : newestFirst(below, 1)) {
      Provenance provenance = Json.read(Provenance.class, Files.readString(folder.manifest()));
      boolean shard = folder.path().getFileName().toString().startsWith("shard-");
      if (!shard && provenance.fingerprint().equals(fingerprint)) {
        return complete || !provenance.complete() ? folder : null;
      }
    }
    return null;
  }

  /** The newest run below a folder, or null. */
  public static RunFolder newest(Path below) throws IOException {
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
