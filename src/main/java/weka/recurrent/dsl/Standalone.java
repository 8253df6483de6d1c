package weka.recurrent.dsl;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.words.ScriptWords;
import weka.recurrent.experiment.outcome.Outcome;

/**
 * Carries out a script that Groovy itself started: {@code groovy x.groovy}, Weka's script runner, or a {@code GroovyShell} in a
 * program. Arguments are {@code --quick} and {@code name=value} for parameters.
 */
final class Standalone {
  private Standalone() {}

  static Object run(ScriptWords script) {
    Path file = file(script);
    ScriptText text = new ScriptText(file == null ? "script" : file.getFileName().toString(), read(file));
    Path folder = file == null || file.getParent() == null ? Path.of("") : file.getParent();
    List<ScriptPlan> plans = ScriptReader.plans(script, new ScriptContext(script, text, options(script, folder)));
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (ScriptPlan plan : plans) {
        ScriptRun.Verdict verdict = ScriptRun.of(plan).carryOut();
        verdict.complaints().forEach(System.err::println);
        if (verdict.trouble() instanceof IOException broken) {
          throw broken;
        } else if (verdict.trouble() instanceof RuntimeException thrown) {
          throw thrown;
        }
        outcomes.add(verdict.outcome());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the run failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; what was finished is in the journal", e);
    }
    return outcomes.size() == 1 ? outcomes.get(0) : outcomes;
  }

  private static PlanOptions options(ScriptWords script, Path folder) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    boolean quick = false;
    Object arguments = script.getBinding().hasVariable("args") ? script.getBinding().getVariable("args") : null;
    if (arguments instanceof String[] list) {
      for (String argument : list) {
        int equals = argument.indexOf('=');
        if (argument.equals("--quick")) {
          quick = true;
        } else if (equals > 0) {
          parameters.put(argument.substring(0, equals), argument.substring(equals + 1));
        } else {
          throw new IllegalArgumentException("unknown argument '" + argument + "': there are --quick and name=value");
        }
      }
    }
    return new PlanOptions(folder, parameters, Map.of(), null, quick);
  }

  /** The file the script was compiled from, or null if it was a text. */
  private static Path file(ScriptWords script) {
    CodeSource source = script.getClass().getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      return null;
    }
    try {
      Path path = new File(location.toURI()).toPath();
      return Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String read(Path file) {
    try {
      return file == null ? "" : Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
