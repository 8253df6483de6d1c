package weka.datagenerators.classifiers;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import weka.core.Option;
import weka.core.Utils;

/**
 * One setting of a generator, written once: command line option, text for the help and the tool tip, default value, and
 * how to read and write it.
 */
public final class TaskOption {
  private final String flag;
  private final String description;
  private final String defaultValue;
  private final boolean isFlag;
  private final Supplier<String> reader;
  private final Consumer<String> writer;

  private TaskOption(String flag, String description, String defaultValue, boolean isFlag, Supplier<String> reader,
      Consumer<String> writer) {
    this.flag = flag;
    this.description = description;
    this.defaultValue = defaultValue;
    this.isFlag = isFlag;
    this.reader = reader;
    this.writer = writer;
  }

  /** A whole number. */
  public static TaskOption whole(String flag, int defaultValue, String description, IntSupplier get, IntConsumer set) {
    return new TaskOption(flag, description, Integer.toString(defaultValue), false, () -> Integer.toString(get.getAsInt()),
        text -> set.accept(parse(flag, text, "a whole number", Integer::parseInt)));
  }

  /** A real number. */
  public static TaskOption real(String flag, double defaultValue, String description, DoubleSupplier get,
      DoubleConsumer set) {
    return new TaskOption(flag, description, Double.toString(defaultValue), false, () -> Double.toString(get.getAsDouble()),
        text -> set.accept(parse(flag, text, "a number", Double::parseDouble)));
  }

  /** A switch, off unless given. */
  public static TaskOption flag(String flag, String description, BooleanSupplier get, Consumer<Boolean> set) {
    return new TaskOption(flag, description, "false", true, () -> Boolean.toString(get.getAsBoolean()),
        text -> set.accept(Boolean.parseBoolean(text)));
  }

  private static <T> T parse(String flag, String text, String kind, Function<String, T> parser) {
    try {
      return parser.apply(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-" + flag + " must be " + kind + ", got '" + text + "'", e);
    }
  }

  /** The option without its dash. */
  String flag() {
    return flag;
  }

  /** What the setting means, with a capital and without a full stop. */
  String sentence() {
    return Character.toUpperCase(description.charAt(0)) + description.substring(1);
  }

  /** For Weka's help texts. */
  Option option() {
    String text = "\t" + sentence() + (isFlag ? "." : " (default " + defaultValue + ").");
    return new Option(text, flag, isFlag ? 0 : 1, "-" + flag + (isFlag ? "" : " <num>"));
  }

  /** Takes the setting out of the options, or sets the default where it is not among them. */
  void readFrom(String[] options) throws Exception {
    if (isFlag) {
      writer.accept(Boolean.toString(Utils.getFlag(flag, options)));
    } else {
      String text = Utils.getOption(flag, options);
      writer.accept(text.isEmpty() ? defaultValue : text);
    }
  }

  /** The setting as command line arguments. */
  String[] arguments() {
    String value = reader.get();
    if (isFlag) {
      return Boolean.parseBoolean(value) ? new String[] {"-" + flag} : new String[0];
    }
    return new String[] {"-" + flag, value};
  }
}
