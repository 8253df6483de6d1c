package weka.recurrent.gui.explorer;

import java.util.List;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.gui.Look;
import weka.recurrent.report.Numbers;

/** What the channels hold, a row for each. */
final class ChannelTable extends JTable {
  private static final long serialVersionUID = 1;
  private static final int FEW_LABELS = 6;
  private static final int ROWS_MEASURED = 50;
  private static final int GAP = 6;

  ChannelTable() {
    setName("sequences.channels");
    setFillsViewportHeight(true);
    setAutoResizeMode(AUTO_RESIZE_OFF);
    getTableHeader().setReorderingAllowed(false);
  }

  void show(SequenceSurvey survey) {
    setModel(new Rows(survey.channels()));
    setRowHeight(Look.now().pixels(19));
    for (int column = 0; column < getColumnCount(); column++) {
      getColumnModel().getColumn(column).setPreferredWidth(widest(column) + Look.now().pixels(GAP));
    }
  }

  /** Width of the widest of the header and the first rows. */
  private int widest(int column) {
    int widest = getTableHeader().getDefaultRenderer()
        .getTableCellRendererComponent(this, getColumnName(column), false, false, -1, column).getPreferredSize().width;
    for (int row = 0; row < Math.min(ROWS_MEASURED, getRowCount()); row++) {
      widest = Math.max(widest, prepareRenderer(getCellRenderer(row, column), row, column).getPreferredSize().width);
    }
    return widest;
  }

  /** Columns fill the view where it is wide enough; else they keep the width they need, and scroll. */
  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent() != null && getPreferredSize().width < getParent().getWidth();
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1;
    private static final String[] HEADER = {"Channel", "Type", "Missing", "Mean", "SD", "Least", "Most"};
    private final transient List<SequenceSurvey.Channel> channels;

    Rows(List<SequenceSurvey.Channel> channels) {
      this.channels = channels;
    }

    @Override
    public int getRowCount() {
      return channels.size();
    }

    @Override
    public int getColumnCount() {
      return HEADER.length;
    }

    @Override
    public String getColumnName(int column) {
      return HEADER[column];
    }

    @Override
    public Object getValueAt(int row, int column) {
      SequenceSurvey.Channel channel = channels.get(row);
      return switch (column) {
        case 0 -> channel.name();
        case 1 -> channel.numeric() ? channel.type() : labels(channel);
        case 2 -> Numbers.plain(100 * channel.missing()) + " %";
        case 3 -> number(channel, channel.mean());
        case 4 -> number(channel, channel.deviation());
        case 5 -> number(channel, channel.least());
        default -> number(channel, channel.most());
      };
    }

    private static String labels(SequenceSurvey.Channel channel) {
      String[] labels = channel.labels();
      return channel.type() + ": " + (labels.length <= FEW_LABELS && channel.type().equals("nominal") ? String.join(", ", labels)
          : labels.length + " labels");
    }

    private static String number(SequenceSurvey.Channel channel, double value) {
      if (Double.isNaN(value)) {
        return "";
      }
      return channel.type().equals("date") ? java.time.Instant.ofEpochMilli(Math.round(value)).toString().substring(0, 10)
          : Numbers.plain(value);
    }
  }
}
