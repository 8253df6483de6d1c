package weka.recurrent.experiment.run;

import java.util.ArrayList;
import java.util.List;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.core.Utils;

/** A learner that does to its host what learners do: {@code -how fail}, {@code memory} or {@code hang}, deaf to interrupts. */
public class BadLearner extends ZeroR {
  private static final long serialVersionUID = 1;
  private static final long DEAF_MILLIS = 20_000;

  private String how = "fail";

  @Override
  public void setOptions(String[] options) throws Exception {
    how = Utils.getOption("how", options);
  }

  @Override
  public String[] getOptions() {
    return new String[] {"-how", how};
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    switch (how) {
      case "memory" -> {
        List<long[]> all = new ArrayList<>();
        while (all.size() < 1000) {
          all.add(new long[Integer.MAX_VALUE - 8]);
        }
      }
      case "hang" -> {
        long end = System.nanoTime() + DEAF_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
      }
      default -> throw new IllegalStateException("this learner always fails");
    }
  }
}
