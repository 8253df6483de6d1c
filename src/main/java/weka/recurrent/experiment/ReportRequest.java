package weka.recurrent.experiment;

import java.util.List;

/**
 * Where results go and what is made of them.
 *
 * @param folder parent of the run folders; empty for {@code out/<name>}
 * @param formats any of {@code html csv json latex arff}
 */
public record ReportRequest(String folder, List<String> formats) {
  /** What can be asked for. */
  public static final List<String> FORMATS = List.of("html", "csv", "json", "latex", "arff");

  public ReportRequest {
    formats = List.copyOf(formats);
  }
}
