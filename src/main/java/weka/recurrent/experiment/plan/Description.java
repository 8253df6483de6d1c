package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.data.TrainingSummary;

/** Describes data: counts, lengths, channels, classes, and how sequences are read from them. */
public final class Description {
  private Description() {}

  /**
   * Reads a source and describes it.
   *
   * @throws IOException if it cannot be read
   */
  public static DataSummary of(DataSource source) throws IOException {
    return of(source.label(), source.origin(), source.sha256(),
        source instanceof FileData file ? file.readAsItIs() : source.read())
        .withGap(source.gap());
  }

  /** Describes instances. Data without a sequence have the reason as their layout, and no lengths. */
  public static DataSummary of(String label, String origin, String sha256, Instances data) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    boolean nominal = data.classIndex() >= 0 && data.classAttribute().isNominal();
    if (nominal) {
      for (int k = 0; k < data.numClasses(); k++) {
        classes.put(data.classAttribute().value(k), 0);
      }
      for (Instance instance : data) {
        if (!instance.classIsMissing()) {
          classes.merge(data.classAttribute().value((int) instance.classValue()), 1, Integer::sum);
        }
      }
    }
    List<String> notes = new ArrayList<>();
    String layout;
    TrainingSummary lengths = new TrainingSummary(0, 0, -1, -1, -1, 0, 0, 0);
    int channels = -1;
    try {
      String flaw = SequenceSurvey.flawOfClass(data);
      if (flaw != null) {
        notes.add(flaw);
      }
      SequenceEncoder encoder =
          SequenceEncoder.fit(flaw == null ? data : SequenceSurvey.withStandIn(data), EncodingOptions.DEFAULT);
      layout = encoder.sentence();
      lengths = encoder.summary();
      channels = channels(data, encoder);
      encoder.warnings().forEach(warning -> notes.add("Warning: " + warning));
      notes.addAll(encoder.notices());
    } catch (IllegalArgumentException e) {
      layout = "no sequences: " + e.getMessage();
    }
    return new DataSummary(label, origin, sha256, data.relationName(), layout, data.numInstances(), lengths.shortest(),
        lengths.median(), lengths.longest(), channels, missing(data), data.classIndex() < 0 ? "" : data.classAttribute().name(),
        classes,
        0, notes);
  }

  private static int channels(Instances data, SequenceEncoder encoder) {
    int sequence = encoder.decision().sequence();
    return switch (encoder.decision().layout()) {
      case STEPS -> data.attribute(sequence).relation().numAttributes();
      case CHANNELS -> data.stream().filter(i -> !i.isMissing(sequence)).findFirst()
          .map(i -> i.relationalValue(sequence).numInstances()).orElse(0);
      default -> 1;
    };
  }

  private static long missing(Instances data) {
    long missing = 0;
    for (Instance instance : data) {
      for (int i = 0; i < instance.numAttributes(); i++) {
        Attribute attribute = instance.attribute(i);
        if (instance.isMissing(i)) {
          missing++;
        } else if (attribute.isRelationValued()) {
          missing += inside(instance.relationalValue(i));
        }
      }
    }
    return missing;
  }

  private static long inside(Instances steps) {
    long missing = 0;
    for (Instance step : steps) {
      for (int c = 0; c < step.numAttributes(); c++) {
        missing += step.isMissing(c) ? 1 : 0;
      }
    }
    return missing;
  }
}
