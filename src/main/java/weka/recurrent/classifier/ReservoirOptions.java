package weka.recurrent.classifier;

import weka.core.OptionMetadata;
import weka.recurrent.data.Layout;
import weka.recurrent.data.TextUnit;
import weka.recurrent.reservoir.ReservoirSpec;
import weka.recurrent.setting.Range;
import weka.recurrent.setting.Setting;

/** The options of a reservoir, each told once, at its getter. Names of fields are those of saved models. */
public abstract class ReservoirOptions extends OptionBean {
  private static final long serialVersionUID = 1;

  private int units = 0;
  private double cascade = ReservoirSpec.CASCADE;
  private int thresholds = ReservoirSpec.THRESHOLDS;
  private Layout layout = Layout.AUTO;
  private TextUnit textUnit = TextUnit.AUTO;
  private int threads = 0;

  @Setting(takes = "number", range = Range.AUTO_OR + "[1, 65536]")
  @OptionMetadata(displayName = "units", displayOrder = 1, commandLineParamName = "units",
      description = "<html>Recurrent units, rounded up to a multiple of 16<br>auto: 1008 up to 2048 training sequences, 512 "
          + "up to 200 000, "
          + "else 256")
  public int getUnits() {
    return units;
  }

  public void setUnits(int value) {
    units = checked("units", value);
  }

  @Setting(takes = "share", range = "[0, 1]")
  @OptionMetadata(displayName = "cascade", displayOrder = 2, commandLineParamName = "cascade",
      description = "Share of the units that stand in two layers and can tell that one shape follows another")
  public double getCascade() {
    return cascade;
  }

  public void setCascade(double value) {
    cascade = checked("cascade", value);
  }

  @Setting(takes = "number", range = "[1, 256]")
  @OptionMetadata(displayName = "thresholds", displayOrder = 3, commandLineParamName = "thresholds",
      description = "Thresholds per unit; the share of steps above each is a feature")
  public int getThresholds() {
    return thresholds;
  }

  public void setThresholds(int value) {
    thresholds = checked("thresholds", value);
  }

  @Setting
  @OptionMetadata(displayName = "layout", displayOrder = 24, commandLineParamName = "layout", category = Setting.DATA,
      description = "<html>How sequences lie in the data: rows of a relational attribute are time steps, or channels;<br>"
          + "or numeric attributes are time steps; or a string attribute is text; the decision is printed with the model")
  public Layout getLayout() {
    return layout;
  }

  public void setLayout(Layout value) {
    layout = checked("layout", value);
  }

  @Setting
  @OptionMetadata(displayName = "text unit", displayOrder = 25, commandLineParamName = "text", category = Setting.DATA,
      description = "What a step of a text is")
  public TextUnit getTextUnit() {
    return textUnit;
  }

  public void setTextUnit(TextUnit value) {
    textUnit = checked("textUnit", value);
  }

  @Setting(takes = "number", range = Range.AUTO_OR + "[1, ∞)", decisive = false)
  @OptionMetadata(displayName = "threads", displayOrder = 30, commandLineParamName = "threads", category = Setting.COMPUTING,
      description = "<html>Threads of the CPU; the result does not depend on it<br>auto: one for each core")
  public int getThreads() {
    return threads;
  }

  public void setThreads(int value) {
    threads = checked("threads", value);
  }
}
