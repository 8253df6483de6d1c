package weka.recurrent.experiment.run;

import java.util.List;
import weka.classifiers.Classifier;
import weka.recurrent.experiment.outcome.JobResult;

/** A classifier whose training is a search among settings of another one, as a job sees it. */
public interface Search {
  /** Settings tried when it was last built, in order. */
  List<JobResult.Trial> trials();

  /** The chosen classifier, trained on all training data; null before. */
  Classifier chosen();

  /** The networks it tries behave as parts of a job, each on so many threads; 0 leaves it to the network. */
  void asJob(int threads);
}
