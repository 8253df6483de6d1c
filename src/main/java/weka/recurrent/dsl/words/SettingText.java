package weka.recurrent.dsl.words;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import weka.core.OptionMetadata;
import weka.core.WekaPackageClassLoaderManager;

/** What the classifiers say about the settings of networks; the texts stand at their options and nowhere else. */
final class SettingText {
  private SettingText() {}

  static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    for (NetworkSetting setting : NetworkSetting.values()) {
      rows.add(new String[] {setting.word(), setting.flag(), description(setting)});
    }
    return rows;
  }

  /** Text of the option behind a setting. */
  static String description(NetworkSetting setting) {
    NetworkSetting.Cell cell = setting.of(NetworkSetting.Cell.LSTM) ? NetworkSetting.Cell.LSTM : NetworkSetting.Cell.RNN;
    try {
      Class<?> type = WekaPackageClassLoaderManager.forName(cell.scheme());
      String capitalized = Character.toUpperCase(setting.property().charAt(0)) + setting.property().substring(1);
      for (Method method : type.getMethods()) {
        OptionMetadata text = method.getAnnotation(OptionMetadata.class);
        if (text != null && method.getName().endsWith(capitalized)
            && method.getName().length() - capitalized.length() <= 3) {
          return text.description();
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the classifiers are part of this package", e);
    }
    return setting == NetworkSetting.SEED ? "Seed of the network; without it each job has a seed of its own" : "";
  }
}
