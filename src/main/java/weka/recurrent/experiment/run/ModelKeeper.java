package weka.recurrent.experiment.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.storage.AtomicFile;

/**
 * Writes models as Weka's Explorer does: the classifier, then the header of its data.
 *
 * @param folder where the models of jobs go; null keeps none
 */
public record ModelKeeper(RunFolder folder) {
  /** Keeps nothing. */
  public static final ModelKeeper NONE = new ModelKeeper(null);

  /** Keeps the model of a job if asked to; returns its file below the run folder, or an empty string. */
  String keep(Job job, Classifier model, Instances data) throws IOException {
    if (folder == null) {
      return "";
    }
    Path file = folder.models().resolve(job.id() + ".model");
    write(file, model, data);
    return folder.path().relativize(file).toString().replace('\\', '/');
  }

  /**
   * Writes a model to a file that Weka's Explorer and {@code -l} read.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Classifier model, Instances data) throws IOException {
    AtomicFile.writeSealed(file, out -> {
      ObjectOutputStream objects = new ObjectOutputStream(new BufferedOutputStream(out));
      objects.writeObject(model);
      // A header copied with new Instances(data, 0) would drag all training sequences along inside its relational attribute.
      objects.writeObject(data.stringFreeStructure());
      objects.flush();
    });
  }
}
