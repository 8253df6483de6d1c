package weka.filters.unsupervised.instance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import weka.core.Instances;
import weka.core.Utils;
import weka.filters.Filter;
import weka.recurrent.data.DataFile;
import weka.recurrent.storage.AtomicFile;

/**
 * Filters files as a whole: {@code -i in -o out [-r second -s out] [-c class]}. Output files are complete or not there, and a
 * fault ends in a sentence and an exit code, where Weka's own command line reads row by row, prints a trace, leaves what it has
 * and says that all went well.
 */
final class FilterFiles {
  private final Filter filter;
  /** The stream of this moment: Weka's Simple CLI redirects it into its window. */
  private final PrintStream err = System.err;

  FilterFiles(Filter filter) {
    this.filter = filter;
  }

  /** Whether the options are those of files, and not of help or of standard input. */
  static boolean names(String[] options) {
    try {
      return !Utils.getOption('i', options.clone()).isEmpty() && !Utils.getOption('o', options.clone()).isEmpty();
    } catch (Exception e) {
      return false;
    }
  }

  /**
   * Filters.
   *
   * @return whether all went well; else a message was printed, and no output file was touched
   */
  boolean run(String[] given) {
    String[] options = given.clone();
    try {
      Path input = Path.of(Utils.getOption('i', options));
      Path output = Path.of(Utils.getOption('o', options));
      String second = Utils.getOption('r', options);
      String secondOutput = Utils.getOption('s', options);
      String classIndex = Utils.getOption('c', options);
      Utils.getFlag('b', options);
      if (second.isEmpty() != secondOutput.isEmpty()) {
        throw new IllegalArgumentException("-r names a second file to filter and -s where its result goes; give both");
      }
      filter.setOptions(options);
      Instances data = read(input, classIndex);
      filter.setInputFormat(data);
      Instances first = Filter.useFilter(data, filter);
      Instances other = null;
      if (!second.isEmpty()) {
        Instances more = read(Path.of(second), classIndex);
        if (!more.equalHeaders(data)) {
          more = new weka.recurrent.data.HeaderMapping(data, new int[0]).of(more);
        }
        other = Filter.useFilter(more, filter);
      }
      write(output, first);
      if (other != null) {
        write(Path.of(secondOutput), other);
      }
      return true;
    } catch (Exception e) {
      err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return false;
    }
  }

  private static Instances read(Path file, String classIndex) throws IOException {
    Instances data = DataFile.read(file);
    int count = data.numAttributes();
    if (!classIndex.isEmpty()) {
      int index = classIndex.equals("first") ? 1 : classIndex.equals("last") ? count : classIndex.matches("\\d{1,9}")
          ? Integer.parseInt(classIndex) : 0;
      if (index < 1 || index > count) {
        throw new IllegalArgumentException(
            "-c must be first, last or the number of an attribute in 1.." + count + "; got " + classIndex);
      }
      data.setClassIndex(index - 1);
    }
    return data;
  }

  private static void write(Path file, Instances data) throws IOException {
    AtomicFile.write(file, (data.toString() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
