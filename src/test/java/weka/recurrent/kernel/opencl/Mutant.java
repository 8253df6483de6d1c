package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A kernel with a fault: one place of its source replaced. Shows that a detector sees what it is there for.
 *
 * @param name of the fault
 * @param source kernel class
 * @param right a piece of its source, which stands there once
 * @param wrong what is put in its place
 */
record Mutant(String name, String source, String right, String wrong) {

  /** Compiles the class with the fault; the result stands before the right one on a class path. */
  Path compile(Path folder) {
    Path file = Path.of(System.getProperty("basedir", "."), "src/main/java/weka/recurrent/kernel/opencl", source + ".java");
    try {
      String text = Files.readString(file);
      assertEquals(2, text.split(java.util.regex.Pattern.quote(right), -1).length,
          name + ": not exactly one place of " + source + " reads\n" + right);
      Path copy = Files.createDirectories(folder.resolve("source")).resolve(source + ".java");
      Files.writeString(copy, text.replace(right, wrong));
      Path classes = Files.createDirectories(folder.resolve("mutant"));
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
        boolean compiled = compiler.getTask(messages, files, null,
            List.of("-g", "-nowarn", "-proc:none", "--release", "17", "-d", classes.toString(), "-cp",
                System.getProperty("java.class.path")),
            null, files.getJavaFileObjects(copy)).call();
        assertEquals(true, compiled, messages.toString());
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
