package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Values;

/**
 * The settings of a network: each is an option of the classifiers, checked as early as the script is read. What they mean and
 * their defaults stand at the options themselves.
 */
enum NetworkSetting {
  HIDDEN("hidden", "hiddenUnits", "-H", Kind.WHOLE, 0, 1 << 20),
  LAYERS("layers", "layers", "-layers", Kind.WHOLE, 1, 16),
  BIDIRECTIONAL("bidirectional", "bidirectional", "-bidirectional", Kind.SWITCH, 0, 0),
  READ_OUT("readOut", "readOut", "-readout", Kind.CHOICE, 0, 0, "last", "mean", "max", "attention"),
  MEMORY("memory", "memory", "-memory", Kind.CHOICE, 0, 0, "textbook", "chrono", "mixed"),
  MEMORY_LENGTH("memoryLength", "memoryLength", "-memory-length", Kind.WHOLE, 0, Integer.MAX_VALUE),
  EPOCHS("epochs", "epochs", "-N", Kind.WHOLE, 0, Integer.MAX_VALUE),
  BATCH("batch", "miniBatchSize", "-B", Kind.WHOLE, 0, Integer.MAX_VALUE),
  RATE("rate", "learningRate", "-L", Kind.NUMBER, Double.MIN_VALUE, Double.MAX_VALUE),
  OPTIMIZER("optimizer", "optimizer", "-optimizer", Kind.CHOICE, 0, 0, "adam", "rmsprop", "sgd"),
  MOMENTUM("momentum", "momentum", "-momentum", Kind.NUMBER, 0, Math.nextDown(1.0)),
  SCHEDULE("schedule", "schedule", "-schedule", Kind.CHOICE, 0, 0, "auto", "constant", "plateau", "cosine"),
  CLIP("clip", "clipNorm", "-clip", Kind.NUMBER, 0, Double.MAX_VALUE),
  DROPOUT("dropout", "dropout", "-dropout", Kind.NUMBER, 0, Math.nextDown(1.0)),
  INPUT_DROPOUT("inputDropout", "inputDropout", "-input-dropout", Kind.NUMBER, 0, Math.nextDown(1.0)),
  RECURRENT_DROPOUT("recurrentDropout", "recurrentDropout", "-recurrent-dropout", Kind.NUMBER, 0, Math.nextDown(1.0)),
  DECAY("decay", "weightDecay", "-decay", Kind.NUMBER, 0, Double.MAX_VALUE),
  L2("l2", "l2", "-l2", Kind.NUMBER, 0, Double.MAX_VALUE),
  TRUNCATION("truncation", "truncation", "-truncation", Kind.WHOLE, 0, Integer.MAX_VALUE),
  PATIENCE("patience", "patience", "-E", Kind.WHOLE, 0, Integer.MAX_VALUE),
  VALIDATION("validation", "validationPercent", "-V", Kind.NUMBER, 0, Math.nextDown(100.0)),
  MEMBERS("members", "members", "-members", Kind.WHOLE, 0, 100),
  BALANCE("balance", "balanceClasses", "-balance", Kind.SWITCH, 0, 0),
  LAYOUT("layout", "layout", "-layout", Kind.CHOICE, 0, 0, "auto", "steps", "channels", "columns", "text"),
  TEXT("text", "textUnit", "-text", Kind.CHOICE, 0, 0, "auto", "characters", "words"),
  EMBEDDING("embedding", "embeddingWidth", "-embedding", Kind.WHOLE, 0, Integer.MAX_VALUE),
  NORMALIZE("normalize", "normalization", "-normalize", Kind.CHOICE, 0, 0, "none", "channel", "sequence"),
  BACKEND("backend", "backend", "-backend", Kind.CHOICE, 0, 0, "auto", "cpu", "opencl", "reference"),
  DEVICE("device", "device", "-device", Kind.TEXT, 0, 0),
  THREADS("threads", "threads", "-threads", Kind.WHOLE, 0, Integer.MAX_VALUE),
  CHECKPOINT("checkpoint", "checkpoint", "-checkpoint", Kind.TEXT, 0, 0),
  CHECKPOINT_EVERY("checkpointEvery", "checkpointEvery", "-checkpoint-every", Kind.TEXT, 0, 0),
  SEED("seed", "seed", "-S", Kind.WHOLE, Integer.MIN_VALUE, Integer.MAX_VALUE),
  PEEPHOLES("peepholes", "peepholes", "-peepholes", Kind.SWITCH, 0, 0),
  ACTIVATION("activation", "activation", "-activation", Kind.CHOICE, 0, 0, "tanh", "relu");

  /** What a setting takes. */
  enum Kind {
    WHOLE, NUMBER, SWITCH, CHOICE, TEXT
  }

  private final String word;
  private final String property;
  private final String flag;
  private final Kind kind;
  private final double least;
  private final double most;
  private final List<String> choices;

  NetworkSetting(String word, String property, String flag, Kind kind, double least, double most, String... choices) {
    this.word = word;
    this.property = property;
    this.flag = flag;
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.choices = List.of(choices);
  }

  /** Its name in scripts. */
  String word() {
    return word;
  }

  /** Bean property of the classifiers. */
  String property() {
    return property;
  }

  /** Option of the classifiers, with its dash. */
  String flag() {
    return flag;
  }

  Kind kind() {
    return kind;
  }

  List<String> choices() {
    return choices;
  }

  /** Whether networks of this cell have it. */
  boolean of(Cell cell) {
    return switch (this) {
      case PEEPHOLES -> cell == Cell.LSTM;
      case ACTIVATION -> cell == Cell.RNN;
      default -> true;
    };
  }

  /** The setting of that name for that cell, or null. */
  static NetworkSetting named(String word, Cell cell) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word) && s.of(cell)).findFirst().orElse(null);
  }

  /** Names of all settings of a cell, in alphabetical order. */
  static List<String> words(Cell cell) {
    return Arrays.stream(values()).filter(s -> s.of(cell)).map(s -> s.word).sorted().toList();
  }

  /** What is wrong with a value, or an empty text; axes are judged when they have a value. */
  String objection(Object value) {
    boolean fits = value instanceof Axis || switch (kind) {
      case WHOLE -> value instanceof Integer n && n >= least && n <= most;
      case NUMBER -> value instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most;
      case SWITCH -> value instanceof Boolean;
      case CHOICE -> value instanceof String s && choices.contains(s.toLowerCase(Locale.ROOT));
      case TEXT -> value instanceof String || value instanceof Integer;
    };
    if (fits) {
      return "";
    }
    String meant = kind == Kind.CHOICE && value instanceof String s ? Spelling.suggestion(s, choices) : "";
    return "'" + word + "' " + rule() + ", not " + Values.describe(value) + meant;
  }

  private String rule() {
    return switch (kind) {
      case WHOLE -> "is a whole number" + (least <= 0 && least > -2 ? ", at least " + (int) least : least > 0
          ? " from " + (int) least + (most < 1 << 20 ? " to " + (int) most : " on") : "");
      case NUMBER -> "is a number" + (least == Double.MIN_VALUE ? " above 0"
          : most == Double.MAX_VALUE ? ", at least 0" : " from 0 to below " + Math.round(most));
      case SWITCH -> "is true or false";
      case CHOICE -> "is one of " + String.join(", ", choices);
      case TEXT -> "is a text";
    };
  }

  /** Command-line options for a value that fits. */
  List<String> options(Object value) {
    if (kind == Kind.SWITCH) {
      return Boolean.TRUE.equals(value) ? List.of(flag) : List.of();
    }
    String text = kind == Kind.CHOICE ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    return new ArrayList<>(List.of(flag, text));
  }

  /** The networks there are. */
  enum Cell {
    RNN, LSTM, GRU;

    /** Full name of the classifier. */
    String scheme() {
      return "weka.classifiers.functions." + name();
    }

    /** The word for it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
