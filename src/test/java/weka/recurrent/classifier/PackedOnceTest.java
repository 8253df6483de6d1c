package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.core.SerializedObject;
import weka.datagenerators.classifiers.classification.Recall;

/** A model packs the weights of its members once, and never predicts with old ones. */
class PackedOnceTest {
  private static final int MEMBERS = 4;

  private static Instances recall() {
    Recall task = new Recall();
    task.setNumExamples(30);
    task.setLag(60);
    return task.generate();
  }

  private static LSTM untrained(int threads) throws Exception {
    LSTM lstm = new LSTM();
    lstm.setOptions(
        new String[] {"-H", "32", "-N", "3", "-members", "" + MEMBERS, "-V", "0", "-E", "0", "-threads", "" + threads});
    return lstm;
  }

  private static Object read(Object object, Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  private static List<?> packed(RecurrentModel model) throws ReflectiveOperationException {
    return (List<?>) read(model, RecurrentModel.class, "packed");
  }

  private static int takes(Object member) throws ReflectiveOperationException {
    Object weights = read(member, member.getClass(), "encoder");
    return (int) read(weights, weights.getClass().getSuperclass(), "takes");
  }

  @Test
  void singleInstancesAndBatchesPackOnce() throws Exception {
    Instances data = recall();
    LSTM lstm = untrained(1);
    lstm.buildClassifier(data);
    lstm.distributionForInstance(data.instance(0));
    List<?> first = packed(lstm.model());
    for (int i = 0; i < data.numInstances(); i++) {
      lstm.distributionForInstance(data.instance(i));
    }
    lstm.distributionsForInstances(data);
    assertSame(first, packed(lstm.model()));
    assertEquals(MEMBERS, first.size());
    for (Object member : first) {
      assertEquals(1, takes(member));
    }
  }

  @Test
  void betweenEpochsItPredictsWithTheWeightsOfTheLast() throws Exception {
    Instances data = recall();
    LSTM lstm = untrained(1);
    lstm.initializeClassifier(data);
    double[] before = lstm.distributionForInstance(data.instance(0));
    for (boolean more = true; more;) {
      more = lstm.next();
      double[] now = lstm.distributionForInstance(data.instance(0));
      assertFalse(Arrays.equals(before, now), "an epoch changes the prediction");
      // A copy starts from the weights as they are written, and packs them anew.
      LSTM copy = (LSTM) new SerializedObject(lstm).getObject();
      assertNull(packed(copy.model()));
      assertArrayEquals(copy.distributionForInstance(data.instance(0)), now);
      before = now;
    }
    lstm.done();
    assertArrayEquals(before, lstm.distributionForInstance(data.instance(0)));
  }

  /** Long enough for members to be shared out among threads. */
  @Test
  void threadsChangeNoBit() throws Exception {
    Instances data = recall();
    LSTM one = untrained(1);
    one.buildClassifier(data);
    LSTM many = untrained(4);
    many.buildClassifier(data);
    for (int i = 0; i < data.numInstances(); i++) {
      assertArrayEquals(one.distributionForInstance(data.instance(i)), many.distributionForInstance(data.instance(i)));
    }
    int steps = one.model().encoder().encode(data.instance(0)).length();
    assertEquals(60, steps, 5);
    assertEquals(true, SideBySide.isWorth(one.model().network(), MEMBERS, 300));
    assertEquals(false, SideBySide.isWorth(one.model().network(), 1, 100_000));
  }
}
