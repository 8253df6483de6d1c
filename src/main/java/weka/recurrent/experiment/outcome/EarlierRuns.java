package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the folders of earlier runs. */
public final class EarlierRuns {
  private EarlierRuns() {}

  /**
   * The newest run of a plan, or null; shards do not count.
   *
   * @param below folder that all runs of an experiment share
   * @param fingerprint of the plan
   * @param complete whether one that has ended will do
   * @param notes hears of folders that cannot be read, which are passed over
   */
  public static RunFolder find(Path below, String fingerprint, boolean complete, Consumer<String> notes) throws IOException {
    for (RunFolder folder : newestFirst(below, 1)) {
      if (folder.path().getFileName().toString().startsWith("shard-")) {
        continue;
      }
      try {
        Provenance provenance = folder.provenance();
        if (provenance.fingerprint().equals(fingerprint)) {
          return complete || !provenance.complete() ? folder : null;
        }
      } catch (IOException e) {
        notes.accept("passed over: " + e.getMessage());
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
    List<RunFolder> found = new ArrayList<>();
    Files.walkFileTree(below, Set.of(), depth + 1, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.getFileName().toString().equals("manifest.json") && attributes.isRegularFile()) {
          found.add(new RunFolder(file.getParent()));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        // a neighbor that may not be looked into is no run of ours
        return FileVisitResult.CONTINUE;
      }
    });
    found.sort(Comparator.comparing((RunFolder folder) -> folder.manifest().toFile().lastModified()).reversed());
    return found;
  }
}
