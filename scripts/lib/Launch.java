import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Readies a clone for the recur command, and starts it where there is no Bash. Java runs this file from its source:
 * <pre>
 *   java scripts/lib/Launch.java build           compiles and writes target/recur.classpath, unless that is up to date
 *   java scripts/lib/Launch.java spark           the same for Apache Spark: target/spark.classpath
 *   java scripts/lib/Launch.java run ARGUMENTS   what scripts/recur does, ends with the command's exit code
 * </pre>
 * Any number of processes may start at once. One builds, under a lock that the system takes away from a process that dies; the
 * others wait. A class path is moved into its place when all that it names is there, so that a killed build or a full disk leaves a
 * clone that builds anew. Jars have a new name with every build: commands that run go on with theirs.
 */
public final class Launch {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
  private static final String EXAMPLE = "examples/02-do-gates-help.groovy";
  private static final Pattern ON_SPARK = Pattern.compile("\\bon *: *spark *\\(");
  /** Builds whose jars are kept for commands that still run. */
  private static final int KEPT = 2;

  private final Path home;
  private final Path target;
  private final Path log;

  private Launch(Path home) {
    this.home = home;
    target = home.resolve("target");
    log = target.resolve("recur-build.log");
  }

  public static void main(String[] arguments) throws Exception {
    Launch launch = new Launch(Path.of(System.getProperty("recur.home", ".")).toAbsolutePath().normalize());
    String what = arguments.length == 0 ? "" : arguments[0];
    try {
      switch (what) {
        case "build" -> launch.build();
        case "spark" -> launch.spark();
        case "run" -> System.exit(launch.run(Arrays.asList(arguments).subList(1, arguments.length)));
        default -> throw new Failure("usage: java -Drecur.home=CLONE scripts/lib/Launch.java build|spark|run ...", 2);
      }
    } catch (Failure e) {
      System.err.println(e.getMessage());
      System.exit(e.code);
    }
  }

  /** Told to the user as it stands. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final int code;

    Failure(String message, int code) {
      super(message);
      this.code = code;
    }
  }

  /** A step of the build, done under the lock. */
  private interface Step {
    void make() throws IOException, InterruptedException, Failure;
  }

  private Path classPath() {
    return target.resolve("recur.classpath");
  }

  private Path sparkClassPath() {
    return target.resolve("spark" + sparkVersion().map(v -> "-" + v).orElse("") + ".classpath");
  }

  private static java.util.Optional<String> sparkVersion() {
    return java.util.Optional.ofNullable(System.getenv("RECUR_SPARK")).filter(v -> !v.isEmpty());
  }

  private void build() throws IOException, InterruptedException, Failure {
    once(classPath(), this::stale, () -> {
      System.err.println("building recurrentNetworks (once; a minute or two) ...");
      FileTime begun = FileTime.fromMillis(System.currentTimeMillis());
      Path dependencies = target.resolve("recur.dependencies");
      maven("the build failed", "compile", "jar:jar@default-jar", PLUGIN, "-DincludeScope=compile",
          "-DexcludeGroupIds=org.apache.spark,org.scala-lang", "-Dmdep.outputFile=" + dependencies);
      String path = ownJar() + File.pathSeparator + jars(dependencies);
      archive(path);
      // As old as the build's begin: what is changed while it goes on is built next time.
      place(classPath(), path, begun);
    });
  }

  private void spark() throws IOException, InterruptedException, Failure {
    Path file = sparkClassPath();
    once(file, () -> !Files.exists(file) || newer(home.resolve("pom.xml"), file), () -> {
      System.err.println("fetching Apache Spark (once; 200 MB) ...");
      Path dependencies = target.resolve("spark.dependencies");
      List<String> options = new ArrayList<>(
          List.of(PLUGIN, "-DincludeScope=compile", "-Dspark.leave.out=nothing", "-Dmdep.outputFile=" + dependencies));
      sparkVersion().ifPresent(version -> options.add("-Dspark.version=" + version));
      maven("Spark cannot be fetched", options.toArray(String[]::new));
      place(file, jars(dependencies), null);
    });
  }

  /** Whether something is to be made. */
  private interface Question {
    boolean ask() throws IOException;
  }

  private void once(Path made, Question stale, Step step) throws IOException, InterruptedException, Failure {
    if (!stale.ask()) {
      return;
    }
    Files.createDirectories(target);
    try (FileChannel channel = FileChannel.open(target.resolve("recur.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        System.err.println("another command builds recurrentNetworks; this one waits ...");
        lock = channel.lock();
      }
      // Who waited finds it made.
      if (stale.ask()) {
        step.make();
      }
      lock.release();
    } catch (IOException e) {
      throw new Failure("cannot write " + made + ": " + e, 1);
    }
  }

  private boolean stale() throws IOException {
    Path made = classPath();
    if (!Files.exists(made) || newer(home.resolve("pom.xml"), made)) {
      return true;
    }
    try (Stream<Path> sources = Files.walk(home.resolve("src/main"))) {
      return sources.anyMatch(source -> Files.isRegularFile(source) && newer(source, made));
    }
  }

  private static boolean newer(Path file, Path than) {
    return file.toFile().lastModified() > than.toFile().lastModified();
  }

  private void maven(String failure, String... arguments) throws IOException, InterruptedException, Failure {
    boolean windows = File.separatorChar == '\\';
    List<String> command = new ArrayList<>(windows ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
    command.addAll(List.of("-B", "-ntp"));
    command.addAll(words(System.getenv("RECUR_MAVEN")));
    command.addAll(Arrays.asList(arguments));
    int code;
    try {
      code = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start()
          .waitFor();
    } catch (IOException e) {
      throw new Failure("building needs Maven, whose command mvn cannot be started: " + e.getMessage(), 1);
    }
    if (code != 0) {
      List<String> lines = Files.readAllLines(log);
      List<String> errors = lines.stream().filter(line -> line.contains("ERROR")).limit(20).toList();
      (errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - 20), lines.size()) : errors).forEach(System.err::println);
      throw new Failure(failure + "; all of it is in " + log, 1);
    }
  }

  /** Our jar under a name of this build; those of builds long ago go. */
  private Path ownJar() throws IOException, Failure {
    Path made;
    try (Stream<Path> files = Files.list(target)) {
      made = files.filter(file -> file.getFileName().toString().matches("recurrentNetworks-.*\\.jar"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new Failure("the build made no jar; all of it is in " + log, 1));
    }
    Path folder = Files.createDirectories(target.resolve("recur"));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
          .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed()).toList();
      for (Path old : jars.subList(Math.min(KEPT - 1, jars.size()), jars.size())) {
        Files.deleteIfExists(archiveOf(old));
        Files.deleteIfExists(old);
      }
    } catch (java.nio.file.AccessDeniedException inUse) {
      // Windows lets no file go that is open; the next build tries again.
    }
    Path jar = folder.resolve("recurrentNetworks-" + Long.toString(System.currentTimeMillis(), 36) + ".jar");
    return Files.copy(made, jar);
  }

  private static Path archiveOf(Path jar) {
    return Path.of(jar.toString().replaceAll("\\.jar$", ".jsa"));
  }

  /** Weka's dependencies hold a .pom and natives for other machines, which its class search stumbles over. */
  private static String jars(Path dependencies) throws IOException {
    return Arrays.stream(Files.readString(dependencies).trim().split(Pattern.quote(File.pathSeparator)))
        .filter(jar -> jar.endsWith(".jar") && !jar.endsWith("-natives.jar")).collect(Collectors.joining(File.pathSeparator));
  }

  /** Classes first seen now are kept in an archive that lets the Java machine start in half the time. Without it all works, too. */
  private void archive(String path) throws IOException, InterruptedException {
    Path archive = archiveOf(Path.of(path.substring(0, path.indexOf(File.pathSeparatorChar))));
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags("recur", "netlib", "short"));
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path, "weka.recurrent.cli.Recur", "check",
        home.resolve(EXAMPLE).toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(target.resolve("recur-archive.log").toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly().waitFor();
      Files.deleteIfExists(archive);
    }
  }

  private static void place(Path file, String content, FileTime time) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, content + "\n");
      if (time != null) {
        Files.setLastModifiedTime(fresh, time);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String java() {
    String home = System.getenv("JAVA_HOME");
    return Path.of(home == null || home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java").toString();
  }

  private List<String> flags(String... files) {
    return Arrays.stream(files).map(file -> "@" + home.resolve("scripts/lib/" + file + ".arguments")).collect(Collectors.toList());
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.trim().split("\\s+"));
  }

  private int run(List<String> given) throws IOException, InterruptedException, Failure {
    build();
    List<String> arguments = new ArrayList<>();
    String extra = "";
    String engine = "";
    boolean says = false;
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.equals("--cp")) {
        if (++i == given.size()) {
          throw new Failure("--cp needs a path", 2);
        }
        extra = File.pathSeparator + given.get(i);
        continue;
      }
      engine = word.startsWith("--on=") ? word.substring(5) : word.equals("--on") && i + 1 < given.size() ? given.get(i + 1) : engine;
      says |= word.endsWith(".groovy") && !arguments.isEmpty() && arguments.get(0).equals("run") && saysSpark(Path.of(word));
      arguments.add(word);
    }
    boolean spark = (engine.isEmpty() ? says : engine.startsWith("spark:") || engine.startsWith("local["))
        && !extra.contains("spark");
    String path = Files.readString(classPath()).trim();
    String own = path.substring(0, path.indexOf(File.pathSeparatorChar));
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags("recur", "netlib"));
    if (spark) {
      spark();
      // What executors are sent. The class path of a run on Spark is Maven's own choice of versions for both together.
      command.add("-Drecur.jars=" + path + extra);
      path = own + File.pathSeparator + Files.readString(sparkClassPath()).trim();
    } else if (Files.exists(archiveOf(Path.of(own)))) {
      command.addAll(List.of("-XX:SharedArchiveFile=" + archiveOf(Path.of(own)), "-Xshare:auto"));
    }
    switch (arguments.isEmpty() ? "" : arguments.get(0)) {
      case "run", "predict" -> {
        if (java.lang.module.ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
          command.add("--add-modules=jdk.incubator.vector");
        }
      }
      case "export" -> { }
      default -> command.addAll(flags("short"));
    }
    command.addAll(words(System.getenv("RECUR_JAVA")));
    // A class path may be longer than a command line of Windows, but not than its environment.
    command.add("weka.recurrent.cli.Recur");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("CLASSPATH", path + extra);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }

  private static boolean saysSpark(Path script) {
    try (Stream<String> lines = Files.lines(script)) {
      return lines.anyMatch(line -> ON_SPARK.matcher(line).find());
    } catch (IOException | java.io.UncheckedIOException e) {
      // The command says that there is no such script.
      return false;
    }
  }
}
