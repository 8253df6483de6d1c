package weka.recurrent.dsl.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RNN;
import weka.classifiers.functions.Reservoir;
import weka.recurrent.classifier.BeanSetting;
import weka.recurrent.classifier.OptionBean;
import weka.recurrent.classifier.Settings;

/** The classifiers that have words of their own in scripts. Their settings are their options. */
enum Network {
  RNN(RNN.class), LSTM(LSTM.class), GRU(GRU.class), RESERVOIR(Reservoir.class);

  private final Class<? extends OptionBean> type;

  Network(Class<? extends OptionBean> type) {
    this.type = type;
  }

  /** What it is called in tables. */
  String title() {
    return type.getSimpleName();
  }

  /** Full name of the classifier. */
  String scheme() {
    return type.getName();
  }

  /** The word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All its settings, in the order of the dialog. */
  List<NetworkSetting> settings() {
    return Settings.of(type).inScripts().stream().map(s -> new NetworkSetting(type, s)).toList();
  }

  /** The setting of that name, or null. */
  NetworkSetting setting(String word) {
    BeanSetting found = Settings.of(type).word(word);
    return found == null ? null : new NetworkSetting(type, found);
  }

  /** Names of all its settings, in alphabetical order. */
  List<String> words() {
    return Settings.of(type).inScripts().stream().map(BeanSetting::word).sorted().toList();
  }

  /** The setting of that name of any network, or null. */
  static NetworkSetting anySetting(String word) {
    return Arrays.stream(values()).map(network -> network.setting(word)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Names of the settings of all networks, in alphabetical order. */
  static Set<String> allWords() {
    Set<String> all = new TreeSet<>();
    for (Network network : values()) {
      all.addAll(network.words());
    }
    return all;
  }
}
