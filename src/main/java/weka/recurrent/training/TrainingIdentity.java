package weka.recurrent.training;

import java.util.List;
import weka.recurrent.network.Sequence;
import weka.recurrent.storage.Sha256;

/**
 * What makes a training the same training: two with equal identities end with the same bits.
 *
 * @param options what the user asked for, in words that can be compared with the eye
 * @param settled everything that followed from it: network, training, seeds, hold-out, and the weights it starts with
 * @param data SHA-256 of what is learned from, in hexadecimal
 */
public record TrainingIdentity(String options, String settled, String data) {
  private static final int NAME_DIGITS = 16;

  /** The identity of a training before its first epoch. */
  public static TrainingIdentity of(String options, String settled, TrainingSet examples, List<TrainingRun> start) {
    Sha256 data = new Sha256();
    for (int n = 0; n < examples.size(); n++) {
      Sequence sequence = examples.sequences()[n];
      data.add(sequence.length(), sequence.statics().length).add(sequence.values()).add(sequence.statics())
          .add(sequence.tokens());
    }
    data.add(examples.targets()).add(examples.weights());
    Sha256 weights = new Sha256();
    for (TrainingRun run : start) {
      weights.add(Long.toString(run.seed)).add(run.epochs()).add(run.parameters);
    }
    return new TrainingIdentity(options, settled + ", start " + weights.hex(), data.hex());
  }

  /** SHA-256 of all of it, in hexadecimal. */
  String hash() {
    return new Sha256().add(options).add(settled).add(data).hex();
  }

  /** A short name, fit for a folder. */
  String name() {
    return hash().substring(0, NAME_DIGITS);
  }
}
