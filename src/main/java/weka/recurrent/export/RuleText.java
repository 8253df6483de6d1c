package weka.recurrent.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.data.EncodingRules.ChannelRule;
import weka.recurrent.data.EncodingRules.DateRule;
import weka.recurrent.data.EncodingRules.NumberRule;
import weka.recurrent.data.EncodingRules.OneHotRule;
import weka.recurrent.data.EncodingRules.TokenRule;

/** The rules of encoding in the form in which they are written: maps that say of what kind a rule is. */
final class RuleText {
  private RuleText() {}

  static List<Map<String, Object>> of(List<ChannelRule> rules) {
    return rules.stream().map(RuleText::of).toList();
  }

  private static Map<String, Object> of(ChannelRule rule) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", rule.name());
    if (rule instanceof NumberRule number) {
      map.put("kind", "number");
      addNumber(map, number);
    } else if (rule instanceof DateRule date) {
      map.put("kind", "date");
      addNumber(map, date.date());
      map.put("gap", date.gap() == null ? null : addNumber(new LinkedHashMap<>(), date.gap()));
    } else if (rule instanceof OneHotRule oneHot) {
      map.put("kind", "one-hot");
      map.put("labels", oneHot.labels());
      map.put("seen", oneHot.seen());
    } else {
      TokenRule token = (TokenRule) rule;
      map.put("kind", "embedded");
      map.put("labels", token.labels());
      map.put("rows", token.rows());
    }
    return map;
  }

  private static Map<String, Object> addNumber(Map<String, Object> map, NumberRule rule) {
    map.put("center", rule.center());
    map.put("scale", rule.scale());
    map.put("filler", rule.filler());
    map.put("withinSequence", rule.withinSequence());
    map.put("indicator", rule.indicator());
    return map;
  }
}
