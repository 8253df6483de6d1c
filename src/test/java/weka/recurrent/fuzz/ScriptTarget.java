package weka.recurrent.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;

/**
 * Scripts, read and planned but not run. Scripts are programs, so a mutation that could do more than describe an experiment is
 * left out: this asks how mistakes are told, not what code may do.
 */
final class ScriptTarget implements FuzzTarget {
  private static final Pattern MORE_THAN_DESCRIBES =
      Pattern.compile("(?i)system|runtime|thread|execute|process|exit|file\\b|path\\b|"
          + "\\burl|class\\b|new\\s|import|while|\\bfor\\b|\\bdo\\b|delete|write|sleep|eval|shell|reader|stream|socket|@|\\*{2}|"
          + "times|range|\\.\\.|repeat\\w*\\(|\\d{6,}|\\*\\s*\\d{3}|each|collect|invoke|meta|binding|quit|halt|load");

  private final Path folder;

  ScriptTarget() throws IOException {
    folder = ScratchFolder.make("fuzz-scripts");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> scripts = Files.list(Path.of("examples"))) {
      for (Path script : (Iterable<Path>) scripts.filter(f -> f.getFileName().toString().matches("0.*\\.groovy"))
          .sorted()::iterator) {
        String text = Files.readString(script);
        seeds.add(ArffTarget.bytes(text.lines().filter(line -> !MORE_THAN_DESCRIBES.matcher(line).find())
            .reduce("", (a, b) -> a + b + "\n")));
      }
    }
    seeds.add(ArffTarget.bytes("""
        experiment('grid') {
            vary lag: [5, 10]
            data recall(lag: lag, count: 40)
            learners LSTM: lstm(hidden: 4, epochs: 2), Forest: weka('trees.RandomForest').on(summary)
            evaluate folds: 2, repeats: 1
            measure accuracy, kappa
            test correctedT(level: 0.05), against: 'LSTM'
            plot accuracy, over: 'lag', scale: 'log'
            run retries: 1, timeout: '10 min', keep: 'all'
            expect { 1 < 2 }
        }
        """));
    seeds.add(ArffTarget.bytes("data parity(count: 20)\nnetwork { lstm 8; lstm 8; dropout 0.2 }\nevaluate split: 0.7\nseed 3\n"));
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    if (MORE_THAN_DESCRIBES.matcher(text).find()) {
      return false;
    }
    return !ScriptReader
        .read("fuzz.groovy", text, new PlanOptions(folder, new LinkedHashMap<>(), new LinkedHashMap<>(), null, true))
        .isEmpty();
  }
}
