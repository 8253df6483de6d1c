package weka.recurrent.gui.script;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingWorker;
import weka.recurrent.gui.Paragraph;

/** Opens a page in the browser; where there is none, shows its path, to be copied. */
final class ReportLink {
  private ReportLink() {}

  /**
   * Opens a file.
   *
   * @param owner of the window that shows the path if there is no browser
   * @param page the file
   */
  static void open(Component owner, Path page) {
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      show(owner, page, "There is no browser that Java could open here. The report is in");
      return;
    }
    // a browser may take seconds to start
    new SwingWorker<Void, Void>() {
      @Override
      protected Void doInBackground() throws IOException {
        Desktop.getDesktop().browse(page.toAbsolutePath().toUri());
        return null;
      }

      @Override
      protected void done() {
        try {
          get();
        } catch (ExecutionException e) {
          show(owner, page, "The browser could not be started (" + e.getCause().getMessage() + "). The report is in");
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }.execute();
  }

  private static void show(Component owner, Path page, String why) {
    Paragraph path = new Paragraph(page.toAbsolutePath().toString()).forDialog();
    path.setName("report path");
    path.selectAll();
    JPanel panel = new JPanel(new BorderLayout(0, 6));
    panel.add(new Paragraph(why).forDialog(), BorderLayout.NORTH);
    panel.add(path);
    JOptionPane.showMessageDialog(owner, panel, "Report", JOptionPane.INFORMATION_MESSAGE);
  }
}
