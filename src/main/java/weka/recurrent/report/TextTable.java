package weka.recurrent.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers as text in rows and columns: the data behind a chart.
 *
 * @param header names of the columns
 * @param rows cells, as many in each row as the header has
 */
public record TextTable(List<String> header, List<List<String>> rows) {
  public TextTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException("a row must have the " + header.size() + " cells of the header, got " + row);
      }
    }
  }

  /** Collects rows. */
  static final class Rows {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(String... header) {
      this.header = List.of(header);
    }

    Rows add(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    TextTable table() {
      return new TextTable(header, rows);
    }
  }
}
