package weka.recurrent.cli;

import weka.recurrent.storage.TimeSpan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import weka.recurrent.dsl.ScriptEngine;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunClaim;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.run.Callbacks;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.PlainProgress;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.storage.Json;

/** Carries out scripts. */
@Command(name = "run", description = "Carries out the experiments of scripts.", mixinStandardHelpOptions = true)
final class RunCommand extends TerminalCommand {
  /** How progress is shown. */
  enum ProgressKind {
    AUTO, BAR, PLAIN, NONE
  }

  @Mixin
  ScriptOptions scripts;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", description = "Folder of this run instead of a new one.")
  Path output;

  @Option(names = {"-j", "--jobs"}, paramLabel = "N", description = "Jobs at a time; 0 is one per processor.")
  Integer jobs;

  @Option(names = "--on", paramLabel = "ENGINE",
      description = "What does the jobs, whatever the script says: threads; local[2] or"
          + " local[*], Spark in this Java machine; spark://host:7077, a Spark cluster.")
  String on;

  @Option(names = "--shard", paramLabel = "I/N", description = "Only every N-th job, from the I-th on; recur merge joins them.")
  String shard;

  @Option(names = "--resume",
      description = "Go on in the newest folder of the same plan, even a complete one: failed jobs are tried"
          + " again. Without it only a run that did not end is gone on with.")
  boolean resume;

  @Option(names = "--fresh", description = "Start over, whatever was done before.")
  boolean fresh;

  @Option(names = "--retries", paramLabel = "N", description = "How often a failed job is tried again.")
  Integer retries;

  @Option(names = "--timeout", paramLabel = "TIME", description = "Longest job, as 90s, 10m or 2h.")
  String timeout;

  @Option(names = "--fail-fast", description = "End with the first failed job.")
  boolean failFast;

  @Option(names = "--progress", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}; default: bar on a terminal.")
  ProgressKind progress = ProgressKind.AUTO;

  @Option(names = {"-q", "--quiet"}, description = "No progress.")
  boolean quiet;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json on the output stream.")
  Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    // All scripts are read before the first one runs.
    List<List<ScriptPlan>> plans = new ArrayList<>();
    for (Path script : scripts.scripts) {
      plans.add(scripts.read(script));
    }
    int code = Exit.OK;
    try (Interruption guard = new Interruption()) {
      for (List<ScriptPlan> ofScript : plans) {
        for (ScriptPlan plan : ofScript) {
          code = Math.max(code, run(plan, plans.size() * ofScript.size() > 1));
        }
      }
    }
    return code;
  }

  private int run(ScriptPlan plan, boolean several) throws IOException, InterruptedException {
    if (output != null && several) {
      throw new ParameterException(scripts.spec.commandLine(), "-o is the folder of one run; there are several experiments");
    }
    RunSettings settings = settings(plan);
    Map<String, String> overrides = new LinkedHashMap<>();
    scripts.overrides().forEach((path, values) -> overrides.put(path, String.join(",", values)));
    List<String> arguments = scripts.spec.commandLine().getParseResult() == null ? List.of()
        : scripts.spec.commandLine().getParseResult().originalArgs();
    boolean json = format == Format.JSON;
    Engine engine = engine(plan);
    Provenance begun = ScriptRun.begin(plan, settings, arguments, overrides);
    try (RunClaim claim = claim(plan, settings, begun)) {
      RunFolder folder = claim.folder();
      ScriptRun run = new ScriptRun(plan, claim, begun, settings, engine, listener(), json ? terminal.err() : terminal.out());
      ScriptRun.Verdict verdict = run.carryOut();
      if (json) {
        terminal.out().println(Json.write(verdict.outcome()));
      }
      terminal.err().println("results: " + folder.path());
      verdict.complaints().forEach(terminal.err()::println);
      return verdict.exitCode();
    }
  }

  private Engine engine(ScriptPlan plan) {
    try {
      return on == null ? ScriptEngine.of(plan) : ScriptEngine.of(plan, on);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(scripts.spec.commandLine(), (on == null ? "run on: " : "--on: ") + e.getMessage());
    }
  }

  private RunSettings settings(ScriptPlan plan) {
    // how many jobs at a time the script says is about its own engine
    RunSettings settings = on == null ? plan.settings() : plan.settings().withThreads(0);
    if (jobs != null) {
      settings = settings.withThreads(positive("--jobs", jobs));
    }
    settings = settings.withFailures(retries == null ? settings.retries() : positive("--retries", retries),
        timeout == null ? settings.timeoutSeconds() : seconds(timeout), failFast);
    if (shard != null) {
      if (!shard.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
        throw new ParameterException(scripts.spec.commandLine(), "--shard needs I/N, such as 1/3, got '" + shard + "'");
      }
      String[] parts = shard.split("/");
      try {
        settings = settings.withShard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(scripts.spec.commandLine(), "--shard: " + e.getMessage());
      }
    }
    return settings;
  }

  private RunClaim claim(ScriptPlan plan, RunSettings settings, Provenance begun) throws IOException, InterruptedException {
    RunFolder named = output != null ? new RunFolder(output) : settings.shards() == 1 ? null
        : new RunFolder(ScriptRun.parent(plan).resolve("shard-" + settings.shard() + "-of-" + settings.shards() + "-"
            + plan.plan().fingerprint().substring(0, 4)));
    if (named != null) {
      return RunClaim.of(named, begun, plan.plan().design().name(), fresh, this::note);
    }
    RunClaim claim = ScriptRun.claim(plan, begun, resume || plan.resume(), fresh, this::note);
    if (claim.goingOn()) {
      terminal.err().println("going on in " + claim.folder().path() + " (--fresh starts over)");
      boolean other = !sameScript(claim.folder(), plan);
      Callbacks callbacks = plan.experiment().callbacks();
      if (other && !(callbacks.onEpoch().isEmpty() && callbacks.measures().isEmpty())) {
        // the plan is the same, but what closures do is not in it
        note("the script was changed since that run began; jobs that are done keep what its closures did then");
      }
    }
    return claim;
  }

  private static boolean sameScript(RunFolder folder, ScriptPlan plan) {
    try {
      return folder.provenance().script().equals(plan.script());
    } catch (IOException e) {
      // a manifest that cannot be read tells of no other script, and is written anew
      return true;
    }
  }

  private void note(String sentence) {
    terminal.err().println("note: " + sentence);
  }

  private RunListener listener() {
    if (quiet || progress == ProgressKind.NONE) {
      return new RunListener() {
        @Override
        public void note(String sentence) {
          RunCommand.this.note(sentence);
        }
      };
    }
    boolean bar = progress == ProgressKind.BAR || progress == ProgressKind.AUTO && terminal.interactive();
    return bar ? new BarProgress(terminal.err()) : new PlainProgress(terminal.err());
  }

  private int positive(String name, int value) {
    if (value < 0) {
      throw new ParameterException(scripts.spec.commandLine(), name + " must not be negative, got " + value);
    }
    return value;
  }

  private long seconds(String text) {
    return TimeSpan.seconds(text).orElseThrow(() -> new ParameterException(scripts.spec.commandLine(),
        "--timeout needs a time such as 90s, 10m or 2h, got '" + text + "'"));
  }
}
