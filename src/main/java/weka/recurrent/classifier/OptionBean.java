package weka.recurrent.classifier;

import java.util.Enumeration;
import java.util.Vector;
import weka.classifiers.RandomizableClassifier;
import weka.core.Option;
import weka.core.OptionMetadata;
import weka.recurrent.setting.Range;
import weka.recurrent.setting.Setting;

/**
 * A classifier whose options are told once, at their getters: {@link Setting} beside Weka's {@link OptionMetadata}. Command line,
 * tool tips, words of scripts and checks are read from there. Carries the options that Weka's own base has: the seed among the
 * first, the others behind a button of their own.
 *
 * <p>A tool tip is the text of the option up to its first full stop: Weka cuts it there. So texts hold none, and set their lines
 * with {@code <html>} and {@code <br>}, which Weka shows as lines in the tip and takes away in "More".
 */
public abstract class OptionBean extends RandomizableClassifier {
  private static final long serialVersionUID = 1;

  /** A fresh classifier of the same class, whose properties are the defaults. */
  protected abstract OptionBean fresh();

  /**
   * The value a setter was given, if the {@link Setting} at the getter allows it.
   *
   * @param property name of the bean property
   * @throws IllegalArgumentException if it does not
   */
  protected final <T> T checked(String property, T value) {
    BeanSetting setting = Settings.of(getClass()).property(property);
    if (setting.value(value) == null) {
      throw new IllegalArgumentException("'" + setting.name() + "' is " + setting.rule() + ", not "
          + (value instanceof Number number ? Range.text(number.doubleValue()) : value));
    }
    return value;
  }

  @Override
  @Setting(word = "seed", range = "(-∞, ∞)", listed = true)
  @OptionMetadata(displayName = "seed", displayOrder = 60, commandLineParamName = "S",
      description = "<html>Seed of the random numbers: the same seed gives the same network to the bit;<br>"
          + "in a script each job has a seed of its own unless one is given")
  public int getSeed() {
    return super.getSeed();
  }

  @Override
  @Setting(script = false, decisive = false)
  @OptionMetadata(displayName = "debug", displayOrder = 61, commandLineParamName = "output-debug-info", category = Setting.WEKA,
      description = "Weka's switch for additional output on the console")
  public boolean getDebug() {
    return super.getDebug();
  }

  @Override
  @Setting(script = false, decisive = false)
  @OptionMetadata(displayName = "do not check capabilities", displayOrder = 62, category = Setting.WEKA,
      commandLineParamName = "do-not-check-capabilities",
      description = "Leaves out Weka's check whether the classifier can take the data")
  public boolean getDoNotCheckCapabilities() {
    return super.getDoNotCheckCapabilities();
  }

  @Override
  @Setting(script = false, decisive = false, range = "[0, ∞)")
  @OptionMetadata(displayName = "num decimal places", displayOrder = 63, commandLineParamName = "num-decimal-places",
      category = Setting.WEKA, description = "Decimal places of numbers in the text of the model")
  public int getNumDecimalPlaces() {
    return super.getNumDecimalPlaces();
  }

  @Override
  public void setNumDecimalPlaces(int value) {
    super.setNumDecimalPlaces(checked("numDecimalPlaces", value));
  }

  @Override
  @Setting(script = false, decisive = false, takes = "number", range = "[1, ∞)")
  @OptionMetadata(displayName = "batch size", displayOrder = 64, commandLineParamName = "batch-size", category = Setting.WEKA,
      description = "<html>Instances that Weka should hand over at a time for prediction;<br>sequences per update are the "
          + "mini-batch size")
  public String getBatchSize() {
    return super.getBatchSize();
  }

  @Override
  public void setBatchSize(String value) {
    super.setBatchSize(checked("batchSize", value));
  }

  // What Weka says of its own options stands above in other words; null keeps its "More" from saying both.

  @Override
  public String seedTipText() {
    return null;
  }

  @Override
  public String debugTipText() {
    return null;
  }

  @Override
  public String doNotCheckCapabilitiesTipText() {
    return null;
  }

  @Override
  public String numDecimalPlacesTipText() {
    return null;
  }

  @Override
  public String batchSizeTipText() {
    return null;
  }

  @Override
  public Enumeration<Option> listOptions() {
    return new Vector<>(new StrictOptions(this, fresh()).list()).elements();
  }

  /** Options that differ from their defaults, and always the seed. Weka's own list would hold every property again. */
  @Override
  public String[] getOptions() {
    return new StrictOptions(this, fresh()).get().toArray(new String[0]);
  }

  /**
   * Absent options take their defaults.
   *
   * @throws IllegalArgumentException if a value is not what its option takes; nothing is changed then
   */
  @Override
  public void setOptions(String[] options) throws Exception {
    new StrictOptions(this, fresh()).set(options);
  }
}
