package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;

/** What run, check and plan have in common: scripts and what is changed in them from outside. */
final class ScriptOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "SCRIPT", description = "Groovy scripts that describe experiments.")
  List<Path> scripts;

  @Option(names = "-P", paramLabel = "NAME=VALUE", description = "Value of param('name', default) in the script.")
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--set", paramLabel = "PATH=VALUE[,VALUE]",
      description = "Replaces a setting, as LSTM.hidden=16; several values are compared with one another.")
  List<String> sets = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the script's.")
  Long seed;

  @Option(names = "--quick",
      description = "A rehearsal that shows whether everything works: 1 repeat, 2 folds, 2 epochs, 200 sequences.")
  boolean quick;

  List<ScriptPlan> read(Path script) throws IOException {
    if (!Files.isRegularFile(script)) {
      throw new ParameterException(spec.commandLine(), "no script '" + script + "'");
    }
    Path parent = script.toAbsolutePath().getParent();
    return ScriptReader.read(script, new PlanOptions(parent, new LinkedHashMap<>(parameters), overrides(), seed, quick));
  }

  Map<String, List<String>> overrides() {
    Map<String, List<String>> overrides = new LinkedHashMap<>();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1 || equals == set.length() - 1) {
        throw new ParameterException(spec.commandLine(), "--set needs PATH=VALUE, got '" + set + "'");
      }
      overrides.put(set.substring(0, equals), Arrays.asList(set.substring(equals + 1).split(",")));
    }
    return overrides;
  }
}
