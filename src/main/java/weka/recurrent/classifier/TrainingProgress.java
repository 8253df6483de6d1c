package weka.recurrent.classifier;

import weka.recurrent.storage.TimeSpan;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import weka.gui.Logger;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingListener;

/**
 * Tells a waiting person how training goes: in Weka's status line and log if there is one, else as a progress bar if standard
 * error is a terminal, else not at all. Called by the threads of several members; the epoch told is the furthest.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private static final java.util.logging.Logger LOGGER = java.util.logging.Logger.getLogger(TrainingProgress.class.getName());
  private static final long MILLIS_BETWEEN_UPDATES = 150;

  private final String name;
  private final int epochs;
  /** Null where there is none, and after it has thrown. */
  private Logger log;
  private final ProgressBar bar;
  private final long start = System.nanoTime();
  private long lastUpdate;
  private int furthest;

  /**
   * Starts telling.
   *
   * @param name of the classifier
   * @param epochs planned
   * @param log Weka's, or null
   * @param terminal whether to draw a bar where there is no log
   */
  TrainingProgress(String name, int epochs, Logger log, boolean terminal) {
    this.name = name;
    this.epochs = epochs;
    this.log = log;
    this.bar = log == null && terminal ? new ProgressBarBuilder().setTaskName(name).setInitialMax(epochs)
        .setStyle(ProgressBarStyle.ASCII).setUnit(" epochs", 1).build() : null;
  }

  @Override
  public synchronized void batchDone(int epoch, double done) {
    long now = System.currentTimeMillis();
    if (log != null && now - lastUpdate > MILLIS_BETWEEN_UPDATES && epoch > furthest && done < 1) {
      lastUpdate = now;
      tell(to -> to.statusMessage(String.format(Locale.ROOT, "%s: epoch %d of at most %d, %d %% done", name, epoch, epochs,
          (int) (100 * done))));
    }
  }

  @Override
  public synchronized void epochDone(EpochRecord epoch) {
    if (epoch.number() <= furthest) {
      return;
    }
    furthest = epoch.number();
    String losses = epoch.inWords();
    if (bar != null) {
      bar.stepTo(furthest);
      bar.setExtraMessage(" " + losses);
    }
    if (log != null) {
      double seconds = (System.nanoTime() - start) / 1e9 / furthest * (epochs - furthest);
      tell(to -> to.statusMessage(String.format(Locale.ROOT, "%s: epoch %d of at most %d, %s, at most %s left", name, furthest,
          epochs, losses, TimeSpan.clock(seconds))));
      lastUpdate = System.currentTimeMillis();
    }
  }

  @Override
  public synchronized void note(String text) {
    if (log != null) {
      tell(to -> to.logMessage(name + ": " + text));
    }
  }

  /** A log that throws, such as one whose window is gone, hears no more of this training and costs it nothing. */
  private void tell(Consumer<Logger> message) {
    try {
      message.accept(log);
    } catch (RuntimeException | LinkageError e) {
      log = null;
      LOGGER.log(Level.WARNING, "the log of " + name + " has failed and hears no more of this training", e);
    }
  }

  @Override
  public synchronized void close() {
    if (log != null && furthest > 0) {
      // the Knowledge Flow counts seconds until it reads this word
      tell(to -> to.statusMessage("Finished training " + name + " after epoch " + furthest));
    }
    if (bar != null) {
      bar.close();
    }
  }
}
