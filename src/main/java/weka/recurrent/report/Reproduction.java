package weka.recurrent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Plan;

/** How to get the same numbers again: commands, script, seeds, versions. */
record Reproduction(Outcome outcome) {
  /** Options that say where and how a run goes on, with the number of words after them: not part of doing it again. */
  private static final Map<String, Integer> OF_ONE_RUN =
      Map.of("--shard", 1, "-o", 1, "--output", 1, "--resume", 0, "--fresh", 0);

  /**
   * The command that does one job again and nothing else: a shard with as many parts as there are jobs. Jobs are numbered run by
   * run, fold by fold, cell by cell, as {@link Plan#jobs()} are.
   */
  static String repeat(Outcome outcome, JobResult result) {
    Design design = outcome.design();
    int split = (result.run() - 1) * design.protocol().folds() + result.fold() - 1;
    int number = split * design.cells().size() + result.cell() + 1;
    return command(outcome) + " --shard " + number + "/" + design.jobs() + " -o job-" + result.job();
  }

  /** The command that does it all again. */
  static String command(Outcome outcome) {
    Provenance provenance = outcome.provenance();
    StringBuilder command = new StringBuilder("recur");
    if (provenance != null && !provenance.arguments().isEmpty()) {
      List<String> words = provenance.arguments();
      for (int i = 0; i < words.size(); i++) {
        String option = words.get(i).replaceFirst("(?s)=.*", "");
        if (!OF_ONE_RUN.containsKey(option)) {
          command.append(' ').append(word(words.get(i)));
        } else if (option.equals(words.get(i))) {
          i += OF_ONE_RUN.get(option);
        }
      }
      return command.toString();
    }
    command.append(" run ").append(word(provenance == null || provenance.scriptName().isEmpty() ? "script.groovy"
        : provenance.scriptName()));
    outcome.design().parameters().forEach((name, value) -> command.append(" -P ").append(word(name + "=" + value)));
    if (provenance != null) {
      provenance.overrides().forEach((path, value) -> command.append(" --set ").append(word(path + "=" + value)));
    }
    return command.append(outcome.design().quick() ? " --quick" : "").toString();
  }

  /** A word of a shell command. */
  private static String word(String text) {
    return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  void write(Html html) {
    Design design = outcome.design();
    Provenance provenance = outcome.provenance();
    html.heading("reproduce", "Reproduce");
    if (provenance == null || provenance.script().isEmpty()) {
      html.p("This experiment was built by a Java program or by Weka's Experimenter; there is no script.");
    } else {
      html.raw("<p>Do it again: <code>").text(command(outcome)).raw("</code></p>\n");
    }
    html.p("Seed " + design.seed() + ": run r is shuffled with seed " + (design.seed() - 1) + " + r, as in Weka's Experimenter"
        + (design.seed() == 1 ? ", whose runs these are" : "") + "; " + design.protocol().inWords()
        + ". Each network gets its own "
        + "seed from a hash of the seed, the data, the split and its options, so results do not depend on the order of jobs.");
    if (timeLimited(design)) {
      html.p("A search had a limit in minutes: another machine may try fewer or more settings and get other results.");
    }
    html.element("h3", "One Weka command line per learner");
    html.table(commandLines(design));
    if (provenance != null && !provenance.script().isEmpty()) {
      html.raw("<details open=\"open\"><summary>").text("The script" + (provenance.scriptName().isEmpty() ? ""
          : ", " + provenance.scriptName())).raw("</summary>\n");
      html.raw(ScriptListing.of(provenance.script())).unfold();
    }
    if (provenance != null) {
      html.fold("Versions, machine, hashes");
      html.table(facts(design, provenance));
      html.unfold();
    }
  }

  /** Whether a search stops by the clock. */
  static boolean timeLimited(Design design) {
    for (Cell cell : design.cells()) {
      int minutes = cell.options().indexOf("-minutes");
      if (minutes >= 0 && minutes + 1 < cell.options().size() && !cell.options().get(minutes + 1).matches("0+(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }

  private TextTable commandLines(Design design) {
    Map<String, Map<String, List<String>>> lines = new LinkedHashMap<>();
    for (Cell cell : design.cells()) {
      lines.computeIfAbsent(cell.learner(), k -> new LinkedHashMap<>())
          .computeIfAbsent(cell.commandLine(), k -> new ArrayList<>()).add(cell.row());
    }
    TextTable.Rows rows = new TextTable.Rows("learner", "scheme and options");
    lines.forEach((learner, byLine) -> byLine.forEach(
        (line, cells) -> rows.add(byLine.size() == 1 ? learner : learner + " (" + String.join("; ", cells) + ")", line)));
    return rows.table();
  }

  private static TextTable facts(Design design, Provenance provenance) {
    TextTable.Rows rows = new TextTable.Rows("what", "value");
    rows.add("plan", provenance.fingerprint());
    rows.add("script SHA-256", provenance.scriptSha256());
    design.parameters().forEach((name, value) -> rows.add("parameter " + name, value));
    provenance.overrides().forEach((name, value) -> rows.add("override " + name, value));
    provenance.software().forEach(rows::add);
    provenance.machine().forEach(rows::add);
    rows.add("jobs at a time", Integer.toString(provenance.threads()));
    rows.add("started", provenance.started());
    rows.add("ended", provenance.ended());
    return rows.table();
  }
}
