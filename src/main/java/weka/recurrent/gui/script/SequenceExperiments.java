package weka.recurrent.gui.script;

import java.awt.BorderLayout;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.swing.Action;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.filechooser.FileNameExtensionFilter;
import weka.recurrent.gui.ToolsWindow;

/**
 * Weka's menu <i>Tools > Sequence experiments</i>: an editor for scripts with Check, Run and Stop, a table of the results while
 * jobs finish, and the report at the end. Weka makes one object at its start and puts it into a new window at every call of the
 * menu, so the contents are made at the first showing, and text and a running script outlive a closed window.
 */
public final class SequenceExperiments extends ToolsWindow {
  private static final long serialVersionUID = 1;
  private static final String TITLE = "Sequence experiments";
  private static final int MILLIS_TO_DRAFT = 1000;

  private ScriptEditor editor;
  private RunPanel runs;
  private JMenuBar menu;
  private JLabel heading;
  private transient ScriptFile file;
  private transient Draft draft;
  private final Timer keep = new Timer(MILLIS_TO_DRAFT, e -> keepDraft());

  /** Nothing yet; see the class comment. */
  public SequenceExperiments() {
    super(TITLE);
    keep.setRepeats(false);
  }

  @Override
  public JMenuBar getMenuBar() {
    build();
    return menu;
  }

  @Override
  public void addNotify() {
    build();
    super.addNotify();
    Window window = SwingUtilities.getWindowAncestor(this);
    if (window instanceof JFrame frame) {
      frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    }
    if (window != null) {
      CloseGuard.guard(window, this::mayClose);
    }
  }

  private void build() {
    if (editor != null) {
      return;
    }
    draft = new Draft();
    editor = new ScriptEditor(this::changed);
    runs = new RunPanel(editor, () -> file);
    JPanel top = new JPanel(new BorderLayout());
    top.add(runs.buttons(), BorderLayout.WEST);
    heading = new JLabel();
    heading.setName("file");
    JPanel above = new JPanel(new BorderLayout());
    above.add(top, BorderLayout.NORTH);
    above.add(heading, BorderLayout.SOUTH);
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, editor, runs);
    split.setResizeWeight(0.65);
    add(above, BorderLayout.NORTH);
    add(split);
    menu = menus();
    show(ScriptFile.fresh());
    restore();
  }

  private JMenuBar menus() {
    JMenu files = new JMenu("File");
    files.add(action("New", KeyEvent.VK_N, () -> replace(ScriptFile::fresh)));
    files.add(action("Open ...", KeyEvent.VK_O, this::open));
    files.add(action("Save", KeyEvent.VK_S, this::save));
    files.add(action("Save as ...", 0, this::saveAs));
    JMenu edit = new JMenu("Edit");
    edit.add(editor.undoAction());
    edit.add(editor.redoAction());
    JMenu run = new JMenu("Run");
    runs.actions().forEach(run::add);
    JMenuBar bar = new JMenuBar();
    List.of(files, edit, run, examples()).forEach(bar::add);
    return bar;
  }

  private JMenu examples() {
    JMenu examples = new JMenu("Examples");
    try {
      for (Path script : Examples.scripts()) {
        examples.add(action(Examples.title(script), 0, () -> replace(() -> ScriptFile.example(script))));
      }
    } catch (IOException e) {
      examples.setToolTipText("The examples cannot be read: " + e.getMessage());
    }
    examples.setEnabled(examples.getItemCount() > 0);
    return examples;
  }

  private static Action action(String name, int key, Runnable what) {
    return RunPanel.action(name, key == 0 ? null : KeyStroke.getKeyStroke(key, ScriptEditor.MENU_KEY), what);
  }

  private boolean unsaved() {
    return !editor.text().equals(file.saved());
  }

  private void show(ScriptFile shown) {
    file = shown;
    editor.setText(shown.saved());
    describe();
  }

  private void describe() {
    String where = file.path() == null ? file.name() + " (not in a file of its own yet)" : file.path().toString();
    heading.setText("  " + where + (unsaved() ? "  *" : ""));
  }

  private void changed() {
    if (file != null) {
      describe();
      keep.restart();
    }
  }

  private void keepDraft() {
    if (unsaved()) {
      draft.keep(editor.text());
    } else {
      draft.forget();
    }
  }

  private void restore() {
    try {
      String left = draft.takeOver();
      if (left != null) {
        file = ScriptFile.draft();
        editor.setText(left);
        heading.setText("  Text that was not saved when Weka ended; it is here again  *");
      }
    } catch (IOException e) {
      heading.setText("  Text that was not saved when Weka ended cannot be read: " + e.getMessage());
    }
  }

  /** Something that may not be there. */
  private interface Choice {
    ScriptFile get() throws IOException;
  }

  /** Another script, if that loses nothing. */
  private void replace(Choice choice) {
    if (!settled()) {
      return;
    }
    try {
      show(choice.get());
      draft.forget();
    } catch (IOException e) {
      complain("The file cannot be read: " + e.getMessage());
    }
  }

  private void open() {
    JFileChooser chooser = chooser();
    if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
      Path path = chooser.getSelectedFile().toPath();
      replace(() -> ScriptFile.open(path));
    }
  }

  private boolean save() {
    return file.path() == null ? saveAs() : write(file.path());
  }

  private boolean saveAs() {
    JFileChooser chooser = chooser();
    chooser.setSelectedFile(file.path() != null ? file.path().toFile() : new File(chooser.getCurrentDirectory(), file.name()));
    if (chooser.showSaveDialog(this) != JFileChooser.APPROVE_OPTION) {
      return false;
    }
    File wanted = chooser.getSelectedFile();
    if (!wanted.getName().contains(".")) {
      wanted = new File(wanted.getPath() + ".groovy");
    }
    if (wanted.exists() && !wanted.toPath().equals(file.path()) && JOptionPane.showConfirmDialog(this, wanted.getName()
        + " is there already. Replace it?", TITLE, JOptionPane.OK_CANCEL_OPTION) != JOptionPane.OK_OPTION) {
      return false;
    }
    return write(wanted.toPath());
  }

  private boolean write(Path path) {
    try {
      file = ScriptFile.save(path, editor.text());
      draft.forget();
      describe();
      return true;
    } catch (IOException e) {
      complain("The script cannot be saved: " + e.getMessage());
      return false;
    }
  }

  private JFileChooser chooser() {
    JFileChooser chooser = new JFileChooser(file.path() == null ? null : file.path().getParent().toFile());
    chooser.setFileFilter(new FileNameExtensionFilter("Groovy scripts (*.groovy)", "groovy"));
    return chooser;
  }

  private void complain(String text) {
    JOptionPane.showMessageDialog(this, text, TITLE, JOptionPane.ERROR_MESSAGE);
  }

  /** Whether the text is saved or the user does not mind; asks. */
  private boolean settled() {
    if (!unsaved()) {
      return true;
    }
    int answer = JOptionPane.showOptionDialog(this, "The script '" + file.name() + "' has changes that are not saved.", TITLE,
        JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, new String[] {"Save", "Discard", "Cancel"}, "Save");
    return answer == 0 ? save() : answer == 1;
  }

  private boolean mayClose() {
    if (runs.busy()) {
      int answer = JOptionPane.showOptionDialog(this, "A script is running. Stop it? What was finished is kept.", TITLE,
          JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, new String[] {"Stop it", "Let it run on", "Cancel"},
          "Stop it");
      if (answer != 0 && answer != 1) {
        return false;
      }
      if (answer == 0) {
        runs.stop();
      }
    }
    if (!settled()) {
      return false;
    }
    if (unsaved()) {
      // discarded; the same object is shown again by the next call of the menu
      show(ScriptFile.fresh());
    }
    draft.forget();
    return true;
  }
}
