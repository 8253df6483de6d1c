package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.experiment.plan.Section;

/** {@code report 'out/gates', forgetting, formats: [html, csv]}: becomes the {@link ReportRequest}. */
final class ReportWord {
  private final ScriptContext context;
  private final Set<Section> sections = new LinkedHashSet<>();
  private String folder = "";
  private List<String> formats = List.of("html", "csv");

  ReportWord(ScriptContext context) {
    this.context = context;
  }

  /** @param measures where measures go that are named here */
  void say(MeasureWord measures, Object... parts) {
    for (Object part : parts) {
      if (part instanceof Map<?, ?> named) {
        Arguments given = Arguments.of(context, named, List.of("formats"), "report");
        formats = given.has("formats") ? formats(given.get("formats")) : formats;
      } else if (part instanceof Section section) {
        sections.add(section);
      } else if (part instanceof Measure measure) {
        measures.also(measure);
      } else if (!(part instanceof Unknown)) {
        folder = String.valueOf(part);
      }
    }
  }

  private List<String> formats(Object wanted) {
    List<String> names = (wanted instanceof List<?> list ? list : List.of(wanted)).stream()
        .filter(format -> !(format instanceof Unknown)).map(String::valueOf).toList();
    for (String format : names) {
      if (!ReportRequest.FORMATS.contains(format)) {
        context.fault("wrong-value", format, "no report format '" + format + "'"
            + Spelling.suggestion(format, ReportRequest.FORMATS), ReportRequest.FORMATS);
      }
    }
    return names;
  }

  ReportRequest request() {
    return new ReportRequest(folder, formats, new ArrayList<>(sections));
  }
}
