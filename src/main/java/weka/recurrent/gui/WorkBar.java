package weka.recurrent.gui;

import java.awt.BorderLayout;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingWorker;

/**
 * The lowest line of a window: does one piece of {@link Work} at a time, shows what it is at, and lets the user cancel it. Work
 * that is started while other work runs takes its place. All methods are for the event thread.
 *
 * <pre>{@code
 * bar.start("Looking at the gates", progress -> GateMap.of(subject, sequence), map -> view.show(GateChart.of(map)));
 * }</pre>
 *
 * <p>Names of its parts for tests: {@code work.says}, {@code work.progress}, {@code work.cancel}.
 */
public final class WorkBar extends JPanel {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(WorkBar.class.getName());

  private final Paragraph says = new Paragraph();
  private final JProgressBar progress = new JProgressBar(0, 1000);
  private final JButton cancel = new JButton("Cancel");
  private transient Running<?> running;

  /** A bar that has nothing to do. */
  public WorkBar() {
    super(new BorderLayout(8, 0));
    setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
    says.setName("work.says");
    progress.setName("work.progress");
    cancel.setName("work.cancel");
    cancel.setToolTipText("Stops what is being done; what is shown stays as it is");
    cancel.addActionListener(click -> cancel());
    JPanel right = new JPanel(new BorderLayout(8, 0));
    right.add(progress, BorderLayout.CENTER);
    right.add(cancel, BorderLayout.EAST);
    add(says, BorderLayout.CENTER);
    add(right, BorderLayout.EAST);
    rest("");
  }

  /**
   * Starts work.
   *
   * @param doing what is done, in a few words, shown until the work itself says more
   * @param work runs on its own thread
   * @param done gets what came out, on the event thread; not called if the work failed, was canceled or replaced
   */
  public <V> void start(String doing, Work<V> work, Consumer<V> done) {
    start(doing, work, done, this::failed);
  }

  /**
   * The same, for a window that shows failures in a place of its own.
   *
   * @param failed gets the sentence to show, on the event thread; not called if the work was canceled or replaced
   */
  public <V> void start(String doing, Work<V> work, Consumer<V> done, Consumer<String> failed) {
    if (running != null) {
      running.cancel(true);
    }
    Running<V> next = new Running<>(work, done, failed);
    running = next;
    say(doing);
    progress.setIndeterminate(true);
    progress.setVisible(true);
    cancel.setVisible(true);
    next.execute();
  }

  /** Stops what runs, if anything does. */
  public void cancel() {
    if (running != null) {
      running.cancel(true);
      running = null;
      rest("Canceled");
    }
  }

  /** Whether work is going on. */
  public boolean busy() {
    return running != null;
  }

  /** Shows a sentence while nothing is going on; an empty one clears the line. */
  public void say(String sentence) {
    says.setText(sentence);
  }

  private void failed(String sentence) {
    say(sentence);
  }

  private void rest(String sentence) {
    say(sentence);
    progress.setIndeterminate(false);
    progress.setVisible(false);
    cancel.setVisible(false);
  }

  /**
   * What to tell the user of a failure: the message where it was written for them, else what happened. The trace of a failure
   * that nobody foresaw goes to the log.
   */
  public static String sentence(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "There is not enough memory for this. Start Weka with more, such as java -Xmx4g, or look at fewer data";
    }
    String message = failure.getMessage();
    boolean foreseen = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException
        || failure instanceof java.io.IOException;
    if (!foreseen || message == null) {
      LOG.log(Level.WARNING, "unforeseen failure in a window", failure);
      return "This did not work: " + failure.getClass().getSimpleName() + (message == null ? "" : ": " + message)
          + ". Weka's log file has the details";
    }
    return message;
  }

  /** One piece of work on its way. */
  private final class Running<V> extends SwingWorker<V, Running.At> {
    private final Work<V> work;
    private final Consumer<V> done;
    private final Consumer<String> failed;

    /** Where it is. */
    record At(String doing, double share) {}

    Running(Work<V> work, Consumer<V> done, Consumer<String> failed) {
      this.work = work;
      this.done = done;
      this.failed = failed;
    }

    @Override
    protected V doInBackground() throws Exception {
      return work.run((doing, share) -> publish(new At(doing, share)));
    }

    @Override
    protected void process(List<At> ways) {
      if (running == this) {
        At last = ways.get(ways.size() - 1);
        say(last.doing());
        progress.setIndeterminate(last.share() < 0);
        progress.setValue((int) Math.round(1000 * last.share()));
      }
    }

    @Override
    protected void done() {
      if (running != this) {
        return;
      }
      running = null;
      try {
        V value = get();
        rest("");
        done.accept(value);
      } catch (CancellationException | InterruptedException e) {
        rest("Canceled");
      } catch (ExecutionException e) {
        rest("");
        if (e.getCause() instanceof InterruptedException) {
          say("Canceled");
        } else {
          failed.accept(sentence(e.getCause()));
        }
      }
    }
  }
}
