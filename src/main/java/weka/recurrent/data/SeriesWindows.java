package weka.recurrent.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Data whose rows are overlapping windows of one series, in time order, each with a value after its end as the class. They are
 * known by their header, as {@code data 'x.csv', window: 24, target: 'sales', ahead: 3} makes it and as any ARFF file can have
 * it: one relational attribute with a row per time step, and a class called after a channel of it, a plus sign, and the steps
 * from the end of the window to the value: {@code sales+3}.
 *
 * @param sequence index of the relational attribute
 * @param channel index, within it, of the channel that is to be predicted
 * @param ahead steps from the last of the window to the class, at least 1
 */
public record SeriesWindows(int sequence, int channel, int ahead) {
  private static final Pattern NAME = Pattern.compile("(.+)\\+([1-9]\\d{0,5})");

  /** What the header says; null for data that are no windows of a series. */
  public static SeriesWindows of(Instances data) {
    if (data.classIndex() < 0) {
      return null;
    }
    Matcher name = NAME.matcher(data.classAttribute().name());
    if (!name.matches()) {
      return null;
    }
    SeriesWindows found = null;
    for (int i = 0; i < data.numAttributes(); i++) {
      Attribute attribute = data.attribute(i);
      Attribute channel = attribute.isRelationValued() ? attribute.relation().attribute(name.group(1)) : null;
      if (attribute.isRelationValued() && found != null) {
        return null;
      }
      if (channel != null && channel.type() == data.classAttribute().type()) {
        found = new SeriesWindows(i, channel.index(), Integer.parseInt(name.group(2)));
      }
    }
    return found;
  }

  /**
   * Windows to leave out between those trained on and those that judge, so that no target of the former lies behind the present
   * of the latter. It is enough where windows begin in every row, and more than enough where they begin more rarely.
   */
  public int gap() {
    return ahead - 1;
  }

  /** Steps from the end of the window back to the value a whole number of seasons before the class: the fewest there are. */
  public int seasonBack(int season) {
    return (ahead + season - 1) / season * season - ahead;
  }

  /** The last known value of the channel to predict, from so many steps before the end of the window on; NaN if there is none. */
  public double value(Instance instance, int back) {
    Instances window = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
    for (int t = window == null ? -1 : window.numInstances() - 1 - back; t >= 0; t--) {
      if (!window.instance(t).isMissing(channel)) {
        return window.instance(t).value(channel);
      }
    }
    return Double.NaN;
  }

  /**
   * Mean absolute change from one step to the next at the ends of windows, in the unit of the channel: by this the mean absolute
   * error is divided to give the mean absolute scaled error, which is 1 for a forecast that errs like the last value does one
   * step ahead in training.
   *
   * <p>Hyndman and Koehler (2006), International Journal of Forecasting 22, doi:10.1016/j.ijforecast.2006.03.001.
   *
   * @return NaN where no two neighbors are known
   */
  public double meanChange(Instances training) {
    double sum = 0;
    int known = 0;
    for (Instance instance : training) {
      Instances window = instance.isMissing(sequence) ? null : instance.relationalValue(sequence);
      int last = window == null ? -1 : window.numInstances() - 1;
      if (last >= 1 && !window.instance(last).isMissing(channel) && !window.instance(last - 1).isMissing(channel)) {
        sum += Math.abs(window.instance(last).value(channel) - window.instance(last - 1).value(channel));
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}
