package weka.recurrent.dsl.words;

import java.util.function.Supplier;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.classification.CopyMemory;
import weka.datagenerators.classifiers.classification.EmbeddedReber;
import weka.datagenerators.classifiers.classification.Parity;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.classification.Story;
import weka.datagenerators.classifiers.classification.TemporalOrder;
import weka.datagenerators.classifiers.regression.Adding;

/** The data generators that have words of their own in scripts, in the order of the reference. */
enum Task {
  ADDING("adding", Adding::new), COPY("copy", CopyMemory::new), PARITY("parity", Parity::new), RECALL("recall", Recall::new),
  REBER("reber", EmbeddedReber::new), STORY("story", Story::new), TEMPORAL_ORDER("temporalOrder", TemporalOrder::new);

  private final String word;
  private final Supplier<SequenceGenerator> generator;

  Task(String word, Supplier<SequenceGenerator> generator) {
    this.word = word;
    this.generator = generator;
  }

  /** Its name in scripts. */
  String word() {
    return word;
  }

  /** A generator with default settings. */
  SequenceGenerator make() {
    return generator.get();
  }
}
