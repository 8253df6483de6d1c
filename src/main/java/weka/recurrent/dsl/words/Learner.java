package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptText;

/**
 * Something that learns, as a script says it: {@code lstm(hidden: 32)}. Immutable; becomes a Weka scheme in each cell of the
 * plan.
 */
public abstract class Learner {
  /**
   * A Weka scheme with all options.
   *
   * @param scheme full class name
   * @param options for it
   * @param seeded whether each job gives it a seed of its own
   */
  record Resolved(String scheme, List<String> options, boolean seeded) {}

  private final ScriptText.Place place;
  private final String name;
  private final View view;

  Learner(ScriptText.Place place, String name, View view) {
    this.place = place;
    this.name = name;
    this.view = view;
  }

  /** Shows it the sequences by a view: {@code .on(summary)}. */
  public final Learner on(View other) {
    if (view != null) {
      throw new IllegalArgumentException("a learner sees the sequences by one view: write one .on(...)");
    }
    return with(name, other);
  }

  /** Gives it a name for tables and plots. */
  public final Learner named(Object label) {
    return with(String.valueOf(label), view);
  }

  abstract Learner with(String newName, View newView);

  /** The same with settings replaced; used by {@code --set} and {@code --quick}. */
  abstract Learner overridden(Map<String, Object> settings);

  /** The scheme under the levels of the factors, before a view. */
  abstract Resolved bare(Map<String, Object> levels, Map<String, Object> shared);

  /** What a name of its own would be. */
  abstract String defaultName();

  /** Whether a setting that all networks share is one of its own. */
  boolean shares(String setting) {
    return false;
  }

  /** Names of its settings, for {@code --set}. */
  abstract List<String> settings();

  /** Everything it was given, for finding the factors it depends on. */
  abstract Map<String, Object> given();

  final Resolved resolve(Map<String, Object> levels, Map<String, Object> shared) {
    Resolved bare = bare(levels, shared);
    return view == null ? bare
        : new Resolved("weka.classifiers.meta.FilteredClassifier", view.wrap(bare.scheme(), bare.options()), bare.seeded());
  }

  final ScriptText.Place place() {
    return place;
  }

  final String label() {
    return name == null ? defaultName() : name;
  }

  final View view() {
    return view;
  }

  final String ownName() {
    return name;
  }

  static List<String> list(String... options) {
    return new ArrayList<>(List.of(options));
  }
}
