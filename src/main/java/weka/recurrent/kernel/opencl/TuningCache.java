package weka.recurrent.kernel.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;

/**
 * What was measured on a device, in memory and in a file of the user's cache folder, so that neither this process nor the next
 * one measures again - and so that a choice between backends, once made, is repeated. One file per device, driver and version
 * of the kernel code. A folder that cannot be written to costs the memory of the next process, nothing else. Safe for all
 * threads.
 */
final class TuningCache {
  /** Folder in place of the user's cache folder. */
  static final String FOLDER = "weka.recurrent.cache";

  private static final Logger LOG = Logger.getLogger(TuningCache.class.getName());

  private final Path file;
  private final String title;
  private final Properties values = new Properties();
  private boolean loaded;

  /**
   * @param folder where the file stands, or null for none
   * @param device whose measurements these are
   */
  TuningCache(Path folder, OpenClDevices.Info device) {
    title = device.name() + " | " + device.platform() + " | " + device.version() + " | " + device.computeUnits()
        + " compute units | kernel code " + codeVersion();
    CRC32 crc = new CRC32();
    crc.update(title.getBytes(StandardCharsets.UTF_8));
    file = folder == null ? null : folder.resolve(String.format(Locale.ROOT, "opencl-%08x.properties", crc.getValue()));
  }

  /** The user's cache folder of this package, by the conventions of the operating system, or what {@link #FOLDER} says. */
  static Path userFolder() {
    String wanted = System.getProperty(FOLDER);
    if (wanted != null) {
      return Path.of(wanted);
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String home = System.getProperty("user.home", ".");
    String given =
        os.contains("win") ? System.getenv("LOCALAPPDATA") : os.contains("mac") ? null : System.getenv("XDG_CACHE_HOME");
    Path base = given != null && !given.isBlank() ? Path.of(given)
        : os.contains("mac") ? Path.of(home, "Library", "Caches") : Path.of(home, ".cache");
    return base.resolve("recurrentNetworks");
  }

  synchronized String get(String key) {
    load();
    return values.getProperty(key);
  }

  synchronized void put(String key, String value) {
    // What others have written in the meantime stays.
    loaded = false;
    load();
    values.setProperty(key, value);
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "opencl", ".new");
      try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        values.store(writer, title);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "measurements of " + title + " are kept for this process only, " + file + " cannot be written", e);
    }
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (file == null || !Files.isReadable(file)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "measurements in " + file + " cannot be read and are made again", e);
    }
  }

  /** Changes whenever a kernel class is compiled from other source. */
  private static String codeVersion() {
    CRC32 crc = new CRC32();
    for (Class<?> part : new Class<?>[] {RecurrentKernel.class, CellKernel.class, ReadOutKernel.class,
        ProductKernel.class, MatrixKernel.class,
        ProgramBuilder.class}) {
      try (InputStream in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
        if (in != null) {
          crc.update(in.readAllBytes());
        }
      } catch (IOException e) {
        LOG.log(Level.FINE, "the class file of " + part.getName() + " cannot be read; measurements do not tell versions apart",
            e);
      }
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
