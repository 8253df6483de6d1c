package weka.recurrent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.storage.Json;

/** Shows what would run. */
@Command(name = "plan", description = "Shows the cells and jobs of scripts; trains nothing.", mixinStandardHelpOptions = true)
final class PlanCommand extends TerminalCommand {
  @Mixin
  ScriptOptions scripts;

  @Option(names = "--jobs", description = "Every job with its id.")
  boolean jobs;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
  Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    for (Path script : scripts.scripts) {
      for (ScriptPlan plan : scripts.read(script)) {
        if (format == Format.JSON) {
          terminal.out().println(Json.pretty(plan.plan().design()).stripTrailing());
        } else {
          show(plan);
        }
      }
    }
    return Exit.OK;
  }

  private void show(ScriptPlan plan) {
    Design design = plan.plan().design();
    terminal.out().println(design.name() + ": " + design.cells().size() + " cells, " + design.jobs() + " jobs, "
        + design.protocol().inWords() + ", seed " + design.seed());
    List<List<String>> lines = new ArrayList<>(List.of(List.of("data", "learner", "Weka command")));
    for (Cell cell : design.cells()) {
      lines.add(List.of(cell.row(), cell.learner(), cell.commandLine()));
    }
    terminal.out().print(left(lines));
    if (jobs) {
      lines = new ArrayList<>(List.of(List.of("job", "data", "learner", "run", "fold", "split seed", "seed")));
      for (Job job : plan.plan().jobs()) {
        lines.add(List.of(job.id(), job.cell().row(), job.cell().learner(), Integer.toString(job.run()),
            Integer.toString(job.fold()), Long.toString(job.splitSeed()),
            job.cell().seeded() ? Integer.toString(job.schemeSeed()) : "-"));
      }
      terminal.out().print(SummaryText.align(lines));
    }
  }

  private static String left(List<List<String>> lines) {
    int[] widths = new int[2];
    lines.forEach(line -> {
      widths[0] = Math.max(widths[0], line.get(0).length());
      widths[1] = Math.max(widths[1], line.get(1).length());
    });
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out
        .append(String.format(Locale.ROOT, "%-" + widths[0] + "s  %-" + widths[1] + "s  %s%n", line.get(0), line.get(1),
            line.get(2))));
    return out.toString();
  }
}
