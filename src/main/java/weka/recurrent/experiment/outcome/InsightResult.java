package weka.recurrent.experiment.outcome;

import java.util.List;

/**
 * What the network of one job remembers, on its test sequences: a line of {@code insight.jsonl}. Of a learner that averages
 * several networks, the first. Numbers have four digits.
 *
 * @param job {@link weka.recurrent.experiment.plan.Job#id()}
 * @param scoreName what scores are: {@code accuracy} or {@code explained variance}
 * @param baseline score of a guess that knows no sequence
 * @param forgetting the forgetting curve; null if not asked for
 * @param order the shuffle test; null if not asked for
 * @param flow the gradient by lag over the epochs; empty if not recorded in this job
 * @param lagsPerColumn lags that one number of {@link Flow#norm()} stands for
 * @param gates one sequence in the gates; null if not recorded in this job
 */
public record InsightResult(String job, String scoreName, double baseline, Forgetting forgetting, Order order, List<Flow> flow,
    int lagsPerColumn, Gates gates) {
  public InsightResult {
    flow = List.copyOf(flow);
  }

  /**
   * A forgetting curve.
   *
   * @param kept [points] so many steps at the end are true, rising
   * @param score [points] how right the answers then are
   * @param horizon lag of the oldest step that is needed; −1 where no memory is claimed
   * @param sentence it in words
   * @param warnings where estimates disagree
   */
  public record Forgetting(int[] kept, double[] score, int horizon, String sentence, List<String> warnings) {
    public Forgetting {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A shuffle test.
   *
   * @param ordered score in order
   * @param shuffled mean score with the steps shuffled
   * @param matters whether the difference is beyond reasonable chance
   */
  public record Order(double ordered, double shuffled, boolean matters) {}

  /**
   * One epoch.
   *
   * @param epoch from 0, which is before training
   * @param norm [columns] largest mean norm of the gradient by the input among the lags of a column, from lag 0
   * @param clipped share of this epoch's updates that were clipped; NaN for epoch 0
   */
  public record Flow(int epoch, double[] norm, double clipped) {}

  /**
   * One test sequence in the first layer, forward.
   *
   * @param steps its length
   * @param panels gates and states
   * @param asked [points] rising numbers of steps after which the answer was looked at
   * @param answer [points] probability of the actual class, or the prediction in the unit of the class
   * @param actual the actual class or value
   */
  public record Gates(int steps, List<Panel> panels, int[] asked, double[] answer, String actual) {
    public Gates {
      panels = List.copyOf(panels);
    }
  }

  /**
   * One picture.
   *
   * @param title {@code forget gate}
   * @param units [rows] numbers of the units shown, from 1, by falling time-scale
   * @param values [rows][columns] means over the steps of a column
   * @param stepsPerColumn steps that a column stands for
   */
  public record Panel(String title, int[] units, double[][] values, int stepsPerColumn) {}
}
