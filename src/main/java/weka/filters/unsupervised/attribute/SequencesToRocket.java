package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Vector;
import weka.core.Attribute;
import weka.core.Option;
import weka.core.Randomizable;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.recurrent.rocket.MiniRocket;

/**
 * {@value MiniRocket#FEATURES} features of MiniROCKET in the place of a sequence ({@link MiniRocket}). Gaps are filled by
 * interpolation, nominal channels become indicators.
 */
public class SequencesToRocket extends SequenceView implements Randomizable, TechnicalInformationHandler {
  private static final long serialVersionUID = 1;
  /** Default of {@link #getSeed}. */
  public static final int SEED = 1;

  private int seed = SEED;
  private MiniRocket rocket;

  @Override
  public String globalInfo() {
    return "Makes one row of a sequence, for any learner: the " + MiniRocket.FEATURES
        + " features of MiniROCKET, shares of steps at "
        + "which a convolution with a fixed kernel is above a bias. With a linear learner behind it, such as Ridge, this is the "
        + "baseline for time series. Lengths may differ, missing values are interpolated, nominal channels become indicators.\n\n"
        + "For more information see:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = new TechnicalInformation(Type.INPROCEEDINGS);
    paper.setValue(Field.AUTHOR, "Angus Dempster and Daniel F. Schmidt and Geoffrey I. Webb");
    paper.setValue(Field.YEAR, "2021");
    paper.setValue(Field.TITLE, "MiniRocket: A Very Fast (Almost) Deterministic Transform for Time Series Classification");
    paper.setValue(Field.BOOKTITLE, "ACM SIGKDD Conference on Knowledge Discovery and Data Mining");
    paper.setValue(Field.PAGES, "248-257");
    return paper;
  }

  @Override
  List<Attribute> attributes(List<Attribute> channels, List<double[][]> sequences) {
    List<float[][]> training = new ArrayList<>();
    for (double[][] steps : sequences) {
      training.add(filled(channels, steps));
    }
    rocket = MiniRocket.fit(training, seed);
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 1; i <= MiniRocket.FEATURES; i++) {
      attributes.add(new Attribute("rocket" + i));
    }
    return attributes;
  }

  @Override
  double[] values(List<Attribute> channels, double[][] steps) {
    float[] features = new float[MiniRocket.FEATURES];
    rocket.transform(filled(channels, steps), features);
    double[] values = new double[features.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = features[i];
    }
    return values;
  }

  /** [channels][steps] numbers without gaps: a gap is a straight line, at the ends the nearest value, else 0. */
  private static float[][] filled(List<Attribute> channels, double[][] steps) {
    List<float[]> rows = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      int labels = channels.get(c).isNominal() ? channels.get(c).numValues() : 0;
      if (labels == 0) {
        rows.add(line(steps, c));
      }
      for (int label = 0; label < labels; label++) {
        float[] row = new float[steps.length];
        for (int t = 0; t < row.length; t++) {
          row[t] = steps[t][c] == label ? 1 : 0;
        }
        rows.add(row);
      }
    }
    return rows.toArray(float[][]::new);
  }

  private static float[] line(double[][] steps, int channel) {
    float[] row = new float[steps.length];
    int before = -1;
    for (int t = 0; t <= row.length; t++) {
      if (t < row.length && Double.isNaN(steps[t][channel])) {
        continue;
      }
      for (int g = before + 1; g < t; g++) {
        double from = before < 0 ? t < row.length ? steps[t][channel] : 0 : steps[before][channel];
        double to = t < row.length ? steps[t][channel] : from;
        row[g] = (float) (from + (to - from) * (g - before) / (t - before));
      }
      if (t < row.length) {
        row[t] = (float) steps[t][channel];
      }
      before = t;
    }
    return row;
  }

  /** Seed of the biases' sequences and of the channels that are summed. */
  @Override
  public int getSeed() {
    return seed;
  }

  @Override
  public void setSeed(int value) {
    seed = value;
  }

  /** Tool tip. */
  public String seedTipText() {
    return "Seed for the choice of sequences that biases are measured on, and of channels that are summed.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    Vector<Option> options = new Vector<>();
    options.add(new Option("\tSeed of the random numbers (default " + SEED + ").", "S", 1, "-S <number>"));
    options.addAll(Collections.list(super.listOptions()));
    return options.elements();
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-S", Integer.toString(seed)));
    options.addAll(List.of(super.getOptions()));
    return options.toArray(new String[0]);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String text = Utils.getOption("S", options);
    if (!text.isEmpty() && !text.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException("-S takes a whole number, got '" + text + "'");
    }
    setSeed(text.isEmpty() ? SEED : Integer.parseInt(text));
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
  }

  /** Runs the filter from the command line. */
  public static void main(String[] arguments) {
    runFilter(new SequencesToRocket(), arguments);
  }
}
