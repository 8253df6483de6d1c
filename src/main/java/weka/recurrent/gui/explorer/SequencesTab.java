package weka.recurrent.gui.explorer;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.HierarchyEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import weka.core.Instances;
import weka.gui.Logger;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;
import weka.recurrent.data.Layout;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.gui.PlainText;
import weka.recurrent.gui.WidePanel;
import weka.recurrent.gui.WorkBar;
import weka.recurrent.gui.WrappingRow;

/**
 * The Explorer's tab <i>Sequences</i>. Until it is looked at it is empty and reads nothing; then it shows how the data are read,
 * with a switch to read them otherwise and the {@link DataView}, and beside them the {@link MemoryView}.
 *
 * <p>Weka may hand over data from any thread; everything here happens on the event thread.
 */
public final class SequencesTab extends JPanel implements Explorer.ExplorerPanel, Explorer.LogHandler {
  private static final long serialVersionUID = 1;
  private static final String SEQUENCES = "sequences";
  private static final String NOTHING = "nothing";
  private static final String NEEDED = """
      What is needed, one of
        - a relational attribute with one row per time step, or per channel (files of the UEA archive)
        - one numeric attribute per time step (files of the UCR archive)
        - a string attribute: text, read by characters or words
      and, for training, a nominal or numeric class.

      Rows that are time steps, with an attribute that says which sequence they belong to, become such data by the filter \
      weka.filters.unsupervised.instance.LongToSequences. Tasks to try are in the Generate dialog of the Preprocess tab: \
      weka.datagenerators.classifiers.classification.Recall, Story, TemporalOrder, Parity and others.""";

  private transient Explorer explorer;
  private transient Logger log;
  private transient Instances data;
  private Content content;

  /** An empty tab, as Weka makes it when it starts. */
  public SequencesTab() {
    super(new BorderLayout());
    setName("sequences");
    addHierarchyListener(event -> {
      if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
        open();
      }
    });
  }

  @Override
  public void setExplorer(Explorer parent) {
    explorer = parent;
  }

  @Override
  public Explorer getExplorer() {
    return explorer;
  }

  @Override
  public void setLog(Logger newLog) {
    log = newLog;
  }

  /** Takes the Explorer's data; they are read when the tab is looked at, and never changed. */
  @Override
  public void setInstances(Instances instances) {
    SwingUtilities.invokeLater(() -> {
      data = instances;
      if (isShowing()) {
        open();
      }
    });
  }

  @Override
  public String getTabTitle() {
    return "Sequences";
  }

  @Override
  public String getTabTitleToolTip() {
    return "The data as sequences, and what a trained RNN, LSTM or GRU remembered of them";
  }

  /** The class that the Classify tab would train on. */
  private ClassChoice classChoice() {
    int chosen = -1;
    if (explorer != null) {
      for (Explorer.ExplorerPanel panel : explorer.getPanels()) {
        if (panel instanceof ClassifierPanel classify) {
          chosen = classify.getSelectedClassIndex();
        }
      }
    }
    return ClassChoice.of(data, chosen);
  }

  private void open() {
    if (content == null) {
      content = new Content();
      add(content, BorderLayout.CENTER);
      revalidate();
    }
    content.open();
  }

  /** What there is once the tab was looked at. */
  private final class Content extends JPanel {
    private static final long serialVersionUID = 1;
    private final Paragraph sentence = new Paragraph();
    private final Paragraph notes = new Paragraph();
    private final Paragraph sorry = new Paragraph();
    private final JComboBox<String> layout = PlainText.choice();
    private final CardLayout cards = new CardLayout();
    private final JPanel card = new JPanel(cards);
    private final WorkBar work = new WorkBar();
    private final DataView dataView = new DataView(work);
    private final MemoryView memoryView = new MemoryView(work);
    private final JTabbedPane views = new JTabbedPane();
    private final Map<String, Layout> layouts = new LinkedHashMap<>();
    private transient Instances shown;
    private int shownClass = -1;

    Content() {
      super(new BorderLayout());
      sentence.setName("sequences.sentence");
      notes.setName("sequences.notes");
      sorry.setName("sequences.sorry");
      layout.setName("sequences.layout");
      views.setName("sequences.views");
      layouts.put("automatically", Layout.AUTO);
      layouts.put("steps: a relational attribute, one row per time step", Layout.STEPS);
      layouts.put("channels: a relational attribute, one row per channel", Layout.CHANNELS);
      layouts.put("columns: one attribute per time step", Layout.COLUMNS);
      layouts.put("text: a string attribute", Layout.TEXT);
      layouts.keySet().forEach(layout::addItem);
      layout.addActionListener(choice -> read());
      JPanel choice = new WrappingRow();
      choice.add(new JLabel("Read the data"));
      choice.add(layout);
      JPanel words = new JPanel(new BorderLayout(0, 2));
      words.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
      words.add(sentence, BorderLayout.NORTH);
      words.add(notes, BorderLayout.SOUTH);
      JPanel head = new JPanel(new BorderLayout());
      head.add(words, BorderLayout.NORTH);
      head.add(choice, BorderLayout.SOUTH);
      sorry.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
      WidePanel apology = new WidePanel(new BorderLayout());
      apology.add(sorry, BorderLayout.CENTER);
      card.add(dataView, SEQUENCES);
      card.add(apology.scrolling(), NOTHING);
      JPanel reading = new JPanel(new BorderLayout());
      reading.add(head, BorderLayout.NORTH);
      reading.add(card, BorderLayout.CENTER);
      views.addTab("The data", reading);
      views.addTab("What it remembered", memoryView);
      views.setToolTipTextAt(1, "Gates, states and answers of a trained network over one sequence, and its forgetting curve");
      add(views, BorderLayout.CENTER);
      add(work, BorderLayout.SOUTH);
    }

    /** Reads the data if they, or their class, are others than those that are shown. */
    void open() {
      memoryView.refresh(explorer);
      if (data == null) {
        nothing("no data; open a file in the Preprocess tab");
      } else if (data != shown || classChoice().index() != shownClass) {
        read();
      }
    }

    private void read() {
      if (data == null) {
        return;
      }
      ClassChoice chosen = classChoice();
      shown = data;
      shownClass = chosen.index();
      Instances copy = new Instances(data);
      copy.setClassIndex(shownClass);
      memoryView.show(null, null);
      Layout asked = layouts.get((String) layout.getSelectedItem());
      work.start("Reading " + copy.numInstances() + " instances", progress -> {
        SequenceSurvey survey = SequenceSurvey.of(copy, asked,
            (read, of) -> progress.at("Reading sequence " + (read + 1) + " of " + of, (double) read / of));
        return DataView.Drawn.of(survey);
      }, drawn -> show(drawn, copy, chosen), this::nothing);
    }

    private void show(DataView.Drawn drawn, Instances copy, ClassChoice chosen) {
      sentence.say(drawn.survey().sentence());
      notes.say(Stream.concat(Stream.of(chosen.sentence()), drawn.survey().notes().stream()).collect(Collectors.joining("\n")));
      dataView.show(drawn);
      memoryView.show(copy, drawn.survey());
      cards.show(card, SEQUENCES);
      if (log != null) {
        log.logMessage("Sequences: " + drawn.survey().sentence());
      }
    }

    private void nothing(String reason) {
      sentence.say("These data cannot be read as sequences" + (layout.getSelectedIndex() > 0 ? " in this way." : "."));
      notes.say("");
      sorry.say("Found: " + reason + ".\n\n" + NEEDED);
      sorry.setCaretPosition(0);
      memoryView.show(null, null);
      cards.show(card, NOTHING);
    }
  }
}
