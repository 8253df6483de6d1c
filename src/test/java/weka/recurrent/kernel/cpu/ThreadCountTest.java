package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendContract;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderProblem;
import weka.recurrent.kernel.ReadOut;

/** The number of threads changes no bit: not of features, not of gradients, not of dx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadCountTest {
  private static final int[] THREADS = {1, 2, 3, 8};

  private final Backend[] backends = new Backend[THREADS.length];

  @BeforeAll
  void open() {
    for (int k = 0; k < THREADS.length; k++) {
      backends[k] = new CpuBackend(THREADS[k]);
    }
  }

  @AfterAll
  void close() {
    for (Backend backend : backends) {
      backend.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void changesNoBit(Cell cell) throws InterruptedException {
    int[] sizes = {1, 2, 7, 33, 70};
    for (int k = 0; k < sizes.length; k++) {
      int sequences = sizes[k];
      assertSameBits(EncoderProblem.draw(
          BackendContract.spec(cell, 5, 12 + 7 * k, 1 + k % 2, k % 2 == 0, ReadOut.values()[k % 4], 0),
          11, EncoderProblem.mixedLengths(11, sequences), k % 2 == 1, 40 + k));
    }
  }

  @Test
  void changesNoBitWithTruncation() throws InterruptedException {
    assertSameBits(EncoderProblem.draw(BackendContract.spec(Cell.LSTM, 3, 17, 2, true, ReadOut.MEAN, 4), 13,
        EncoderProblem.fullLengths(13, 21), true, 9));
  }

  private void assertSameBits(EncoderProblem problem) throws InterruptedException {
    EncoderProblem.Outcome one = problem.run(backends[0]);
    EncoderProblem.Outcome step = problem.step(backends[0], backends[0].open(problem.spec(), true));
    for (int k = 1; k < backends.length; k++) {
      EncoderProblem.Outcome many = problem.run(backends[k]);
      String title = problem + " with " + THREADS[k] + " threads";
      assertArrayEquals(one.features(), many.features(), title + ", features");
      assertArrayEquals(one.gradient(), many.gradient(), title + ", gradient");
      assertArrayEquals(one.dx(), many.dx(), title + ", dx");
      EncoderProblem.Outcome whole = problem.step(backends[k], backends[k].open(problem.spec(), true));
      assertArrayEquals(step.features(), whole.features(), title + ", features of a whole step");
      assertArrayEquals(step.gradient(), whole.gradient(), title + ", gradient of a whole step");
      assertArrayEquals(step.dx(), whole.dx(), title + ", dx of a whole step");
    }
  }
}
