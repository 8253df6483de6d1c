package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.core.Instances;
import weka.recurrent.storage.Sha256;

/**
 * At most so many sequences of another source, drawn evenly over the classes, in their old order: for {@code --quick}.
 *
 * @param whole all of them
 * @param most how many
 */
public record SampledData(DataSource whole, int most) implements DataSource {
  @Override
  public String label() {
    return whole.label();
  }

  @Override
  public String origin() {
    return whole.origin();
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(whole.identity(), "at most " + most);
  }

  @Override
  public int gap() {
    return whole.gap();
  }

  @Override
  public String sha256() throws IOException {
    return whole.sha256();
  }

  @Override
  public Instances header() throws IOException {
    return whole.header();
  }

  @Override
  public Instances read() throws IOException {
    Instances data = whole.read();
    if (data.numInstances() <= most) {
      return data;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < data.numInstances(); i++) {
      order.add(i);
    }
    java.util.Collections.shuffle(order, new Random(1));
    if (data.classAttribute().isNominal()) {
      int[] seen = new int[data.numClasses() + 1];
      int[] turn = new int[data.numInstances()];
      for (int i : order) {
        turn[i] = seen[data.instance(i).classIsMissing() ? data.numClasses() : (int) data.instance(i).classValue()]++;
      }
      order.sort(java.util.Comparator.comparingInt(i -> turn[i]));
    }
    List<Integer> kept = new ArrayList<>(order.subList(0, most));
    java.util.Collections.sort(kept);
    Instances sample = new Instances(data, most);
    kept.forEach(i -> sample.add(data.instance(i)));
    return sample;
  }
}
