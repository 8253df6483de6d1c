package weka.recurrent.gui.live;

import weka.recurrent.storage.TimeSpan;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.Timer;
import weka.recurrent.classifier.RunningTraining;
import weka.recurrent.gui.ChartView;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.gui.PlainText;
import weka.recurrent.gui.ToolsWindow;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.report.TrainingChart;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.Trainer;

/**
 * Weka's menu <i>Tools > Live learning curve</i>: the trainings that go on in this Weka, whatever window started them, and a
 * button that ends one with the best weights so far.
 *
 * <p>Names of its parts for tests: {@code live.trainings}, {@code live.follow}, {@code live.chart}, {@code live.says},
 * {@code live.keep}.
 */
public final class LiveCurves extends ToolsWindow {
  private static final long serialVersionUID = 1;
  private static final String TITLE = "Live learning curve";
  private static final int MILLIS_BETWEEN_LOOKS = 300;
  private static final int MOST_REMEMBERED = 50;

  private final JComboBox<String> trainings = PlainText.choice();
  private final JCheckBox follow = new JCheckBox("Follow the newest", true);
  private final Paragraph says = new Paragraph();
  private final JButton keep = new JButton("Stop and keep the best so far");
  private final Timer looks = new Timer(MILLIS_BETWEEN_LOOKS, e -> look());
  private final transient List<RunningTraining> seen = new ArrayList<>();
  private ChartView view;
  private transient RunningTraining shown;
  private int epochsShown;
  private boolean filling;

  /** Looks for trainings while it is on a screen. */
  public LiveCurves() {
    super(TITLE);
    trainings.setName("live.trainings");
    follow.setName("live.follow");
    says.setName("live.says");
    keep.setName("live.keep");
    keep.setToolTipText("Ends this training in order: Weka gets a model with the weights of the best epoch so far");
  }

  @Override
  public void addNotify() {
    if (view == null) {
      build();
    }
    super.addNotify();
    look();
    looks.start();
  }

  @Override
  public void removeNotify() {
    looks.stop();
    super.removeNotify();
  }

  private void build() {
    view = new ChartView().keepingZoom();
    view.setName("live.chart");
    trainings.addActionListener(e -> chosen());
    keep.addActionListener(e -> {
      shown.keepBestSoFar();
      look();
    });
    JPanel top = new JPanel(new BorderLayout(8, 0));
    top.setBorder(BorderFactory.createEmptyBorder(6, 6, 2, 6));
    top.add(trainings);
    top.add(follow, BorderLayout.EAST);
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    buttons.add(keep);
    JPanel south = new JPanel(new BorderLayout());
    south.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 6));
    south.add(says);
    south.add(buttons, BorderLayout.SOUTH);
    add(top, BorderLayout.NORTH);
    add(view);
    add(south, BorderLayout.SOUTH);
  }

  /** The user has chosen, and so no longer follows. */
  private void chosen() {
    if (!filling && trainings.getSelectedIndex() >= 0) {
      RunningTraining wanted = seen.get(trainings.getSelectedIndex());
      if (wanted != shown) {
        follow.setSelected(false);
        show(wanted);
      }
    }
  }

  private void look() {
    // begins to draw at the first look, which is when the window opens
    boolean charts = UnseenChart.firstIsDrawn();
    for (RunningTraining running : RunningTraining.all()) {
      if (!seen.contains(running)) {
        remember(running);
        if (shown == null || follow.isSelected()) {
          show(running);
        }
      }
    }
    if (shown == null) {
      says.setText(
          "No training of an RNN, LSTM or GRU goes on in this Weka. Start one in the Explorer, the Experimenter or the Knowledge "
              + "Flow; it appears here by itself.");
      keep.setEnabled(false);
      return;
    }
    int epochs = shown.curves().isEmpty() ? 0 : shown.curves().get(0).size();
    if (epochs != epochsShown && charts) {
      epochsShown = epochs;
      view.show(TrainingChart.of(title(shown), shown.curves()));
    }
    says.setText(words(shown));
    keep.setEnabled(!shown.over() && !shown.enough());
  }

  private void remember(RunningTraining running) {
    filling = true;
    seen.add(running);
    trainings.addItem(title(running));
    if (seen.size() > MOST_REMEMBERED) {
      int oldest = seen.get(0) == shown ? 1 : 0;
      seen.remove(oldest);
      trainings.removeItemAt(oldest);
    }
    filling = false;
  }

  private void show(RunningTraining running) {
    filling = true;
    trainings.setSelectedIndex(seen.indexOf(running));
    filling = false;
    if (running != shown) {
      shown = running;
      epochsShown = 0;
      view.show(null);
    }
  }

  private static String title(RunningTraining running) {
    return running.number() + "  " + running.name() + " on " + running.data();
  }

  /** Where a training is, in words. */
  private static String words(RunningTraining running) {
    StringBuilder words = new StringBuilder(running.network()).append(".\n");
    List<EpochRecord> curve = running.curves().isEmpty() ? List.of() : running.curves().get(0);
    if (running.over()) {
      words.append("Over after ").append(curve.size()).append(" epochs, ").append(TimeSpan.clock(running.seconds()))
          .append(": ")
          .append(running.stopReason().isEmpty() ? "interrupted, there is no model" : running.stopReason());
    } else {
      words.append(String.format(Locale.ROOT, "Epoch %d of at most %d, %.0f %% of this epoch done; %s so far", running.epoch(),
          running.epochs(),
          100 * running.share(), TimeSpan.clock(running.seconds())));
      if (!Double.isNaN(running.secondsLeft())) {
        words.append(", at most ").append(TimeSpan.clock(running.secondsLeft())).append(" left");
      }
    }
    if (!curve.isEmpty()) {
      EpochRecord last = curve.get(curve.size() - 1);
      String told = last.inWords();
      words.append(". ").append(Character.toUpperCase(told.charAt(0))).append(told.substring(1));
    }
    words.append('.');
    if (running.enough() && !running.over()) {
      words.append(curve.isEmpty() ? " It ends as soon as its first epoch is complete: before that there is nothing to keep."
          : " It ends now.");
    } else if (running.stopReason().startsWith(Trainer.ON_REQUEST)) {
      words.append(
          " The model has the weights of its best epoch. In a cross-validation the folds that follow train anew, each in full.");
    }
    return words.toString();
  }
}
