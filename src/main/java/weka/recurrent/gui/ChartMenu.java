package weka.recurrent.gui;

import java.awt.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JFileChooser;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;
import javax.swing.filechooser.FileNameExtensionFilter;
import weka.recurrent.report.Chart;
import weka.recurrent.report.ChartFile;

/** What can be done with a chart on screen: look closer, see everything, save it. */
final class ChartMenu extends JPopupMenu {
  private static final long serialVersionUID = 1;

  /** What shows the chart. */
  interface View {
    /** The chart that is shown, or null. */
    Chart chart();

    /** Shows half of what is shown, around its middle. */
    void zoomIn();

    /** Shows twice of what is shown. */
    void zoomOut();

    /** Shows everything again. */
    void showAll();
  }

  /** Where the last chart was saved, in this run of Weka. */
  private static File folder;

  private final transient View view;
  private final Component parent;

  /** @param parent of dialogs */
  ChartMenu(View view, Component parent) {
    this.view = view;
    this.parent = parent;
    setName("chart.popup");
    item("Zoom in", view::zoomIn);
    item("Zoom out", view::zoomOut);
    item("Show everything", view::showAll);
    addSeparator();
    item("Save as PNG...", () -> save(ChartFile.PNG));
    item("Save as SVG...", () -> save(ChartFile.SVG));
    item("Save numbers as CSV...", () -> save(ChartFile.CSV));
  }

  private void item(String text, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.addActionListener(click -> action.run());
    add(item);
  }

  private void save(ChartFile format) {
    Chart chart = view.chart();
    if (chart == null) {
      return;
    }
    JFileChooser chooser = new JFileChooser(folder);
    chooser.setDialogTitle("Save '" + chart.title() + "' as " + format);
    chooser.setFileFilter(new FileNameExtensionFilter(format + " file (*." + format.ending() + ")", format.ending()));
    chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), chart.slug() + "." + format.ending()));
    if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    Path file = withEnding(chooser.getSelectedFile(), format);
    if (Files.exists(file) && JOptionPane.showConfirmDialog(parent, file.getFileName() + " exists. Replace it?", "Save chart",
        JOptionPane.OK_CANCEL_OPTION) != JOptionPane.OK_OPTION) {
      return;
    }
    folder = file.toAbsolutePath().getParent().toFile();
    write(chart, format, file, parent);
  }

  private static Path withEnding(File chosen, ChartFile format) {
    String name = chosen.getName();
    return name.toLowerCase(java.util.Locale.ROOT).endsWith("." + format.ending()) ? chosen.toPath()
        : chosen.toPath().resolveSibling(name + "." + format.ending());
  }

  /** Writes what is on screen, part zoomed into and all. Drawing is quick; a slow disk is not waited for on the event thread. */
  private static void write(Chart chart, ChartFile format, Path file, Component parent) {
    try {
      byte[] bytes = format.bytes(chart);
      new javax.swing.SwingWorker<Void, Void>() {
        @Override
        protected Void doInBackground() throws IOException {
          Files.write(file, bytes);
          return null;
        }

        @Override
        protected void done() {
          try {
            get();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (java.util.concurrent.ExecutionException e) {
            failed(e.getCause(), file, parent);
          }
        }
      }.execute();
    } catch (IOException e) {
      failed(e, file, parent);
    }
  }

  private static void failed(Throwable failure, Path file, Component parent) {
    JOptionPane.showMessageDialog(parent, new Paragraph("The chart could not be saved as " + file + ": "
        + WorkBar.sentence(failure) + ". Choose another folder").forDialog(), "Save chart", JOptionPane.ERROR_MESSAGE);
  }
}
