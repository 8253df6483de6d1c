package weka.recurrent.gui.live;

import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Window;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.ClassifierPanelLaunchHandlerPlugin;
import weka.recurrent.gui.Look;

/**
 * The button <i>Learning curve</i> beside the Explorer's Start and Stop: opens {@link LiveCurves}, once for each Explorer, in a
 * dialog that stays above the Explorer while its buttons are used.
 */
public final class LiveCurvesButton implements ClassifierPanelLaunchHandlerPlugin {
  private ClassifierPanel panel;
  private JDialog dialog;

  @Override
  public void setClassifierPanel(ClassifierPanel p) {
    panel = p;
  }

  @Override
  public String getLaunchCommand() {
    return "Learning curve";
  }

  @Override
  public void launch() {
    if (dialog == null) {
      LiveCurves curves = new LiveCurves();
      Window explorer = SwingUtilities.getWindowAncestor(panel);
      dialog = new JDialog(explorer, curves.getApplicationName(), Dialog.ModalityType.MODELESS);
      dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
      dialog.add(curves);
      dialog.pack();
      Dimension screen = dialog.getToolkit().getScreenSize();
      Look look = Look.now();
      dialog.setSize(Math.min(screen.width, look.pixels(620)), Math.min(screen.height - look.pixels(40), look.pixels(600)));
      dialog.setLocationRelativeTo(explorer);
    }
    dialog.setVisible(true);
    dialog.toFront();
  }
}
