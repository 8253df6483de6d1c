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
import weka.recurrent.experiment.plan.GatheredData;
import weka.recurrent.experiment.plan.SeriesData;

/** A data file, of sequences or of one long series that windows are cut from. */
final class FileWord extends DataWord {
  private final Path file;
  private final String wild;
  private final Map<String, Object> options;

  /** @param wild what the signs of its pattern stand for in its name; null if it was named in full */
  FileWord(ScriptContext context, ScriptText.Place place, Path file, String wild, Map<String, Object> options) {
    super(context, place);
    this.wild = wild;
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
  Path file() {
    return file;
  }

  @Override
  String pairName() {
    return wild;
  }

  @Override
  List<DataSource> resolve(Map<String, Object> levels, long seed, String levelText) throws IOException {
    return List
        .of(source(file, (options.containsKey("label") ? String.valueOf(options.get("label")) : name()) + levelText, levels));
  }

  @Override
  DataSource test(Path other, String label, Map<String, Object> levels) {
    return source(other, label + " test", levels);
  }

  private DataSource source(Path from, String label, Map<String, Object> levels) {
    String classAttribute = String.valueOf(options.getOrDefault("classAttribute", ""));
    if (!options.containsKey("window")) {
      FileData plain = new FileData(label, from, classAttribute);
      if (options.containsKey("id") || options.containsKey("time")) {
        return new GatheredData(plain, String.valueOf(options.getOrDefault("id", "auto")),
            String.valueOf(options.getOrDefault("time", "auto")));
      }
      return Boolean.TRUE.equals(options.get("compact")) ? new CompactData(plain) : plain;
    }
    int season = season(levels);
    if (season > whole("window", levels, 1)) {
      throw new IllegalArgumentException("a season of " + season + " does not fit into a window of " + options.get("window")
          + ": write window: " + 2 * season);
    }
    return new SeriesData(label, from, whole("window", levels, 1), whole("step", levels, 1),
        whole("ahead", levels, 1), String.valueOf(options.getOrDefault("target", "")));
  }

  @Override
  int season(Map<String, Object> levels) {
    return options.containsKey("season") ? whole("season", levels, 0) : 0;
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
