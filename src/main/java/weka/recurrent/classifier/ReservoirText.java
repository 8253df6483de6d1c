package weka.recurrent.classifier;

import java.util.List;
import java.util.Locale;
import weka.recurrent.reservoir.ReservoirFeatures;
import weka.recurrent.reservoir.ReservoirSpec;
import weka.recurrent.storage.Decimal;

/** What a trained reservoir has to say. */
final class ReservoirText {
  /** Names of the numbers that Weka's Experimenter records beside accuracy. */
  static final List<String> MEASURES = List.of("measureUnits", "measureLeftOut", "measurePenalty", "measureTimeScale");

  private static final int BAR = 30;

  private final ReservoirModel model;
  private final ReservoirFindings findings;
  private final ReservoirSpec spec;
  private final StringBuilder text = new StringBuilder();

  ReservoirText(ReservoirModel model) {
    this.model = model;
    findings = model.findings;
    spec = model.features.spec();
  }

  String summary() {
    return String.format(Locale.ROOT, "reservoir of %d + %d units, %d features, %s", spec.linear(), spec.cascade(),
        spec.features(),
        quality());
  }

  double measure(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "measureunits" -> spec.units();
      case "measureleftout" -> findings.right();
      case "measurepenalty" -> model.readOut.alpha();
      default -> typicalScale();
    };
  }

  String report() {
    text.append("RESERVOIR\n=========\n");
    section("Data");
    for (String line : model.steps.encoder().describe().split("\n")) {
      line(line);
    }
    section("Network");
    network();
    section("Training");
    training();
    section("Time-scales");
    scales();
    return text.toString();
  }

  private void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void line(String format, Object... values) {
    text.append("  ").append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void network() {
    line("%d %s per step -> %d random linear units%s -> %,d features -> %s", spec.channels(),
        spec.channels() == 1 ? "input" : "inputs", spec.linear(),
        spec.cascade() > 0 ? " and " + spec.cascade() + " in two layers" : "", model.readOut.mean().length,
        model.steps.encoder().numericClass() ? "number" : model.steps.encoder().outputs() + " classes");
    line("gaps in numbers are filled on the straight line between the values around them%s",
        spec.text() ? "; a token is 16 random numbers" : "");
    line("a feature is the share of steps at which a unit is above one of its %d thresholds%s", spec.thresholds(),
        spec.text() ? ", or where the unit ends" : "");
    if (model.steps.encoder().inputSpec().statics() > 0) {
      line("%d values beside the sequence are features, too; together they count as much as a quarter of the units",
          model.steps.encoder().inputSpec().statics());
    }
    line("nothing is trained by gradients: units are drawn, ridge regression weighs the features");
  }

  private void training() {
    line("%,d sequences", findings.sequences());
    line("%s%s", quality(), findings.leftOut() ? " (thresholds are not drawn again: a little too good)" : "");
    if (!Double.isNaN(findings.confidence())) {
      line("mean confidence there %.1f %%: scores times %.2f, then softmax", 100 * findings.confidence(), model.beta);
    }
    line("penalty %s per feature", Decimal.text(model.readOut.alpha() / model.readOut.mean().length, 8));
    line("took %.1f s", findings.seconds());
    line("ran on %s", findings.ranOn());
  }

  private String quality() {
    String where = findings.leftOut() ? "each training sequence left out in turn"
        : findings.judged() + " training sequences held out";
    return Double.isNaN(findings.error())
        ? String.format(Locale.ROOT, "%.1f %% right, with %s", 100 * findings.right(), where)
        : String.format(Locale.ROOT, "root mean squared error %.4g, with %s", findings.error(), where);
  }

  /** Which time-scales the read-out leans on, beside how many units have them. */
  private void scales() {
    double longest = 2;
    ReservoirFeatures features = model.features;
    for (float scale : features.scales()) {
      longest = Math.max(longest, scale);
    }
    int bins = (int) Math.ceil(Math.log(longest) / Math.log(2)) + 1;
    double[][] lean = new double[2][bins];
    int[] units = new int[bins];
    double total = 0;
    for (int f = 0; f < spec.features(); f++) {
      int unit = features.unitOf(f);
      lean[unit < spec.linear() ? 0 : 1][bin(features.scales()[unit], bins)] += findings.lean()[f];
      total += findings.lean()[f];
    }
    for (float scale : features.scales()) {
      units[bin(scale, bins)]++;
    }
    if (!(total > 0)) {
      line("the read-out leans on no unit: it predicts the same for every sequence");
      return;
    }
    double cascade = 0;
    for (double value : lean[1]) {
      cascade += value / total;
    }
    line("half of the read-out's weight lies on time-scales up to %.0f steps; a unit forgets within two or three times its own",
        typicalScale());
    if (spec.cascade() > 0) {
      line("%.0f %% of it lies on the units in two layers, which are %.0f %% of all", 100 * cascade,
          100.0 * spec.cascade() / spec.units());
    }
    line("%15s %7s %8s", "steps", "units", "weight");
    for (int b = 0; b < bins; b++) {
      if (units[b] > 0) {
        double share = (lean[0][b] + lean[1][b]) / total;
        line("%7s to %4s %7d %6.1f %% %s", edge(b), edge(b + 1), units[b], 100 * share,
            "#".repeat((int) Math.round(share * BAR)));
      }
    }
  }

  private static String edge(int bin) {
    return bin == 0 ? "0" : Integer.toString(1 << bin - 1);
  }

  /** Bin 0 is below 1 step, bin b from 2^(b − 1) to 2^b. */
  private static int bin(double scale, int bins) {
    return scale < 1 ? 0 : Math.min(bins - 1, 1 + (int) (Math.log(scale) / Math.log(2)));
  }

  /** The time-scale below which half of the read-out's weight lies. */
  private double typicalScale() {
    ReservoirFeatures features = model.features;
    double[] lean = new double[spec.units()];
    double total = 0;
    for (int f = 0; f < spec.features(); f++) {
      lean[features.unitOf(f)] += findings.lean()[f];
      total += findings.lean()[f];
    }
    double[] scales = new double[lean.length];
    for (int k = 0; k < scales.length; k++) {
      scales[k] = features.scales()[k];
    }
    double sum = 0;
    for (int k : weka.core.Utils.sort(scales)) {
      sum += lean[k];
      if (sum >= total / 2) {
        return scales[k];
      }
    }
    return Double.NaN;
  }
}
