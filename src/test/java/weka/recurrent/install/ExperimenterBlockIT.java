package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The block to copy and paste at the head of {@code examples/09-experimenter.groovy}, run literally by a shell, with the package
 * installed in Weka: the table of Weka's tester on the Experimenter's results is the table of our report on them.
 */
class ExperimenterBlockIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  /** Mean, standard deviation and mark, as both print them. */
  private static final Pattern ENTRY = Pattern.compile("(\\d+\\.\\d\\d) ?\\( *(\\d+\\.\\d\\d)\\) ?([v*]?)");

  @TempDir
  Path folder;

  @Test
  void wekasTableIsThatOfOurReport() throws IOException, InterruptedException {
    List<String> block = block();
    assertEquals(4, block.size());
    String readme = Files.readString(PROJECT.resolve("README.md"));
    assertTrue(!readme.contains("PairedCorrectedTTester") || readme.contains(block.get(2)), "the README says it otherwise");

    Path wekaHome = folder.resolve("wekahome");
    InstalledPackage.installInto(wekaHome);
    Files.createDirectories(folder.resolve("scripts"));
    Files.createSymbolicLink(folder.resolve("scripts/recur"), PROJECT.resolve("scripts/recur"));
    Files.createSymbolicLink(folder.resolve("examples"), PROJECT.resolve("examples"));
    wekaJar(folder.resolve("weka.jar"));
    List<String> printed = new ArrayList<>();
    for (String line : block) {
      printed.add(shell(line, wekaHome));
    }
    assertTrue(Files.isRegularFile(folder.resolve("out/cells.xml")), printed::toString);
    assertTrue(Files.isRegularFile(folder.resolve("out/cells.arff")), printed::toString);
    assertTrue(Files.isRegularFile(folder.resolve("out/cells/report.html")), printed::toString);

    List<List<String>> weka = table(printed.get(2));
    List<List<String>> ours = table(printed.get(3));
    assertEquals(2, weka.size(), () -> "two data sets in\n" + printed.get(2));
    weka.forEach(row -> assertEquals(4, row.size(), () -> "four learners in\n" + printed.get(2)));
    assertEquals(weka, ours, () -> printed.get(2) + "\n" + printed.get(3));
    assertTrue(weka.toString().matches(".*[v*].*"),
        () -> "no difference is significant, so the marks were not compared\n" + weka);
  }

  private static List<String> block() throws IOException {
    return Files.readAllLines(PROJECT.resolve("examples/09-experimenter.groovy")).stream()
        .filter(line -> line.matches("//     \\S.*")).map(line -> line.substring(2).strip()).toList();
  }

  private String shell(String line, Path wekaHome) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-ec", line).directory(folder.toFile());
    builder.environment().put("WEKA_HOME", wekaHome.toString());
    builder.environment().put("RECUR_MAVEN", "-Dweka.version=" + System.getProperty("weka.version"));
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.awt.headless=true -Dweka.packageManager.offline=true");
    builder.environment().put("PATH",
        Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
    Path out = folder.resolve("shell.out");
    Path err = folder.resolve("shell.err");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    String text = Files.readString(out);
    assertEquals(0, code, () -> line + "\n" + text + "\n" + textOf(err));
    return text;
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The {@code weka.jar} of the block: the Maven artifacts under one name. */
  private static void wekaJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String jars = Arrays.stream(ChildJvm.wekaAlone(Path.of("unused")).classPath().split(File.pathSeparator))
        .map(jar -> Path.of(jar).toUri().toString()).collect(Collectors.joining(" "));
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jars);
    try (OutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      out.flush();
    }
  }

  private static List<List<String>> table(String text) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      List<String> row = new ArrayList<>();
      for (Matcher entry = ENTRY.matcher(line); entry.find();) {
        row.add(entry.group(1) + " " + entry.group(2) + " " + entry.group(3));
      }
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
