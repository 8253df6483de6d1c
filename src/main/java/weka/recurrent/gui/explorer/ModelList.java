package weka.recurrent.gui.explorer;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.ListModel;
import weka.classifiers.Classifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.gui.ResultHistoryPanel;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;
import weka.recurrent.classifier.SavedModel;

/** The trained recurrent networks that there are: those of the Classify tab's result list, newest first, and those from files. */
final class ModelList {
  private final List<Entry> loaded = new ArrayList<>();
  private List<Entry> entries = List.of();

  /**
   * A trained model.
   *
   * @param name the line of the result list, or the file's name
   * @param classifier trained
   */
  record Entry(String name, RecurrentClassifier classifier) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Looks at the result list again. */
  List<Entry> refresh(Explorer explorer) {
    List<Entry> all = new ArrayList<>(loaded);
    if (explorer != null) {
      for (Explorer.ExplorerPanel panel : explorer.getPanels()) {
        if (panel instanceof ClassifierPanel classify) {
          all.addAll(results(classify.getResultHistory()));
        }
      }
    }
    entries = List.copyOf(all);
    return entries;
  }

  /** What {@link #refresh} found last. */
  List<Entry> entries() {
    return entries;
  }

  /** An entry of the result list is a list of whatever Weka has of that run, the classifier first. */
  private static List<Entry> results(ResultHistoryPanel history) {
    List<Entry> results = new ArrayList<>();
    ListModel<?> names = history.getList().getModel();
    for (int i = names.getSize() - 1; i >= 0; i--) {
      String name = String.valueOf(names.getElementAt(i));
      if (history.getNamedObject(name) instanceof List<?> parts && !parts.isEmpty()
          && parts.get(0) instanceof RecurrentClassifier classifier && classifier.model() != null) {
        results.add(new Entry(name, classifier));
      }
    }
    return results;
  }

  /**
   * Reads a model from a file. For a thread that may wait.
   *
   * @throws IOException if there is no trained recurrent network in it
   */
  static Entry read(File file) throws IOException {
    Classifier classifier = SavedModel.read(file.toPath());
    if (!(classifier instanceof RecurrentClassifier recurrent)) {
      throw new IOException(file.getName() + " holds a " + classifier.getClass().getSimpleName()
          + ", but only an RNN, LSTM or GRU has gates and states to look at. Save one of these from the result list");
    }
    if (recurrent.model() == null) {
      throw new IOException(file.getName() + " holds a classifier without a network: it was not trained, or on data without "
          + "attributes. Train it first");
    }
    return new Entry(file.getName(), recurrent);
  }

  /** Keeps a model from a file, in front of all others. */
  void add(Entry entry) {
    loaded.removeIf(other -> other.name().equals(entry.name()));
    loaded.add(0, entry);
  }
}
