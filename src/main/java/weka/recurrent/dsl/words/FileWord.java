package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.CompactData;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.FileData;
import weka.recurrent.experiment.plan.SeriesData;

/** A data file, of sequences or of one long series that windows are cut from. */
final class FileWord extends DataWord {
  private final Path file;
  private final Map<String, Object> options;

  FileWord(ScriptContext context, ScriptText.Place place, Path file, Map<String, Object> options) {
    super(context, place);
    this.file = file;
    this.options = options;
  }

  @Override
  Map<String, Object> given() {
    return options;
  }

  @Override
  boolean leaksWhenShuffled() {
    return options.containsKey("window") && !Boolean.TRUE.equals(options.get("allowLeak"));
  }

  @Override
  int gap() {
    if (!options.containsKey("window")) {
      return 0;
    }
    int ahead = options.get("ahead") instanceof Integer n ? n : 1;
    int step = options.get("step") instanceof Integer n ? n : 1;
    return (ahead - 1 + step - 1) / step;
  }

  @Override
  List<DataSource> resolve(Map<String, Object> levels, long seed, String levelText) throws IOException {
    String label = options.containsKey("label") ? String.valueOf(options.get("label")) : name();
    String classAttribute = String.valueOf(options.getOrDefault("classAttribute", ""));
    if (!options.containsKey("window")) {
      FileData plain = new FileData(label + levelText, file, classAttribute);
      return List.of(Boolean.TRUE.equals(options.get("compact")) ? new CompactData(plain) : plain);
    }
    return List.of(new SeriesData(label + levelText, file, whole("window", levels, 1), whole("step", levels, 1),
        whole("ahead", levels, 1), String.valueOf(options.getOrDefault("target", ""))));
  }

  private int whole(String name, Map<String, Object> levels, int otherwise) {
    Object value = Axis.resolve(options.getOrDefault(name, otherwise), levels);
    if (value instanceof Integer n && n >= 1) {
      return n;
    }
    throw new IllegalArgumentException("'" + name + "' is a whole number, at least 1, not " + Values.describe(value));
  }

  private String name() {
    return file.getFileName().toString().replaceAll("\\.gz$", "").replaceAll("\\.[A-Za-z0-9]+$", "");
  }
}
