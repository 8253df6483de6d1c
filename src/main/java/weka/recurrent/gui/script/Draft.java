package weka.recurrent.gui.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import weka.core.WekaPackageManager;

/**
 * Text that was not saved yet, in a file under WEKA_HOME, one for each running Weka: it survives Weka's end, however sudden.
 * Written by a thread of its own, in order.
 */
final class Draft {
  private static final Logger LOGGER = Logger.getLogger(Draft.class.getName());
  private static final Pattern NAME = Pattern.compile("draft-(\\d+)\\.groovy");

  private final Path folder = WekaPackageManager.WEKA_HOME.toPath().resolve("recurrentNetworks");
  private final Path file = folder.resolve("draft-" + ProcessHandle.current().pid() + ".groovy");
  private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "recur-draft");
    thread.setDaemon(true);
    return thread;
  });

  /** Keeps a text. */
  void keep(String text) {
    writer.execute(() -> {
      try {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "unsaved text cannot be kept in {0}: {1}", new Object[] {file, e});
      }
    });
  }

  /** The text is saved elsewhere, or given up. */
  void forget() {
    writer.execute(() -> {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "a draft that is no longer needed stays in {0}: {1}", new Object[] {file, e});
      }
    });
  }

  /** Waits until all is on the disk. */
  void flush() throws InterruptedException {
    java.util.concurrent.CountDownLatch written = new java.util.concurrent.CountDownLatch(1);
    writer.execute(written::countDown);
    written.await(5, TimeUnit.SECONDS);
  }

  /** The newest text that a Weka which has ended left behind, taken over; null if there is none. */
  String takeOver() throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(Draft::orphan).sorted(Comparator.comparing((Path f) -> f.toFile().lastModified()).reversed()).toList();
    }
    if (left.isEmpty()) {
      return null;
    }
    Files.move(left.get(0), file, StandardCopyOption.REPLACE_EXISTING);
    return Files.readString(file);
  }

  private static boolean orphan(Path candidate) {
    Matcher name = NAME.matcher(candidate.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty();
  }
}
