package weka.recurrent.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;

/** A class named {@code <html><img src=...>} is shown so, and no picture is fetched. */
class PlainTextTest {
  private static final String NAME = "<html><img src='http://127.0.0.1:1/a.png'>";

  private static boolean page(Object component) {
    return ((JComponent) component).getClientProperty(BasicHTML.propertyKey) != null;
  }

  @Test
  void namesAreNoPages() {
    assertTrue(page(new JLabel(NAME)), "Swing takes it for a page");
    JLabel label = PlainText.plain(new JLabel());
    label.setText(NAME);
    assertNull(label.getClientProperty(BasicHTML.propertyKey));
    JComboBox<String> choice = PlainText.choice();
    choice.addItem(NAME);
    assertTrue(!page(choice.getRenderer().getListCellRendererComponent(new JList<>(), NAME, 0, false, false)));
    JTable table = PlainText.plain(new JTable(new Object[][] {{NAME}}, new Object[] {NAME}));
    assertTrue(!page(table.prepareRenderer(table.getCellRenderer(0, 0), 0, 0)));
    assertTrue(
        !page(table.getTableHeader().getDefaultRenderer().getTableCellRendererComponent(table, NAME, false, false, -1, 0)));
    assertNull(new JLabel(PlainText.of(NAME.replace("html", "HTML"))).getClientProperty(BasicHTML.propertyKey));
    assertEquals("plain", PlainText.of("plain"));
    assertNotNull(PlainText.of(""));
  }

  /** What shows names is made by {@link PlainText}. */
  @Test
  void ourWindowsMakeNoChoicesTablesOrTitlesThatTakePages() throws IOException {
    Pattern raw = Pattern.compile(
        "new JComboBox|(?<!plain\\()new JTable|createTitledBorder\\((?!PlainText|\\))|extends DefaultListCellRenderer "
            + "\\{(?!(?s:.{0,160}PlainText))");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/weka/recurrent/gui"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("PlainText.java")).toList();
      assertTrue(sources.size() > 20);
      for (Path source : sources) {
        assertTrue(!raw.matcher(Files.readString(source)).find(),
            source + " shows names in a component that takes pages: use PlainText");
      }
    }
  }
}
