package weka.recurrent.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.data.SeriesWindows;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Protocol;

/**
 * Training and test part of one job, made from the data and the job alone.
 *
 * <p><b>Cross-validation</b> is Weka's, bit for bit: {@code new Random(splitSeed)}, {@code randomize}, {@code stratify} for a
 * nominal class, {@code trainCV}, {@code testCV}. Weka draws the order of the training instances of fold k from the same
 * random numbers after those of folds 1..k−1, so a job that does fold k alone has to make and throw away the earlier ones.
 *
 * <p><b>Hold-out</b> is {@code RandomSplitResultProducer}'s: each class is split by itself, sizes are rounded at random, both
 * parts are shuffled. Of windows of a series ({@link SeriesWindows}) the first are trained on and the last tested, less the gap
 * between.
 *
 * <p><b>Walk-forward</b> keeps the order: with k origins the data are cut into k + 1 blocks of equal size; origin i trains on
 * blocks 1..i, less a gap at their end, and tests on block i + 1. Runs differ in the seed of the scheme only.
 *
 * <p><b>Grouped</b> folds put whole groups into folds: groups in random order, each to the fold that has fewest instances.
 *
 * @param train what to learn from
 * @param test what to be tested on
 */
public record Splits(Instances train, Instances test) {

  /**
   * The split of a job.
   *
   * @param data all instances; not changed
   * @param test the test data of {@link Protocol.Kind#TEST_SET}; null for other kinds
   * @param protocol the procedure
   * @param job whose split
   * @throws IllegalArgumentException if the data are too few for it or have no such group attribute
   */
  public static Splits of(Instances data, Instances test, Protocol protocol, Job job) {
    int needed = Math.max(2, protocol.kind() == Protocol.Kind.WALK_FORWARD ? protocol.folds() + 1 : protocol.folds());
    if (protocol.kind() != Protocol.Kind.TEST_SET && data.numInstances() < needed) {
      throw new IllegalArgumentException(protocol.inWords() + " needs at least " + needed + " sequences, "
          + data.relationName() + " has " + data.numInstances());
    }
    Random random = new Random(job.splitSeed());
    return switch (protocol.kind()) {
      case CROSS_VALIDATION -> crossValidation(data, protocol.folds(), job.fold() - 1, random);
      case HOLD_OUT -> holdOut(data, protocol.trainShare() * 100, random);
      case TEST_SET -> testSet(data, test, random);
      case WALK_FORWARD -> walkForward(data, protocol, job.fold());
      case GROUPED -> grouped(data, protocol, job.fold() - 1, random);
    };
  }

  private static Splits crossValidation(Instances data, int folds, int fold, Random random) {
    Instances shuffled = new Instances(data);
    shuffled.randomize(random);
    if (shuffled.classAttribute().isNominal()) {
      shuffled.stratify(folds);
    }
    for (int earlier = 0; earlier < fold; earlier++) {
      shuffled.trainCV(folds, earlier, random);
    }
    return new Splits(shuffled.trainCV(folds, fold, random), shuffled.testCV(folds, fold));
  }

  private static Splits holdOut(Instances data, double percent, Random random) {
    SeriesWindows windows = SeriesWindows.of(data);
    if (windows != null) {
      int to = (int) Math.round(data.numInstances() * percent / 100);
      if (to <= windows.gap() || to == data.numInstances()) {
        throw new IllegalArgumentException(
            "a split of " + data.numInstances() + " windows at " + to + " leaves nothing to train on or to"
                + " test: " + windows.gap() + " before it are left out");
      }
      return new Splits(new Instances(data, 0, to - windows.gap()), new Instances(data, to, data.numInstances() - to));
    }
    Instances shuffled = new Instances(data);
    shuffled.randomize(random);
    if (!shuffled.classAttribute().isNominal()) {
      int size = Utils.probRound(shuffled.numInstances() * percent / 100, random);
      return new Splits(new Instances(shuffled, 0, size), new Instances(shuffled, size, shuffled.numInstances() - size));
    }
    List<List<Instance>> classes = new ArrayList<>();
    for (int i = 0; i <= shuffled.numClasses(); i++) {
      classes.add(new ArrayList<>());
    }
    for (Instance instance : shuffled) {
      classes.get(instance.classIsMissing() ? shuffled.numClasses() : (int) instance.classValue()).add(instance);
    }
    Instances train = new Instances(shuffled, shuffled.numInstances());
    Instances test = new Instances(shuffled, shuffled.numInstances());
    for (List<Instance> members : classes) {
      int size = Utils.probRound(members.size() * percent / 100, random);
      train.addAll(members.subList(0, size));
      test.addAll(members.subList(size, members.size()));
    }
    train.randomize(random);
    test.randomize(random);
    return new Splits(train, test);
  }

  private static Splits testSet(Instances data, Instances test, Random random) {
    String difference = data.equalHeadersMsg(test);
    if (difference != null) {
      throw new IllegalArgumentException("training and test data differ: " + difference.replaceAll("\\s+", " "));
    }
    Instances train = new Instances(data);
    if (SeriesWindows.of(data) == null) {
      // windows of a series stay in order, so that the last of them can be set aside
      train.randomize(random);
    }
    return new Splits(train, test);
  }

  private static Splits walkForward(Instances data, Protocol protocol, int origin) {
    int n = data.numInstances();
    int from = (int) ((long) n * origin / (protocol.folds() + 1));
    int to = (int) ((long) n * (origin + 1) / (protocol.folds() + 1));
    if (from <= protocol.gap()) {
      throw new IllegalArgumentException(protocol.inWords() + " leaves nothing to train on: " + from + " instances before the"
          + " first test, " + protocol.gap() + " of them left out");
    }
    return new Splits(new Instances(data, 0, from - protocol.gap()), new Instances(data, from, to - from));
  }

  private static Splits grouped(Instances data, Protocol protocol, int fold, Random random) {
    Attribute attribute = data.attribute(protocol.groups());
    if (attribute == null || attribute.isRelationValued()) {
      throw new IllegalArgumentException("no attribute '" + protocol.groups() + "' to group by in " + data.relationName());
    }
    Map<Double, Integer> sizes = new LinkedHashMap<>();
    for (Instance instance : data) {
      sizes.merge(instance.value(attribute), 1, Integer::sum);
    }
    if (sizes.size() < protocol.folds()) {
      throw new IllegalArgumentException(protocol.folds() + " folds need as many groups, '" + protocol.groups()
          + "' has " + sizes.size());
    }
    List<Double> groups = new ArrayList<>(sizes.keySet());
    java.util.Collections.shuffle(groups, random);
    int[] load = new int[protocol.folds()];
    Map<Double, Integer> foldOf = new LinkedHashMap<>();
    for (Double group : groups) {
      int lightest = Utils.minIndex(load);
      foldOf.put(group, lightest);
      load[lightest] += sizes.get(group);
    }
    Instances train = new Instances(data, data.numInstances());
    Instances test = new Instances(data, data.numInstances());
    for (Instance instance : data) {
      (foldOf.get(instance.value(attribute)) == fold ? test : train).add(instance);
    }
    train.randomize(random);
    return new Splits(train, test);
  }
}
