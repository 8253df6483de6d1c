package weka.recurrent.dsl.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.OptionHandler;

/** Settings of networks and the options behind them. */
class NetworkSettingTest {
  @Test
  void everySettingIsAnOptionOfItsClassifier() throws Exception {
    int tried = 0;
    for (Network network : Network.values()) {
      for (NetworkSetting setting : network.settings()) {
        for (Object value : values(setting)) {
          assertEquals("", setting.objection(value), setting.word());
          OptionHandler made = (OptionHandler) Class.forName(network.scheme()).getDeclaredConstructor().newInstance();
          made.setOptions(setting.options(value).toArray(new String[0]));
          assertEquals(setting.option().value(value), setting.option().get(made), setting.word());
          tried++;
        }
        assertTrue(setting.description().length() > 20, setting.word());
      }
    }
    assertTrue(tried > 150, tried + " values");
  }

  /** Command line, setter and record are held to the same sentence by SettingsTest. */
  @Test
  void everyNumberIsJudgedByTheSentenceOfItsOption() {
    int tried = 0;
    for (Network network : Network.values()) {
      for (NetworkSetting setting : network.settings()) {
        for (Object value : new Object[] {-1, 0, 1, 17, 101, 5000, 1 << 21, -0.5, 1.5, 100.0}) {
          String objection = setting.objection(value);
          if (setting.option().value(value) == null) {
            assertEquals("'" + setting.word() + "' is " + setting.option().rule() + ", not " + value, objection);
            tried++;
          }
        }
      }
    }
    assertTrue(tried > 300, tried + " values");
  }

  private static List<?> values(NetworkSetting setting) {
    if (setting.option().isSwitch()) {
      return List.of(true, false);
    }
    if (!setting.option().choices().isEmpty()) {
      return setting.option().choices();
    }
    Object number = setting.option().type() == double.class ? (Object) 0.5 : setting.option().type() == int.class ? 2 : "2";
    return setting.option().automatic() ? List.of(number, "auto") : List.of(number);
  }
}
