package weka.recurrent.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RNN;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.data.SampleData;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.training.TrainingRun;

/** Small models with weights of every size, and data for them. */
final class TrainedModels {
  private TrainedModels() {}

  /** Trains for one epoch, then moves every weight, so that nothing is 0, symmetric or the same in two gates. */
  static RecurrentModel model(Cell cell, Instances data, String... options) throws Exception {
    RecurrentClassifier classifier = switch (cell) {
      case RNN_TANH, RNN_RELU -> new RNN();
      case LSTM, LSTM_PEEPHOLE -> new LSTM();
      case GRU -> new GRU();
    };
    List<String> all = new ArrayList<>(List.of("-H", "4", "-N", "1", "-threads", "1", "-backend", "cpu"));
    if (!List.of(options).contains("-members")) {
      all.addAll(List.of("-members", "1"));
    }
    if (cell == Cell.RNN_RELU) {
      all.addAll(List.of("-activation", "relu"));
    }
    if (cell == Cell.LSTM_PEEPHOLE) {
      all.add("-peepholes");
    }
    all.addAll(List.of(options));
    classifier.setOptions(all.toArray(String[]::new));
    classifier.buildClassifier(data);
    RecurrentModel model = classifier.model();
    Random random = new Random(7);
    for (TrainingRun member : model.members()) {
      for (Block block : new NetworkLayout(model.network()).blocks()) {
        // States of a plain RNN neither explode nor become chaotic, which would blow up differences of rounding.
        double shrink = cell.gates() == 1 && block.name().endsWith(".R") ? 0.5 : 1;
        for (int i = block.offset(); i < block.end(); i++) {
          member.parameters()[i] = (float) (shrink * (member.parameters()[i] + 0.5 * random.nextGaussian()));
        }
      }
    }
    return model;
  }

  /** Sequences of a number and a label of the given lengths, 15 % of all values missing; the class is nominal. */
  static Instances numbersAndLabels(int... lengths) {
    Random random = new Random(lengths.length);
    List<String> lines = new ArrayList<>(List.of("@relation r", "@attribute s relational", "@attribute x numeric",
        "@attribute c {u,v,w}", "@end s", "@attribute class {a,b,d}", "@data"));
    for (int n = 0; n < lengths.length; n++) {
      List<String> steps = new ArrayList<>();
      for (int t = 0; t < lengths[n]; t++) {
        steps
            .add(maybe(random, "" + (5 + 2 * random.nextGaussian())) + "," + maybe(random, "uvw".charAt(random.nextInt(3)) + ""));
      }
      lines.add("'" + String.join("\\n", steps) + "'," + "abd".charAt(n % 3));
    }
    return SampleData.arff(lines.toArray(String[]::new));
  }

  /**
   * Every kind of channel and attribute there is, a constant and a label never seen among them.
   *
   * @param far around which one of the channels varies
   */
  static Instances everything(int count, boolean numericClass, double far, int seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("@relation r", "@attribute age numeric",
        "@attribute born date 'yyyy-MM-dd'", "@attribute kind {p,q,never}", "@attribute s relational", "@attribute x numeric",
        "@attribute same numeric", "@attribute d date 'yyyy-MM-dd HH:mm'", "@attribute c {u,v,w}",
        "@attribute big {l0,l1,l2,l3,l4,l5,l6,l7,l8,l9,l10,l11,l12,l13,l14,never}", "@attribute w string",
        "@attribute far numeric", "@end s", "@attribute class " + (numericClass ? "numeric" : "{a,b}"), "@data"));
    for (int n = 0; n < count; n++) {
      List<String> steps = new ArrayList<>();
      int day = 1;
      for (int t = 0; t < 2 + random.nextInt(9); t++) {
        day += 1 + random.nextInt(2);
        steps.add(String.join(",", maybe(random, "" + (1 + 0.2 * random.nextGaussian())), "3",
            maybe(random, String.format("\\\"2024-03-%02d 1%d:00\\\"", day, random.nextInt(10))),
            maybe(random, "uvw".charAt(random.nextInt(3)) + ""), maybe(random, "l" + random.nextInt(15)),
            maybe(random, "word" + random.nextInt(seed == 1 ? 5 : 9)), maybe(random, "" + (far + random.nextInt(5)))));
      }
      if (n % 5 == 0) {
        steps.add("?,?,?,?,?,?,?");
      }
      lines.add(String.join(",", maybe(random, "0." + (2 + random.nextInt(7))),
          maybe(random, "19" + (60 + random.nextInt(40)) + "-01-15"), maybe(random, "pq".charAt(random.nextInt(2)) + ""),
          n % 11 == 10 ? "?" : "'" + String.join("\\n", steps) + "'",
          numericClass ? "" + (1000 + 5 * random.nextGaussian()) : "ab".charAt(n % 2) + ""));
    }
    return SampleData.arff(lines.toArray(String[]::new));
  }

  private static String maybe(Random random, String value) {
    return random.nextInt(100) < 15 ? "?" : value;
  }
}
