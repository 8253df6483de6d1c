package weka.recurrent.gui.explorer;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultComboBoxModel;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.JSplitPane;
import javax.swing.SpinnerNumberModel;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.gui.ChartView;
import weka.recurrent.gui.Look;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.gui.PlainText;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.gui.WidePanel;
import weka.recurrent.gui.WorkBar;
import weka.recurrent.gui.WrappingRow;
import weka.recurrent.report.BarChart;
import weka.recurrent.report.Chart;
import weka.recurrent.report.Palette;
import weka.recurrent.report.StepChart;

/** The loaded data as sequences: examples by class on the left, channels, classes, lengths and missing values on the right. */
final class DataView extends JPanel {
  private static final long serialVersionUID = 1;
  private static final String ALL = "all numeric channels";
  private static final int EXAMPLES = 5;
  private static final int MOST_EXAMPLES = 20;
  private static final int TABLE_ROWS = 6;

  private final WorkBar work;
  private final JComboBox<String> channel = PlainText.choice();
  private final JSpinner count = new JSpinner(new SpinnerNumberModel(EXAMPLES, 1, MOST_EXAMPLES, 1));
  private final JButton others = new JButton("Other examples");
  private final JLabel channelLabel = new JLabel("Show");
  private final JLabel countLabel = new JLabel("Examples of each class");
  private final JPanel key = new WrappingRow();
  private final Paragraph leftOut = new Paragraph();
  private final ExampleGrid grid = new ExampleGrid();
  private final ChannelTable table = new ChannelTable();
  private final JScrollPane tablePane = new JScrollPane(table);
  private final ChartView balance = chart("sequences.balance");
  private final ChartView lengths = chart("sequences.lengths");
  private final ChartView missing = chart("sequences.missing");
  private transient SequenceSurvey survey;
  private boolean showing;
  private int turn;

  /** All that is drawn of a data set, made in the background. */
  record Drawn(SequenceSurvey survey, Examples examples, Chart balance, Chart lengths, Chart missing) {
    static Drawn of(SequenceSurvey survey) {
      return new Drawn(survey, Examples.of(survey, startChannel(survey), EXAMPLES, 0), UnseenChart.drawn(balanceOf(survey)),
          UnseenChart.drawn(lengthsOf(survey)), UnseenChart.drawn(missingOf(survey)));
    }
  }

  /** @param work does what takes long */
  DataView(WorkBar work) {
    super(new BorderLayout());
    this.work = work;
    channel.setName("sequences.channel");
    count.setName("sequences.count");
    others.setName("sequences.others");
    leftOut.setName("sequences.leftOut");
    key.setName("sequences.key");
    channel.addActionListener(choice -> redraw());
    count.addChangeListener(change -> redraw());
    others.addActionListener(click -> {
      turn++;
      redraw();
    });
    JPanel controls = new WrappingRow();
    for (JComponent part : new JComponent[] {channelLabel, channel, countLabel, count, others}) {
      controls.add(part);
    }
    JPanel above = new JPanel(new BorderLayout());
    above.add(controls, BorderLayout.NORTH);
    above.add(key, BorderLayout.SOUTH);
    WidePanel examples = new WidePanel(new BorderLayout());
    examples.add(above, BorderLayout.NORTH);
    examples.add(grid, BorderLayout.CENTER);
    examples.add(leftOut, BorderLayout.SOUTH);
    JScrollPane left = examples.scrolling();
    left.setBorder(BorderFactory.createEmptyBorder());
    WidePanel right = new WidePanel(null);
    right.setLayout(new BoxLayout(right, BoxLayout.Y_AXIS));
    for (JComponent part : new JComponent[] {tablePane, balance, lengths, missing}) {
      part.setAlignmentX(LEFT_ALIGNMENT);
      right.add(part);
      right.add(Box.createVerticalStrut(6));
    }
    JScrollPane scroll = right.scrolling();
    scroll.setBorder(BorderFactory.createEmptyBorder());
    JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, scroll);
    split.setResizeWeight(0.6);
    split.setBorder(BorderFactory.createEmptyBorder());
    left.setMinimumSize(new Dimension(Look.now().pixels(240), 0));
    scroll.setMinimumSize(new Dimension(Look.now().pixels(220), 0));
    left.setPreferredSize(new Dimension(Look.now().pixels(560), 100));
    scroll.setPreferredSize(new Dimension(Look.now().pixels(440), 100));
    add(split, BorderLayout.CENTER);
  }

  private static ChartView chart(String name) {
    ChartView view = new ChartView();
    view.setName(name);
    return view;
  }

  /** Shows a data set. */
  void show(Drawn drawn) {
    showing = true;
    survey = drawn.survey();
    turn = 0;
    List<String> choices = new ArrayList<>();
    if (survey.channels().stream().filter(SequenceSurvey.Channel::numeric).count() > 1) {
      choices.add(ALL);
    }
    survey.channels().forEach(one -> choices.add(one.name()));
    channel.setModel(new DefaultComboBoxModel<>(choices.toArray(String[]::new)));
    channel.setEnabled(choices.size() > 1);
    count.setValue(EXAMPLES);
    boolean text = survey.text();
    channel.setVisible(!text);
    channelLabel.setVisible(!text);
    tablePane.setVisible(!text);
    table.show(survey);
    int height = (Math.min(TABLE_ROWS, survey.channels().size()) + 3) * Look.now().pixels(19);
    tablePane.setPreferredSize(new Dimension(100, height));
    tablePane.setMaximumSize(new Dimension(Integer.MAX_VALUE, height));
    showExamples(drawn.examples());
    show(balance, drawn.balance());
    show(lengths, drawn.lengths());
    show(missing, drawn.missing());
    showing = false;
  }

  private static void show(ChartView view, Chart chart) {
    view.show(chart);
    view.setVisible(chart != null);
  }

  private void redraw() {
    if (showing || survey == null) {
      return;
    }
    SequenceSurvey of = survey;
    int chosen = chosenChannel();
    boolean one = chosen < 0 && !of.text();
    count.setEnabled(!one);
    int wanted = (Integer) count.getValue();
    int now = turn;
    work.start("Drawing examples", progress -> Examples.of(of, chosen, wanted, now), this::showExamples);
  }

  private void showExamples(Examples examples) {
    grid.show(examples);
    key.removeAll();
    for (int i = 0; i < examples.key().size(); i++) {
      key.add(new KeyEntry(examples.key().get(i), i));
    }
    key.setVisible(!examples.key().isEmpty());
    count.setEnabled(survey.text() || chosenChannel() >= 0);
    leftOut.say(examples.leftOut() == 0 ? "" : "There are " + examples.leftOut() + " further classes.");
  }

  /** Index of the chosen channel, −1 for all. */
  private int chosenChannel() {
    int index = channel.getSelectedIndex();
    return ALL.equals(channel.getItemAt(0)) ? index - 1 : index;
  }

  private static int startChannel(SequenceSurvey survey) {
    return survey.channels().stream().filter(SequenceSurvey.Channel::numeric).count() > 1 ? -1 : 0;
  }

  private static Chart balanceOf(SequenceSurvey survey) {
    List<SequenceSurvey.Group> groups = survey.groups();
    return BarChart.counts("Classes", "How many sequences each class has.", "class", "sequences",
        groups.stream().map(SequenceSurvey.Group::name).toList(), groups.stream().mapToInt(group -> group.members().length)
            .toArray());
  }

  private static Chart lengthsOf(SequenceSurvey survey) {
    return BarChart.histogram("Lengths", "How many sequences have so many steps. Steps at the end in which everything is missing "
        + "are padding and do not count.", "steps", "sequences", survey.lengths());
  }

  /** Null if nothing is missing and all are alike in length. */
  private static Chart missingOf(SequenceSurvey survey) {
    int[] lengths = survey.lengths();
    double[] absent = Arrays.stream(survey.missing()).map(share -> 100 * share).toArray();
    boolean alike = Arrays.stream(lengths).distinct().count() == 1;
    boolean complete = Arrays.stream(absent).allMatch(share -> share == 0);
    if (absent.length == 0 || alike && complete) {
      return null;
    }
    int[] sorted = Arrays.stream(lengths).sorted().toArray();
    double[] going = IntStream.range(0, absent.length).mapToDouble(t -> 100.0 * (sorted.length - upTo(sorted, t)) / sorted.length)
        .toArray();
    List<StepChart.Line> lines = new ArrayList<>();
    lines.add(new StepChart.Line("values missing", absent));
    lines.add(new StepChart.Line("sequences that long", going));
    String worst = survey.channels().stream().filter(one -> one.missing() > 0).map(SequenceSurvey.Channel::name)
        .collect(Collectors.joining(", "));
    return StepChart.of("Missing values and ends, by step", "Share of the values that are missing at each step, among the "
        + "sequences that have it" + (worst.isEmpty() ? "" : " (channels: " + worst + ")")
        + "; and share of the sequences that have it.",
        new StepChart.Values("%", 0, 102, null), lines);
  }

  /** How many of the sorted lengths are at most so long. */
  private static int upTo(int[] sorted, int length) {
    int at = Arrays.binarySearch(sorted, length);
    if (at < 0) {
      return -at - 1;
    }
    while (at < sorted.length && sorted[at] == length) {
      at++;
    }
    return at;
  }

  /** The color of a line and its name. */
  private static final class KeyEntry extends JLabel {
    private static final long serialVersionUID = 1;

    KeyEntry(String name, int series) {
      PlainText.plain(this).setText(name);
      setIcon(new Swatch(series));
    }
  }

  /** A short line in the color of a series. */
  private record Swatch(int series) implements Icon {
    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
      Color color = Palette.color(series);
      graphics.setColor(color.equals(Palette.INK) ? Look.now().ink() : color);
      graphics.fillRect(x, y + getIconHeight() / 3, getIconWidth(), getIconHeight() / 3);
    }

    @Override
    public int getIconWidth() {
      return Look.now().pixels(18);
    }

    @Override
    public int getIconHeight() {
      return Look.now().pixels(9);
    }
  }
}
