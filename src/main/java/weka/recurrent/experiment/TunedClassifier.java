package weka.recurrent.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Vector;
import weka.classifiers.Classifier;
import weka.classifiers.RandomizableClassifier;
import weka.core.Capabilities;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.Randomizable;
import weka.core.Utils;
import weka.recurrent.classifier.CommandLine;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.run.InnerEvaluation;
import weka.recurrent.experiment.run.Scheme;
import weka.recurrent.experiment.run.Scorer;
import weka.recurrent.experiment.run.Search;

/**
 * A classifier that chooses options of another one by an inner evaluation on its training data, and is then that one trained
 * on all of them. Because the search is part of training, an outer test fold never takes part in it.
 *
 * <p>Settings are all combinations of the values given, in the order given, the last one varying fastest; if the budget is
 * smaller than their number, a random sample of that size, drawn without replacement from the seed. Of equal scores the earlier
 * one wins. Options:
 * <pre>
 *   -grid "name flag value value ..."   an option of the base classifier and its values; may be given several times.
 *                                       A flag of its own is switched by the values true and false
 *   -trials n                           at most so many settings; 0 tries all
 *   -minutes m                          no further setting after so many minutes; 0 for no limit. Not reproducible
 *   -split s                            inner hold-out: share for training; or
 *   -folds k                            inner cross-validation
 *   -measure name                       what decides; a measure of {@link Scorer}
 *   -W class                            the base classifier
 *   -S seed
 *   -- options                          of the base classifier
 * </pre>
 */
public final class TunedClassifier extends RandomizableClassifier implements Search {
  private static final long serialVersionUID = 1;

  /**
   * One dimension of the search.
   *
   * @param name what reports call it
   * @param flag option of the base classifier, with its dash
   * @param values option values; {@code true} and {@code false} switch an option without a value
   */
  public record Dimension(String name, String flag, List<String> values) implements java.io.Serializable {
    public Dimension {
      values = new ArrayList<>(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("the search has no value for " + name);
      }
    }

    private String text() {
      List<String> parts = new ArrayList<>(List.of(name, flag));
      parts.addAll(values);
      return Utils.joinOptions(parts.toArray(new String[0]));
    }

    private static Dimension parse(String text) throws Exception {
      List<String> parts = List.of(Utils.splitOptions(text));
      if (parts.size() < 3) {
        throw new IllegalArgumentException("-grid needs \"name -option value value ...\", got '" + text + "'");
      }
      return new Dimension(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    }
  }

  private List<Dimension> dimensions = new ArrayList<>();
  private int trialLimit;
  private double minutes;
  private double split = 0.8;
  private int folds;
  private String measure = "accuracy";
  private String base = "weka.classifiers.rules.ZeroR";
  private List<String> baseOptions = new ArrayList<>();
  private Classifier chosen;
  private transient List<JobResult.Trial> trials = List.of();
  private transient int threads;
  private transient boolean job;

  /** What it does, for Weka. */
  public String globalInfo() {
    return "Chooses options of a classifier by an inner evaluation on the training data.";
  }

  @Override
  public List<JobResult.Trial> trials() {
    return trials == null ? List.of() : trials;
  }

  @Override
  public Classifier chosen() {
    return chosen;
  }

  /** All combinations the dimensions allow, before the budget. */
  public long combinations() {
    return dimensions.stream().mapToLong(d -> d.values().size()).reduce(1, Math::multiplyExact);
  }

  @Override
  public void asJob(int onThreads) {
    job = true;
    threads = onThreads;
  }

  @Override
  public Capabilities getCapabilities() {
    return Scheme.of(base, baseOptions).classifier().getCapabilities();
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    chosen = null;
    Measure objective = Scorer.measure(measure);
    Protocol protocol = folds > 0 ? Protocol.crossValidation(folds, 1) : Protocol.holdOut(split, 1);
    InnerEvaluation evaluation = new InnerEvaluation(data, protocol, getSeed(), objective);
    List<Map<String, Object>> settings = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    long deadline = minutes == 0 ? Long.MAX_VALUE : System.nanoTime() + (long) (minutes * 60e9);
    int best = -1;
    Exception failure = null;
    for (int[] levels : candidates()) {
      if (System.nanoTime() > deadline && best >= 0) {
        break;
      }
      settings.add(named(levels));
      try {
        scores.add(evaluation.score(() -> make(levels)));
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        // A setting that cannot be trained, by a diverging loss for one, loses the search; it does not end it.
        scores.add(Double.NaN);
        failure = e;
      }
      int last = scores.size() - 1;
      if (best < 0 || objective.improves(scores.get(last), scores.get(best))) {
        best = last;
      }
    }
    List<JobResult.Trial> tried = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      tried.add(new JobResult.Trial(settings.get(i), scores.get(i), i == best));
    }
    trials = List.copyOf(tried);
    if (Double.isNaN(scores.get(best))) {
      throw new IllegalStateException("none of the " + scores.size() + " settings has a " + measure
          + " in the inner evaluation", failure);
    }
    Classifier last = make(candidates().get(best));
    last.buildClassifier(data);
    chosen = last;
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    if (chosen == null) {
      throw new IllegalStateException("not built yet");
    }
    return chosen.distributionForInstance(instance);
  }

  private List<int[]> candidates() {
    int count = Math.toIntExact(combinations());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    if (trialLimit > 0 && trialLimit < count) {
      Collections.shuffle(order, new Random(getSeed()));
      order = new ArrayList<>(order.subList(0, trialLimit));
      Collections.sort(order);
    }
    List<int[]> all = new ArrayList<>();
    for (int number : order) {
      int[] levels = new int[dimensions.size()];
      int rest = number;
      for (int d = levels.length - 1; d >= 0; d--) {
        levels[d] = rest % dimensions.get(d).values().size();
        rest /= dimensions.get(d).values().size();
      }
      all.add(levels);
    }
    return all;
  }

  private Map<String, Object> named(int[] levels) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int d = 0; d < levels.length; d++) {
      map.put(dimensions.get(d).name(), dimensions.get(d).values().get(levels[d]));
    }
    return map;
  }

  private Classifier make(int[] levels) {
    List<String> options = new ArrayList<>();
    for (int d = 0; d < levels.length; d++) {
      String value = dimensions.get(d).values().get(levels[d]);
      if (value.equals("true")) {
        options.add(dimensions.get(d).flag());
      } else if (!value.equals("false")) {
        options.addAll(List.of(dimensions.get(d).flag(), value));
      }
    }
    options.addAll(baseOptions);
    Classifier made = Scheme.of(base, options).classifier();
    if (made instanceof Randomizable randomizable && !baseOptions.contains("-S")) {
      randomizable.setSeed(getSeed());
    }
    if (job) {
      Scheme.asJob(made, threads);
    }
    return made;
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> list = new Vector<>();
    list.add(new Option("\tan option of the base classifier and its values", "grid", 1, "-grid \"name -option value ...\""));
    list.add(new Option("\tat most so many settings (default 0: all)", "trials", 1, "-trials <n>"));
    list.add(new Option("\tno further setting after so many minutes (default 0: no limit)", "minutes", 1, "-minutes <m>"));
    list.add(new Option("\tinner hold-out, share for training (default 0.8)", "split", 1, "-split <share>"));
    list.add(new Option("\tinner cross-validation instead (default 0: hold-out)", "folds", 1, "-folds <k>"));
    list.add(new Option("\twhat decides (default accuracy)", "measure", 1, "-measure <name>"));
    list.add(new Option("\tbase classifier", "W", 1, "-W <class>"));
    list.addAll(Collections.list(super.listOptions()));
    return list.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>();
    dimensions.forEach(d -> options.addAll(List.of("-grid", d.text())));
    options.addAll(List.of("-trials", Integer.toString(trialLimit), "-minutes", Double.toString(minutes)));
    options.addAll(folds > 0 ? List.of("-folds", Integer.toString(folds)) : List.of("-split", Double.toString(split)));
    options.addAll(List.of("-measure", measure, "-W", base));
    options.addAll(Arrays.asList(super.getOptions()));
    options.add("--");
    options.addAll(baseOptions);
    return options.toArray(new String[0]);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String[] inner = Utils.partitionOptions(options);
    List<Dimension> wanted = new ArrayList<>();
    for (String text; !(text = Utils.getOption("grid", options)).isEmpty();) {
      wanted.add(Dimension.parse(text));
    }
    trialLimit = (int) number("trials", options, 0);
    minutes = number("minutes", options, 0);
    folds = (int) number("folds", options, 0);
    split = number("split", options, 0.8);
    String name = Utils.getOption("measure", options);
    measure = name.isEmpty() ? "accuracy" : name;
    if (Scorer.measure(measure) == null) {
      throw new IllegalArgumentException("no measure '" + measure + "'");
    }
    String scheme = Utils.getOption("W", options);
    base = scheme.isEmpty() ? "weka.classifiers.rules.ZeroR" : scheme;
    baseOptions = new ArrayList<>(Arrays.asList(inner));
    dimensions = wanted;
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a search needs at least one -grid");
    }
    super.setOptions(options);
    make(new int[dimensions.size()]);
  }

  private static double number(String name, String[] options, double otherwise) throws Exception {
    String text = Utils.getOption(name, options);
    return text.isEmpty() ? otherwise : Double.parseDouble(text);
  }

  @Override
  public String toString() {
    return chosen == null ? "Tuned " + base + ", not built yet" : chosen.toString();
  }

  /** Trains and tests from the command line, as the networks do. */
  @Override
  public void run(Object classifier, String[] options) {
    new CommandLine((Classifier) classifier).run(options);
  }
}
