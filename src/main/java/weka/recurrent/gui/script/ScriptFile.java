package weka.recurrent.gui.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which script is in the editor.
 *
 * @param path its file; null for a new one and for an example, which is opened as a copy
 * @param name for titles and messages
 * @param folder where its data files are looked for
 * @param saved the text as it is on the disk or was when it was opened
 */
record ScriptFile(Path path, String name, Path folder, String saved) {
  private static final String FIRST = """
      // Describe an experiment here, then Check (F7) and Run (F5). The menu Examples has whole ones.
      experiment('My first experiment') {
          data recall(lag: 20, count: 300)          // or your own file: data '/path/to/my.arff'
          learners RNN : rnn(),
                   LSTM: lstm()
          evaluate split: 0.7
          measure accuracy
      }
      """;

  /** A new script with some lines to begin with. */
  static ScriptFile fresh() {
    return new ScriptFile(null, "untitled.groovy", home(), FIRST);
  }

  /** Text that was written before Weka ended; it counts as not saved. */
  static ScriptFile draft() {
    return new ScriptFile(null, "untitled.groovy", home(), "");
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** A file of the user's. */
  static ScriptFile open(Path path) throws IOException {
    return new ScriptFile(path, path.getFileName().toString(), path.toAbsolutePath().getParent(), read(path));
  }

  /** A copy of an example, which looks for data beside the example. */
  static ScriptFile example(Path path) throws IOException {
    return new ScriptFile(null, path.getFileName().toString(), path.toAbsolutePath().getParent(), read(path));
  }

  private static String read(Path path) throws IOException {
    String text = Files.readString(path);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
  }

  /** Written to a file. */
  static ScriptFile save(Path path, String text) throws IOException {
    Files.writeString(path, text);
    return new ScriptFile(path, path.getFileName().toString(), path.toAbsolutePath().getParent(), text);
  }

  /** Where results go whose names are relative: beside the script, or for one without a file below the home folder. */
  Path results() {
    return path != null && Files.isWritable(folder) ? folder : home().resolve("recurrentNetworks");
  }
}
