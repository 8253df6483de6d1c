package weka.recurrent.gui;

import java.awt.BorderLayout;
import javax.swing.JMenuBar;
import javax.swing.JPanel;
import weka.gui.GUIChooser;

/**
 * An entry of Weka's Tools menu and what its window shows. Weka makes one object of each at its start and puts it into a new
 * window at every call of the menu; so constructors do as little as they can, contents come with {@link #addNotify}, and what an
 * object holds outlives a closed window.
 */
public abstract class ToolsWindow extends JPanel implements GUIChooser.GUIChooserMenuPlugin {
  private static final long serialVersionUID = 1;
  private final String title;

  /** @param title of the window and of the menu's entry */
  protected ToolsWindow(String title) {
    super(new BorderLayout());
    this.title = title;
  }

  @Override
  public final String getApplicationName() {
    return title;
  }

  @Override
  public final GUIChooser.GUIChooserMenuPlugin.Menu getMenuToDisplayIn() {
    return GUIChooser.GUIChooserMenuPlugin.Menu.TOOLS;
  }

  @Override
  public final String getMenuEntryText() {
    return title;
  }

  /** None, unless a window has one. */
  @Override
  public JMenuBar getMenuBar() {
    return null;
  }
}
