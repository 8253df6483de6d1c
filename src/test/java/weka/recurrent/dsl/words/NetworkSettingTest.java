package weka.recurrent.dsl.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of networks and the options behind them. */
class NetworkSettingTest {
  @Test
  void everySettingIsAnOptionOfItsClassifier() throws Exception {
    for (NetworkSetting setting : NetworkSetting.values()) {
      for (NetworkSetting.Cell cell : NetworkSetting.Cell.values()) {
        if (setting.of(cell)) {
          for (Object value : values(setting)) {
            assertEquals("", setting.objection(value), setting.word());
            Object made = Class.forName(cell.scheme()).getDeclaredConstructor().newInstance();
            ((weka.core.OptionHandler) made).setOptions(setting.options(value).toArray(new String[0]));
          }
        }
      }
      assertTrue(!SettingText.description(setting).isEmpty(), setting.word());
    }
  }

  private static List<?> values(NetworkSetting setting) {
    return switch (setting.kind()) {
      case WHOLE -> List.of(2);
      case NUMBER -> List.of(0.5);
      case SWITCH -> List.of(true, false);
      case CHOICE -> setting.choices();
      case TEXT -> List.of("2");
    };
  }
}
