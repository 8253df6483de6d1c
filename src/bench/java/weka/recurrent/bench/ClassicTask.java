package weka.recurrent.bench;

import java.util.List;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.classification.EmbeddedReber;
import weka.datagenerators.classifiers.classification.Latch;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.classification.TemporalOrder;
import weka.datagenerators.classifiers.regression.Adding;
import weka.datagenerators.classifiers.regression.MarkedPairs;
import weka.datagenerators.classifiers.regression.Multiplication;

/**
 * A task of the literature with what was published about it and when it counts as solved.
 *
 * @param title experiment and task
 * @param lag least number of steps between what must be remembered and the answer
 * @param generator settings made; seed and number of sequences are set by who draws
 * @param repeated so many sequences drawn once and shown again and again; 0 draws new ones all the time
 * @param test fresh sequences that are asked about
 * @param wrongAbove an answer is wrong if one of its outputs is off by at least this
 * @param allowed wrong answers that are tolerated
 * @param meanBelow what the mean absolute error of the outputs must stay below
 * @param published what the paper says, with its mark: [M] from memory, [2] agrees with secondary sources read
 */
record ClassicTask(String title, int lag, SequenceGenerator generator, int repeated, int test, double wrongAbove,
    int allowed, double meanBelow, String published) {
  private static final int ANY_MEAN = 1;

  /** All rows of the table, Bengio's first. */
  static List<ClassicTask> all() {
    return List.of(bengio(10), bengio(20), bengio(50), bengio(100),
        new ClassicTask("H&S 1: embedded Reber", 5, new EmbeddedReber(), 256, 256, 0.5, 0, ANY_MEAN,
            "LSTM 8,440 to 39,740 [M]; RTRL 25,000 to 173,000, some fraction [M]; Elman 0 % in 200,000 [M]"),
        new ClassicTask("H&S 2a: long lag, no noise, p = 100", 99, recall(true), 0, 10_000, 0.25, 0, ANY_MEAN,
            "LSTM 5,040 [2]; BPTT 0 of 18, RTRL 0 of 5 [2]"),
        new ClassicTask("H&S 2b: long lag, random, p = 100", 99, recall(false), 0, 10_000, 0.25, 0, ANY_MEAN,
            "LSTM 5,680 [M]"),
        latch("H&S 3a: two sequences, N = 3", 100, 3, false, "LSTM 27,380 [M]"),
        latch("H&S 3a: two sequences, N = 1", 100, 1, false, "LSTM 58,370 [M]"),
        latch("H&S 3b: noisy signal, N = 3", 100, 3, true, "LSTM 41,740 [M]"),
        pairs("H&S 4: adding", new Adding(), 100, 0, "LSTM 74,000 [M]"),
        pairs("H&S 5: multiplication", new Multiplication(), 100, 140, "LSTM 482,000 [2]"),
        order("H&S 6a: temporal order, 2 symbols", 2, 40, "LSTM 31,390 [2]"),
        order("H&S 6b: temporal order, 3 symbols", 3, 24, "LSTM 571,100 [2]"),
        latch("H&S 3a: two sequences, N = 3", 1000, 3, false, "LSTM 446,850 [M]"),
        pairs("H&S 4: adding", new Adding(), 500, 0, "LSTM 209,000 [M]"));
  }

  private static ClassicTask bengio(int steps) {
    Latch task = new Latch();
    task.setSteps(steps);
    task.setNoisy(true);
    return new ClassicTask("Bengio: latch, T = " + steps, steps - task.getInformation(), task, 0, 256, 0.5, 0, ANY_MEAN,
        "RNN: success falls to near 0 as T grows from 20 to 100 [M]");
  }

  private static ClassicTask latch(String title, int steps, int information, boolean noisy, String published) {
    Latch task = new Latch();
    task.setSteps(steps);
    task.setInformation(information);
    task.setNoisy(noisy);
    return new ClassicTask(title + ", T = " + steps, steps - information, task, 0, 256, 0.5, 0, ANY_MEAN, published);
  }

  private static SequenceGenerator recall(boolean ordered) {
    Recall task = new Recall();
    task.setSymbols(2);
    task.setDistractors(99);
    task.setLag(99);
    task.setOrdered(ordered);
    return task;
  }

  private static ClassicTask pairs(String title, MarkedPairs task, int steps, int allowed, String published) {
    task.setSteps(steps);
    return new ClassicTask(title + ", T = " + steps, steps / 2, task, 0, 2000, 0.04, allowed, ANY_MEAN, published);
  }

  private static ClassicTask order(String title, int symbols, int lag, String published) {
    TemporalOrder task = new TemporalOrder();
    task.setSymbols(symbols);
    return new ClassicTask(title, lag, task, 0, 2000, 0.3, 0, 0.1, published);
  }

  /** When it counts as solved, in words. */
  String criterion() {
    String mistakes = allowed == 0 ? "none" : "at most " + allowed;
    String strings = repeated > 0 ? " and the " + repeated + " trained on" : "";
    return String.format(java.util.Locale.ROOT, "%s of %,d unseen sequences%s off by %s or more%s", mistakes, test, strings,
        wrongAbove, meanBelow < ANY_MEAN ? ", mean error below " + meanBelow : "");
  }
}
