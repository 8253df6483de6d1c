package weka.recurrent.training;

import java.util.List;
import weka.recurrent.network.Sequence;
import weka.recurrent.network.Targets;

/**
 * Examples as arrays. Immutable by convention: nobody writes into the arrays.
 *
 * @param sequences inputs
 * @param targets class indices or standardised numeric targets
 * @param weights how much each example counts; training uses them relative to their mean
 */
public record TrainingSet(Sequence[] sequences, float[] targets, float[] weights) {

  /** The given examples in order. */
  public static TrainingSet of(List<Example> examples) {
    int size = examples.size();
    TrainingSet set = new TrainingSet(new Sequence[size], new float[size], new float[size]);
    for (int i = 0; i < size; i++) {
      Example example = examples.get(i);
      set.sequences[i] = example.sequence();
      set.targets[i] = example.target();
      set.weights[i] = example.weight();
    }
    return set;
  }

  /** What a network's outputs for the sequences are measured against. */
  Targets asTargets() {
    return new Targets(targets, weights);
  }

  /** Number of examples. */
  public int size() {
    return sequences.length;
  }

  /** The examples with the given indices. */
  public TrainingSet subset(int[] indices) {
    TrainingSet set = new TrainingSet(new Sequence[indices.length], new float[indices.length], new float[indices.length]);
    for (int i = 0; i < indices.length; i++) {
      set.sequences[i] = sequences[indices[i]];
      set.targets[i] = targets[indices[i]];
      set.weights[i] = weights[indices[i]];
    }
    return set;
  }

  /** The same examples with every class weighing n / (k · n_c): all classes count alike. */
  public TrainingSet balanced(int classes) {
    double[] perClass = new double[classes];
    double total = 0;
    for (int i = 0; i < size(); i++) {
      perClass[(int) targets[i]] += weights[i];
      total += weights[i];
    }
    int present = 0;
    for (double weight : perClass) {
      present += weight > 0 ? 1 : 0;
    }
    float[] balanced = new float[size()];
    for (int i = 0; i < size(); i++) {
      balanced[i] = (float) (weights[i] * total / (present * perClass[(int) targets[i]]));
    }
    return new TrainingSet(sequences, targets, balanced);
  }

  /** The same examples with weights divided by their mean. */
  TrainingSet normalized() {
    double sum = 0;
    for (float weight : weights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("instance weights must be finite and at least 0, found " + weight);
      }
      sum += weight;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("at least one instance must have a weight above 0, all " + size() + " have 0");
    }
    float[] normalized = new float[size()];
    for (int i = 0; i < size(); i++) {
      normalized[i] = (float) (weights[i] * size() / sum);
    }
    return new TrainingSet(sequences, targets, normalized);
  }
}
