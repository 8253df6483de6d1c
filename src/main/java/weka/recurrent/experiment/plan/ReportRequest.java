package weka.recurrent.experiment.plan;

import java.util.List;

/**
 * Where results go and what is made of them.
 *
 * @param folder parent of the run folders; empty for {@code out/<name>}
 * @param formats any of {@code html csv json latex arff}
 * @param sections what is shown of the memory of networks; empty for nothing
 */
public record ReportRequest(String folder, List<String> formats, List<Section> sections) {
  /** What can be asked for. */
  public static final List<String> FORMATS = List.of("html", "csv", "json", "latex", "arff");

  public ReportRequest {
    formats = List.copyOf(formats);
    sections = List.copyOf(sections);
  }

  /** A request without sections about memory. */
  public ReportRequest(String folder, List<String> formats) {
    this(folder, formats, List.of());
  }

  /** Whether a section is asked for. */
  public boolean shows(Section section) {
    return sections.contains(section);
  }
}
