package weka.recurrent.gui.live;

import java.awt.Dimension;
import java.awt.Window;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.ClassifierPanelLaunchHandlerPlugin;
import weka.recurrent.gui.Look;

/** The button <i>Learning curve</i> beside the Explorer's Start and Stop: opens {@link LiveCurves}, once for each Explorer. */
public final class LiveCurvesButton implements ClassifierPanelLaunchHandlerPlugin {
  private ClassifierPanel panel;
  private JFrame frame;

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
    if (frame == null) {
      LiveCurves curves = new LiveCurves();
      frame = new JFrame(curves.getApplicationName());
      frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
      frame.add(curves);
      Window explorer = SwingUtilities.getWindowAncestor(panel);
      if (explorer != null) {
        frame.setIconImages(explorer.getIconImages());
      }
      frame.pack();
      Dimension screen = frame.getToolkit().getScreenSize();
      Look look = Look.now();
      frame.setSize(Math.min(screen.width, look.pixels(620)), Math.min(screen.height - look.pixels(40), look.pixels(600)));
      frame.setLocationRelativeTo(explorer);
    }
    frame.setVisible(true);
    frame.toFront();
  }
}
