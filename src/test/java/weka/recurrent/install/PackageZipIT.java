package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package zip holds what it must, nothing that Weka brings itself, and no native library but Aparapi's. */
class PackageZipIT {

  private static final Path ZIP = Path.of(System.getProperty("package.zip", "target/recurrentNetworks-0.1.0.zip"));

  /** A promise of the project, from the budget of people who download over a lecture hall's network. */
  private static final long LARGEST = 40_000_000;

  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");

  /** Entries of the zip by name, directories left out. */
  private static final Map<String, byte[]> ENTRIES = new TreeMap<>();

  /** Names inside each jar of the zip. */
  private static final Map<String, List<String>> JARS = new TreeMap<>();

  @BeforeAll
  static void open() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          ENTRIES.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    for (Map.Entry<String, byte[]> entry : ENTRIES.entrySet()) {
      if (entry.getKey().endsWith(".jar")) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(entry.getValue()))) {
          for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
            names.add(inner.getName());
          }
        }
        JARS.put(entry.getKey(), names);
      }
    }
  }

  @Test
  void isSmall() throws IOException {
    assertTrue(Files.size(ZIP) < LARGEST, ZIP + " has " + Files.size(ZIP) + " bytes, at most " + LARGEST + " are allowed");
  }

  @Test
  void holdsDescriptionJarAndLicenses() {
    assertTrue(ENTRIES.keySet().containsAll(
        List.of("Description.props", "recurrentNetworks.jar", "LICENSE", "THIRD-PARTY.txt")), ENTRIES.keySet().toString());
    assertEquals(1, JARS.keySet().stream().filter(name -> !name.contains("/")).count(),
        "one jar at the top level: Weka searches classes there");
    assertTrue(new String(ENTRIES.get("LICENSE"), StandardCharsets.UTF_8).contains("GNU GENERAL PUBLIC LICENSE"));
  }

  @Test
  void descriptionIsComplete() throws IOException {
    Properties description = new Properties();
    description.load(new ByteArrayInputStream(ENTRIES.get("Description.props")));
    for (String key : List.of("PackageName", "Version", "Date", "Title", "Category", "Author", "Maintainer", "License",
        "Description", "PackageURL", "Depends", "JVMVersion")) {
      assertFalse(description.getProperty(key, "").isBlank(), "Description.props needs " + key);
    }
    assertFalse(description.toString().contains("${"), "unresolved property in " + description);
    assertTrue(ZIP.getFileName().toString().contains(description.getProperty("Version")));
    assertTrue(description.getProperty("Date").matches("\\d{4}-\\d\\d-\\d\\d"));
    assertEquals("weka (>=3.8.6)", description.getProperty("Depends"), "without Depends Weka 3.8.6 fails at every start");
  }

  @Test
  void nothingThatWekaBrings() throws IOException {
    TreeSet<String> twice = new TreeSet<>();
    int compared = 0;
    for (String part : ChildJvm.wekaAlone(Path.of("unused")).classPath().split(java.io.File.pathSeparator)) {
      if (part.endsWith(".jar")) {
        try (JarFile jar = new JarFile(part)) {
          TreeSet<String> classes = new TreeSet<>();
          jar.stream().map(ZipEntry::getName).filter(PackageZipIT::isClass).forEach(classes::add);
          compared += classes.size();
          for (Map.Entry<String, List<String>> ours : JARS.entrySet()) {
            ours.getValue().stream().filter(classes::contains).forEach(name -> twice.add(ours.getKey() + " " + name));
          }
        }
      }
    }
    assertTrue(compared > 3000, "Weka's jars were not read: only " + compared + " classes");
    assertTrue(twice.isEmpty(), "also on Weka's class path, which wins: " + twice);
    JARS.forEach((jar, names) -> assertTrue(names.stream().noneMatch(name -> name.startsWith("scala/")), jar + " holds Scala"));
    JARS.forEach((jar, names) -> assertTrue(names.stream().noneMatch(name -> name.startsWith("org/apache/spark/")
        || name.startsWith("org/apache/hadoop/") || name.startsWith("io/netty/")), jar + " holds Spark or what Spark needs"));
  }

  @Test
  void nativeLibrariesAreAparapisAlone() {
    int natives = 0;
    for (Map.Entry<String, List<String>> jar : JARS.entrySet()) {
      for (String name : jar.getValue()) {
        if (NATIVE.matcher(name).matches()) {
          assertTrue(jar.getKey().startsWith("lib/aparapi-jni-"), "native library " + name + " in " + jar.getKey());
          natives++;
        }
      }
    }
    assertTrue(natives > 0, "Aparapi's native libraries are missing");
    assertTrue(ENTRIES.keySet().stream().noneMatch(name -> NATIVE.matcher(name).matches()), "loose native library in the zip");
  }

  @Test
  void everyLibraryHasItsLicenseListed() {
    String listed = new String(ENTRIES.get("THIRD-PARTY.txt"), StandardCharsets.UTF_8);
    TreeSet<String> artifacts = new TreeSet<>();
    for (String jar : JARS.keySet()) {
      if (jar.startsWith("lib/")) {
        String artifact = jar.substring(4).replaceFirst("-\\d.*", "");
        assertTrue(artifacts.add(artifact), artifact + " is there in two versions");
        assertTrue(Pattern.compile("(?m)^" + Pattern.quote(artifact) + "\\s+\\S").matcher(listed).find(),
            "THIRD-PARTY.txt must name the license of " + jar);
      }
    }
    assertTrue(artifacts.size() > 5, "libraries are missing: " + artifacts);
  }

  @Test
  void ourClassesAreForJava17AndInOurPackages() throws IOException {
    int checked = 0;
    try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(ENTRIES.get("recurrentNetworks.jar")))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        String name = entry.getName();
        if (isClass(name)) {
          DataInputStream in = new DataInputStream(jar);
          int magic = in.readInt();
          in.readUnsignedShort();
          int version = in.readUnsignedShort();
          assertAll(() -> assertEquals(0xCAFEBABE, magic, name), () -> assertEquals(61, version, name + " is not for Java 17"),
              () -> assertTrue(name.startsWith("weka/"), name));
          checked++;
        }
      }
    }
    assertTrue(checked > 10, "only " + checked + " classes in the jar");
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
  }
}
