package weka.recurrent.gui;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.swing.SwingUtilities;
import weka.recurrent.report.ChartFile;
import weka.recurrent.report.TrainingChart;
import weka.recurrent.training.EpochRecord;

/**
 * The first chart of a Java machine takes a second or more, because JFreeChart's many classes come through Weka's package loader
 * then. So it is one that nobody sees, drawn on a thread of its own; windows show their first chart when that is done.
 */
public final class FirstChart {
  private static final CompletableFuture<Void> DRAWN = CompletableFuture.runAsync(FirstChart::draw, task -> {
    Thread thread = new Thread(task, "recurrentNetworks-first-chart");
    thread.setDaemon(true);
    thread.start();
  });

  private FirstChart() {
  }

  private static void draw() {
    EpochRecord epoch = new EpochRecord(1, 1, 1, 1, 1, 1);
    try {
      ChartFile.PNG.bytes(TrainingChart.of("first", List.of(List.of(epoch))));
    } catch (IOException e) {
      throw new IllegalStateException("a chart can be drawn without a file", e);
    }
  }

  /** Whether charts come without delay now; the first call begins to draw. */
  public static boolean drawn() {
    return DRAWN.isDone();
  }

  /** Runs something on the event thread, at once if charts come without delay, else as soon as they do. */
  public static void then(Runnable action) {
    DRAWN.whenComplete((nothing, failure) -> SwingUtilities.invokeLater(action));
  }
}
