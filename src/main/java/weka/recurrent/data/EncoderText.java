package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What an encoder has to say. */
final class EncoderText {
  private static final int CHANNELS_LISTED = 24;

  private final SequenceEncoder encoder;

  EncoderText(SequenceEncoder encoder) {
    this.encoder = encoder;
  }

  String sentence() {
    LayoutDecision decision = encoder.decision();
    TrainingSummary summary = encoder.summary();
    String[] names = encoder.header().names();
    if (decision.layout() == Layout.TEXT) {
      TextCode text = encoder.text();
      String unit = text.unit() == TextUnit.WORDS ? "word" : "character";
      return count(summary.sequences(), "text") + " of " + lengths(summary, unit) + ", read from the string attribute '"
          + names[decision.sequence()] + "', one step per " + unit + because(text.reason());
    }
    String what = count(summary.sequences(), "sequence") + " of " + lengths(summary, "step") + " x "
        + count(encoder.channels().codes().length, "channel") + ", read from ";
    return what + switch (decision.layout()) {
      case STEPS -> bags(names[decision.sequence()], "step") + because(decision.reason());
      case CHANNELS -> bags(names[decision.sequence()], "channel") + because(decision.reason());
      default -> columns(decision.columns(), names);
    };
  }

  private static String lengths(TrainingSummary summary, String unit) {
    return summary.shortest() == summary.longest() ? count(summary.longest(), unit)
        : summary.shortest() + "-" + count(summary.longest(), unit);
  }

  private static String bags(String name, String row) {
    return "the relational attribute '" + name + "', one row per " + row;
  }

  private String columns(int[] columns, String[] names) {
    String kind = encoder.channels().codes()[0] instanceof NumberCode ? "numeric"
        : encoder.channels().codes()[0] instanceof DateCode ? "date" : "nominal";
    String first = "'" + names[columns[0]] + "'";
    String last = "'" + names[columns[columns.length - 1]] + "'";
    return "the " + (columns.length == 1 ? kind + " attribute " + first
        : columns.length + " " + kind + " attributes " + first + " to " + last) + ", one attribute per step";
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  List<String> notices() {
    List<String> lines = new ArrayList<>(List.of(encoder.notes()));
    TrainingSummary summary = encoder.summary();
    if (summary.withoutClass() > 0) {
      lines.add("Left out of training: " + count(summary.withoutClass(), "instance") + " without class");
    }
    if (summary.withoutWeight() > 0) {
      lines.add("Left out of training: " + count(summary.withoutWeight(), "instance") + " of weight 0");
    }
    if (summary.empty() > 0) {
      lines.add("Empty or missing: " + count(summary.empty(), "sequence") + ", read as sequences without steps");
    }
    if (summary.padded() > 0) {
      lines.add("Ending early: " + count(summary.padded(), "sequence")
          + " with nothing but missing values at the end, read as padding and not as steps");
    }
    return lines;
  }

  String describe() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(sentence());
    encoder.warnings().forEach(warning -> lines.add("Warning: " + warning));
    notices().forEach(lines::add);
    if (encoder.text() != null) {
      lines.add("Vocabulary: " + encoder.text().describe());
    } else {
      lines.add(switch (encoder.options().normalization()) {
        case NONE -> "Channels, numbers as they are:";
        case AUTO, CHANNEL -> "Channels, numbers standardised over all steps of the training data:";
        case SEQUENCE -> "Channels, numbers standardised within each sequence (over the training data they have):";
      });
      list(encoder.channels(), lines);
    }
    if (encoder.level() != null) {
      lines.add(encoder.level().describe());
    }
    if (encoder.statics().codes().length > 0) {
      lines.add("Beside the sequence, to the output layer:");
      list(encoder.statics(), lines);
    }
    lines.add(encoder.target().describe());
    return lines.toString();
  }

  private static void list(ChannelGroup group, StringJoiner lines) {
    ChannelCode[] codes = group.codes();
    for (int c = 0; c < Math.min(codes.length, CHANNELS_LISTED); c++) {
      lines.add("  " + codes[c].name() + ": " + codes[c].describe());
    }
    if (codes.length > CHANNELS_LISTED) {
      lines.add("  ... and " + (codes.length - CHANNELS_LISTED) + " more");
    }
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
