package weka.recurrent.gui.explorer;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.SpinnerNumberModel;
import javax.swing.Timer;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import javax.swing.filechooser.FileNameExtensionFilter;
import weka.core.Instances;
import weka.gui.explorer.Explorer;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.gui.ChartView;
import weka.recurrent.gui.Look;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.gui.PlainText;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.gui.WidePanel;
import weka.recurrent.gui.WorkBar;
import weka.recurrent.gui.WrappingRow;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.report.Chart;
import weka.recurrent.report.GateChart;

/** What a trained model remembered: of one sequence its gates, states and answers; of all data its forgetting curve. */
final class MemoryView extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int SETTLE_MS = 250;
  /** How much lower than in a report a chart may be drawn before it scrolls. */
  private static final double TIGHT = 0.8;
  private static final String NO_MODEL = "There is no trained network yet. Train an RNN, LSTM or GRU in the Classify tab: what "
      + "its result list holds can be chosen here. Or load a model file.";

  private final ModelList models = new ModelList();
  private final JComboBox<ModelList.Entry> model = PlainText.choice();
  private final JButton load = new JButton("Load model...");
  private final JSpinner sequence = new JSpinner(new SpinnerNumberModel(1, 1, 1, 1));
  private final JLabel of = new JLabel();
  private final JComboBox<MemoryLook.Part> part = PlainText.choice();
  private final Map<Signal, JCheckBox> signals = new EnumMap<>(Signal.class);
  private final JPanel choices = new WrappingRow();
  private final Paragraph sentence = new Paragraph(NO_MODEL);
  private final ChartView gates = new ChartView();
  private final ChartView curve = new ChartView();
  private final Paragraph horizon = new Paragraph();
  private final JTabbedPane views = new JTabbedPane();
  private final WorkBar work;
  private final Timer settle = new Timer(SETTLE_MS, event -> look());
  private transient Explorer explorer;
  private transient Instances data;
  private transient SequenceSurvey survey;
  private transient MemoryLook shown;
  private transient ModelList.Entry measured;
  private boolean changing;

  /** @param work does what takes long; the same for all views of the tab */
  MemoryView(WorkBar work) {
    super(new BorderLayout());
    this.work = work;
    settle.setRepeats(false);
    name();
    choices.add(new JLabel("Model"));
    choices.add(model);
    choices.add(load);
    choices.add(new JLabel("Sequence"));
    choices.add(sequence);
    choices.add(of);
    choices.add(part);
    for (Signal signal : Signal.values()) {
      if (signal != Signal.CANDIDATE) {
        JCheckBox box = new JCheckBox(GateChart.name(signal), true);
        box.setName("memory.signal." + GateChart.name(signal));
        box.addActionListener(click -> draw());
        box.setVisible(false);
        signals.put(signal, box);
        choices.add(box);
      }
    }
    part.setVisible(false);
    listen();
    JPanel head = new JPanel(new BorderLayout());
    sentence.setBorder(BorderFactory.createEmptyBorder(2, 8, 4, 8));
    head.add(choices, BorderLayout.NORTH);
    head.add(sentence, BorderLayout.CENTER);
    horizon.setFont(new Font(Font.MONOSPACED, Font.PLAIN, horizon.getFont().getSize()));
    horizon.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    WidePanel sequencePane = new WidePanel(new BorderLayout());
    sequencePane.add(gates, BorderLayout.CENTER);
    WidePanel forgetting = new WidePanel(new BorderLayout());
    forgetting.add(curve, BorderLayout.CENTER);
    forgetting.add(horizon, BorderLayout.SOUTH);
    views.addTab("Gates and answers", sequencePane.scrolling());
    views.addTab("Forgetting curve", forgetting.scrolling());
    views.setToolTipTextAt(0, "One sequence on its way through the network");
    views.setToolTipTextAt(1, "How right the network still is when it sees only the last steps; measured when you look at it");
    add(head, BorderLayout.NORTH);
    add(views, BorderLayout.CENTER);
  }

  private void name() {
    model.setName("memory.model");
    load.setName("memory.load");
    sequence.setName("memory.sequence");
    of.setName("memory.of");
    part.setName("memory.part");
    sentence.setName("memory.sentence");
    gates.setName("memory.gates");
    curve.setName("memory.curve");
    horizon.setName("memory.horizon");
    views.setName("memory.views");
    choices.setName("memory.choices");
  }

  private void listen() {
    model.addActionListener(choice -> later());
    sequence.addChangeListener(change -> later());
    part.addActionListener(choice -> draw());
    load.addActionListener(click -> load());
    views.addChangeListener(change -> measure());
    model.addPopupMenuListener(new PopupMenuListener() {
      @Override
      public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
        refresh(explorer);
      }

      @Override
      public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
        // the choice is heard of by itself
      }

      @Override
      public void popupMenuCanceled(PopupMenuEvent event) {
        // nothing was chosen
      }
    });
  }

  /** Takes data; null if there are none that can be read. */
  void show(Instances copy, SequenceSurvey newSurvey) {
    data = copy;
    survey = newSurvey;
    measured = null;
    shown = null;
    changing = true;
    int size = survey == null ? 1 : Math.max(1, survey.size());
    sequence.setModel(new SpinnerNumberModel(1, 1, size, 1));
    changing = false;
    later();
  }

  /** Looks at the result list again; what was chosen stays chosen. */
  void refresh(Explorer from) {
    explorer = from;
    List<ModelList.Entry> before = models.entries();
    List<ModelList.Entry> now = models.refresh(explorer);
    if (!now.equals(before)) {
      ModelList.Entry chosen = chosen();
      changing = true;
      model.setModel(new DefaultComboBoxModel<>(now.toArray(ModelList.Entry[]::new)));
      model.setSelectedItem(chosen != null && now.contains(chosen) ? chosen : now.isEmpty() ? null : now.get(0));
      changing = false;
      if (chosen() != chosen) {
        later();
      }
    }
  }

  private ModelList.Entry chosen() {
    return (ModelList.Entry) model.getSelectedItem();
  }

  /** A spinner that is held down asks for many sequences; the one it stops at is looked at. */
  private void later() {
    if (!changing) {
      settle.restart();
    }
  }

  private void look() {
    ModelList.Entry entry = chosen();
    of.setText(survey == null ? "" : "of " + survey.size() + (survey.classOf(index()).isEmpty() ? "" : ", class "
        + survey.classOf(index())));
    if (entry == null || data == null) {
      sentence.say(entry == null ? NO_MODEL : "Load data that can be read as sequences to look at one.");
      gates.show(null);
      curve.show(null);
      horizon.say("");
      return;
    }
    int index = index();
    Instances now = data;
    work.start("Looking at sequence " + (index + 1), progress -> MemoryLook.of(entry, now, index, progress), this::show,
        this::failed);
    if (measured != entry) {
      curve.show(null);
      horizon.say("");
    }
  }

  private int index() {
    return (Integer) sequence.getValue() - 1;
  }

  private void failed(String reason) {
    shown = null;
    gates.show(null);
    sentence.say(reason);
  }

  private void show(MemoryLook look) {
    shown = look;
    sentence.say(look.sentence());
    changing = true;
    MemoryLook.Part before = (MemoryLook.Part) part.getSelectedItem();
    part.setModel(new DefaultComboBoxModel<>(look.parts().toArray(MemoryLook.Part[]::new)));
    if (look.parts().contains(before)) {
      part.setSelectedItem(before);
    }
    part.setVisible(look.parts().size() > 1);
    changing = false;
    draw();
    measure();
  }

  private void draw() {
    if (shown == null || changing) {
      return;
    }
    MemoryLook look = shown;
    MemoryLook.Part chosen = (MemoryLook.Part) part.getSelectedItem();
    List<Signal> has = look.signals(chosen);
    signals.forEach((signal, box) -> box.setVisible(has.contains(signal)));
    List<Signal> wanted = has.stream().filter(signal -> signals.get(signal).isSelected()).toList();
    work.start("Drawing", progress -> UnseenChart.drawn(look.chart(chosen, wanted)), this::showGates);
  }

  private void showGates(Chart chart) {
    gates.show(chart);
    gates.setPreferredSize(new Dimension(10, Look.now().pixels(TIGHT * chart.height())));
    choices.revalidate();
    measure();
  }

  /** Measures the forgetting curve when it is looked at, once for each model and data. */
  private void measure() {
    ModelList.Entry entry = chosen();
    if (views.getSelectedIndex() == 1 && entry != null && data != null && shown != null && measured != entry && !work.busy()) {
      Instances now = data;
      work.start("Measuring the forgetting curve", progress -> MemoryLook.forgetting(entry, now, progress), forgetting -> {
        measured = entry;
        curve.show(forgetting.chart());
        horizon.say(forgetting.words().strip());
      }, reason -> {
        measured = entry;
        horizon.say(reason);
      });
    }
  }

  private void load() {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle("Load a trained RNN, LSTM or GRU");
    chooser.setFileFilter(new FileNameExtensionFilter("Model file (*.model)", "model", "gz"));
    if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
      load(chooser.getSelectedFile());
    }
  }

  /** Reads a model from a file and chooses it. */
  void load(File file) {
    work.start("Reading " + file.getName(), progress -> ModelList.read(file), entry -> {
      models.add(entry);
      refresh(explorer);
      model.setSelectedItem(entry);
    }, sentence::say);
  }
}
