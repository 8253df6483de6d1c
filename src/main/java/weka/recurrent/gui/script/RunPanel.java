package weka.recurrent.gui.script;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.UIManager;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.gui.PlainText;

/** Below the editor: what came of checking and running, while it comes. Holds the actions too, for buttons and menus. */
final class RunPanel extends JPanel implements ScriptTask.Events {
  private static final long serialVersionUID = 1;
  private static final int MILLIS_BETWEEN_LOOKS = 200;

  private final transient Supplier<ScriptFile> file;
  private final ScriptEditor editor;
  private final JTabbedPane tabs = new JTabbedPane();
  private final MessageList messages;
  private final ResultsTable results = new ResultsTable();
  private final JTable table = PlainText.plain(new JTable(results));
  private final JComboBox<String> measure = PlainText.choice();
  private final JTextArea output = new JTextArea();
  private final transient PrintStream console = new WindowStream(output).printer();
  private final JProgressBar bar = new JProgressBar();
  private final JLabel line = PlainText.plain(new JLabel(" "));
  private final JCheckBox quick = new JCheckBox("Rehearsal");
  private final Action check = action("Check", KeyEvent.VK_F7, () -> start(false));
  private final Action run = action("Run", KeyEvent.VK_F5, () -> start(true));
  private final Action stop = action("Stop", KeyEvent.VK_F8, this::stop);
  private final Action report = action("Open report", 0, this::openReport);
  private final Timer looks = new Timer(MILLIS_BETWEEN_LOOKS, e -> look());
  private transient ScriptTask task;
  private transient LiveRun live;
  private transient Path page;

  /**
   * A panel for an editor.
   *
   * @param file the script in the editor
   */
  RunPanel(ScriptEditor editor, Supplier<ScriptFile> file) {
    super(new BorderLayout());
    this.editor = editor;
    this.file = file;
    messages = new MessageList(editor::goTo);
    table.setName("results");
    table.setAutoCreateRowSorter(true);
    table.getTableHeader().setReorderingAllowed(false);
    measure.setName("measure");
    measure.addActionListener(e -> showMeasure());
    output.setName("output");
    output.setEditable(false);
    JPanel live = new JPanel(new BorderLayout());
    JPanel choice = new JPanel(new FlowLayout(FlowLayout.LEADING));
    choice.add(new JLabel("Mean (standard deviation) and jobs done of"));
    choice.add(measure);
    live.add(choice, BorderLayout.NORTH);
    live.add(new JScrollPane(table));
    tabs.addTab("Messages", new JScrollPane(messages));
    tabs.addTab("Results", live);
    tabs.addTab("Output", new JScrollPane(output));
    bar.setName("progress");
    bar.setStringPainted(true);
    bar.setString("");
    line.setName("line");
    JPanel south = new JPanel(new BorderLayout());
    south.add(bar, BorderLayout.NORTH);
    south.add(line);
    add(tabs);
    add(south, BorderLayout.SOUTH);
    stop.setEnabled(false);
    report.setEnabled(false);
    fit();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (table != null) {
      fit();
    }
  }

  /** Rows as high as the font asks for. */
  private void fit() {
    Font label = UIManager.getFont("Table.font");
    int size = label == null ? 13 : label.getSize();
    table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 4);
    output.setFont(new Font(Font.MONOSPACED, Font.PLAIN, size));
    tabs.setPreferredSize(new Dimension(200, 12 * size));
  }

  /** The buttons over the editor. */
  JPanel buttons() {
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));
    for (Action action : List.of(check, run, stop)) {
      buttons.add(new JButton(action));
    }
    quick.setToolTipText("Shows whether everything works: 1 repeat, 2 folds, 2 epochs, 200 sequences");
    buttons.add(quick);
    buttons.add(new JButton(report));
    return buttons;
  }

  /** Check, run, stop. */
  List<Action> actions() {
    return List.of(check, run, stop, report);
  }

  /** Whether a script is being carried out or read. */
  boolean busy() {
    return task != null;
  }

  private static Action action(String name, int key, Runnable what) {
    return action(name, key == 0 ? null : KeyStroke.getKeyStroke(key, 0), what);
  }

  /** Something to do, for a button or a menu. */
  static Action action(String name, KeyStroke key, Runnable what) {
    Action action = new AbstractAction(name) {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        what.run();
      }
    };
    action.putValue(Action.ACCELERATOR_KEY, key);
    return action;
  }

  private void start(boolean carryOut) {
    if (busy()) {
      return;
    }
    ScriptFile script = file.get();
    messages.show(List.of());
    editor.mark(Set.of());
    tabs.setSelectedIndex(0);
    check.setEnabled(false);
    run.setEnabled(false);
    stop.setEnabled(true);
    bar.setIndeterminate(true);
    bar.setString("reading the script");
    live = null;
    PlanOptions options = new PlanOptions(script.folder(), script.results(), Map.of(), Map.of(), null, quick.isSelected());
    task = new ScriptTask(script.name(), editor.text(), options, carryOut, console, this);
    looks.start();
  }

  void stop() {
    if (busy()) {
      stop.setEnabled(false);
      bar.setString("stopping ...");
      task.stop();
    }
  }

  private void openReport() {
    ReportLink.open(this, page);
  }

  private void say(String text) {
    messages.add(new MessageList.Message(0, 0, text));
  }

  private void look() {
    if (live == null || !stop.isEnabled()) {
      return;
    }
    LiveRun.State state = live.state();
    results.update(state.results());
    if (state.plan() != null) {
      bar.setIndeterminate(false);
      bar.setMaximum(Math.max(1, state.jobs()));
      bar.setValue(state.done());
      bar.setString(state.words());
    }
    line.setText(state.epoch().isEmpty() ? " " : state.epoch());
  }

  private void showMeasure() {
    if (measure.getSelectedIndex() >= 0 && live != null && live.state().plan() != null) {
      results.show(live.state().plan().design().measures().get(measure.getSelectedIndex()));
    }
  }

  @Override
  public void read(List<ScriptPlan> plans) {
    plans.forEach(plan -> say("'" + plan.plan().design().name() + "' is all right: " + plan.plan().jobs().size() + " jobs, "
        + plan.plan().design().protocol().inWords()));
  }

  @Override
  public void faulty(List<ScriptFault> faults) {
    messages.show(faults.stream().map(MessageList.Message::of).toList());
    Set<Integer> lines = new TreeSet<>();
    faults.forEach(fault -> lines.add(fault.line()));
    editor.mark(lines);
    faults.stream().filter(fault -> fault.line() > 0).findFirst().ifPresent(first -> editor.goTo(first.line(), first.column()));
    say(faults.size() == 1 ? "1 fault; nothing was started" : faults.size() + " faults; nothing was started");
  }

  @Override
  public void begins(ScriptPlan plan, RunFolder folder, boolean goingOn, LiveRun begun) {
    live = begun;
    say((goingOn ? "Going on in " : "Results go to ") + folder.path().toAbsolutePath());
    results.begin(plan.plan().design());
    measure.removeAllItems();
    plan.plan().design().measures().stream().map(Measure::title).forEach(measure::addItem);
    tabs.setSelectedIndex(1);
  }

  @Override
  public void ended(RunFolder folder, ScriptRun.Verdict verdict) {
    results.update(live.state().results());
    verdict.complaints().forEach(this::say);
    page = folder.report();
    report.setEnabled(Files.isRegularFile(page));
    say("'" + verdict.outcome().design().name() + "' is done: " + verdict.outcome().results().size() + " jobs"
        + (verdict.outcome().design().quick() ? "; a rehearsal, not a result" : "") + ". Report: " + page.toAbsolutePath());
    bar.setString("done");
  }

  @Override
  public void stopped() {
    say(live == null ? "Stopped." : "Stopped. What was finished is kept: Run goes on from there.");
    bar.setString("stopped");
  }

  @Override
  public void failed(String message, String trace) {
    say("It cannot go on: " + message);
    if (!trace.isEmpty()) {
      console.println(trace);
    }
    tabs.setSelectedIndex(0);
    bar.setString("failed");
  }

  @Override
  public void over() {
    looks.stop();
    task = null;
    check.setEnabled(true);
    run.setEnabled(true);
    stop.setEnabled(false);
    if (bar.isIndeterminate()) {
      bar.setIndeterminate(false);
      bar.setValue(0);
      bar.setString("");
    }
    line.setText(" ");
  }
}
