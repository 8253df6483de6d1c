package weka.recurrent.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.run.ExperimentRun;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.experiment.run.ThreadEngine;

/**
 * The files of a run. The first byte of an input says which file it replaces: the journal of results, that of epochs, the plan,
 * or the manifest.
 */
final class JournalTarget implements FuzzTarget {
  private final RunFolder folder;
  private final List<Path> files;
  private final List<byte[]> whole = new ArrayList<>();

  JournalTarget() throws Exception {
    Path path = ScratchFolder.make("fuzz-run");
    folder = new RunFolder(path);
    ScriptPlan plan = ScriptReader.read("fuzz.groovy", """
        data recall(lag: 3, count: 12)
        learners GRU: gru(hidden: 2, epochs: 2), Most: weka('rules.ZeroR')
        evaluate folds: 2
        """, new PlanOptions(path, new LinkedHashMap<>(), new LinkedHashMap<>(), null, false)).get(0);
    new ExperimentRun(plan.experiment(), folder, RunSettings.DEFAULT, new ThreadEngine())
        .run(Provenance.begin("fuzz.groovy", plan.script(), plan.plan().fingerprint(), List.of(), new LinkedHashMap<>(), 1),
            RunListener.SILENT);
    files = List.of(folder.results(), folder.epochs(), folder.plan(), folder.manifest());
    for (Path file : files) {
      whole.add(Files.readAllBytes(file));
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int f = 0; f < files.size(); f++) {
      byte[] seed = new byte[whole.get(f).length + 1];
      seed[0] = (byte) f;
      System.arraycopy(whole.get(f), 0, seed, 1, seed.length - 1);
      seeds.add(seed);
    }
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws Exception {
    if (input.length == 0) {
      return false;
    }
    int which = (input[0] & 0xff) % files.size();
    byte[] content = new byte[input.length - 1];
    System.arraycopy(input, 1, content, 0, content.length);
    Files.write(files.get(which), content);
    try {
      Outcome outcome = folder.read();
      SummaryText.of(outcome, outcome.design().headline());
      folder.journal().close();
      return folder.read().results().size() > 0;
    } finally {
      for (int f = 0; f < files.size(); f++) {
        Files.write(files.get(f), whole.get(f));
      }
    }
  }
}
