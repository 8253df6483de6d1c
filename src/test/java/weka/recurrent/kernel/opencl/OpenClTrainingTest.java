package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.data.SampleData;

/** Weka's classifiers with {@code -backend opencl}, on real data. */
class OpenClTrainingTest {
  /** Of 370 test sequences, at an accuracy near 0.97: two standard errors. */
  private static final double NOISE = 0.02;

  @AfterEach
  void heal() {
    OpenClEngine.INSTANCE.inject(point -> {});
    OpenClEngine.INSTANCE.forgetFailure();
  }

  private static Instances read(String part) {
    return SampleData.shared("JapaneseVowels/JapaneseVowels_" + part + "_mi.arff.gz");
  }

  private static RecurrentClassifier train(Instances data, String backend) throws Exception {
    RecurrentClassifier gru = new GRU();
    gru.setOptions(Utils.splitOptions("-H 24 -N 25 -members 1 -B 32 -S 1 -backend " + backend));
    gru.buildClassifier(data);
    return gru;
  }

  private static double accuracy(double[][] distributions, Instances test) {
    int right = 0;
    for (int k = 0; k < distributions.length; k++) {
      right += Utils.maxIndex(distributions[k]) == (int) test.instance(k).classValue() ? 1 : 0;
    }
    return (double) right / distributions.length;
  }

  @Test
  void learnsAsWellAsTheCpuAndRepeatsItsBits() throws Exception {
    String device = TestDevice.name();
    Instances training = read("TRAIN");
    Instances test = read("TEST");
    RecurrentClassifier onCpu = train(training, "cpu");
    RecurrentClassifier onDevice = train(training, "opencl -device " + device);
    assertTrue(onDevice.toString().contains("opencl on "), onDevice.toString());
    double[][] predictions = onDevice.distributionsForInstances(test);
    double cpu = accuracy(onCpu.distributionsForInstances(test), test);
    double opencl = accuracy(predictions, test);
    assertTrue(cpu > 0.9, "the CPU has " + cpu);
    assertEquals(cpu, opencl, NOISE);
    RecurrentClassifier again = train(training, "opencl -device " + device);
    assertArrayEquals(predictions, again.distributionsForInstances(test));
  }

  @Test
  void aFailureInMidTrainingEndsInAModelTrainedOnTheCpu() throws Exception {
    String device = TestDevice.name();
    Instances training = read("TRAIN");
    Instances test = read("TEST");
    OpenClBackend.open(device, 1).close();
    AtomicInteger launches = new AtomicInteger();
    OpenClEngine.INSTANCE.inject(point -> {
      if (point == OpenClEngine.Point.EXECUTE && launches.incrementAndGet() == 101) {
        throw new AssertionError("injected");
      }
    });
    RecurrentClassifier gru = train(training, "opencl -device " + device);
    assertEquals(101, launches.get());
    assertTrue(gru.toString().contains("cpu in place of opencl on "), gru.toString());
    assertEquals(accuracy(train(training, "cpu").distributionsForInstances(test), test),
        accuracy(gru.distributionsForInstances(test), test), NOISE);
  }

  @Test
  void openClThatCannotBeHadIsAnErrorWithItsReason() throws Exception {
    TestDevice.name();
    Instances training = read("TRAIN");
    Exception error = assertThrows(Exception.class, () -> train(training, "opencl -device Voodoo"));
    assertTrue(error.getMessage().contains("'Voodoo'") && error.getMessage().contains("-device"), error.getMessage());
  }
}
