package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import weka.experiment.PairedCorrectedTTester;
import weka.experiment.ResultMatrix;
import weka.experiment.ResultMatrixPlainText;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.ResultsTable;
import weka.recurrent.storage.Json;

class HtmlReportTest {
  private static Outcome real;
  private static String realPage;
  private static Document page;
  private static Document hostilePage;

  @BeforeAll
  static void write() throws Exception {
    real = RealRuns.manyDataSets(5, 2, 3);
    realPage = HtmlReport.of(real);
    page = SvgTest.parse(realPage);
    hostilePage = SvgTest.parse(HtmlReport.of(Hostile.outcome()));
  }

  private static List<Element> elements(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void marksAndMeansAreWekas() throws Exception {
    PairedCorrectedTTester tester = TablesTest.tester(ResultsTable.of(real));
    tester.setResultMatrix(new ResultMatrixPlainText());
    tester.multiResultsetFull(0, 6);
    ResultMatrix matrix = tester.getResultMatrix();
    Element table = elements(page, "table").get(0);
    NodeList rows = ((Element) table.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
    assertEquals(5, rows.getLength());
    int marks = 0;
    for (int r = 0; r < rows.getLength(); r++) {
      NodeList cells = ((Element) rows.item(r)).getElementsByTagName("td");
      assertEquals(5, cells.getLength());
      for (int c = 0; c < cells.getLength(); c++) {
        String text = cells.item(c).getTextContent();
        String expected = matrix.getSignificance(c, r) == ResultMatrix.SIGNIFICANCE_WIN ? "v"
            : matrix.getSignificance(c, r) == ResultMatrix.SIGNIFICANCE_LOSS ? "*" : "";
        assertEquals(expected, text.replaceAll("[-0-9.() ]", ""), text);
        assertEquals(matrix.getMean(c, r), Double.parseDouble(text.split(" ")[0]), 0.51);
        marks += expected.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(marks > 2, marks + " marks");
    assertTrue(realPage.contains("(v/ /*)"), "Weka's own text");
  }

  @Test
  void sectionsComeInTheOrderOfQuestions() {
    assertEquals(List.of("table", "charts", "search", "costs", "failures", "data", "reproduce", "statistics"),
        elements(hostilePage, "h2").stream().map(h -> h.getAttribute("id")).toList());
    assertEquals(List.of("table", "charts", "costs", "data", "reproduce", "statistics"),
        elements(page, "h2").stream().map(h -> h.getAttribute("id")).toList());
  }

  @Test
  void hostileNamesAreTextEverywhere() {
    assertEquals(Hostile.NAME, elements(hostilePage, "h1").get(0).getTextContent());
    assertEquals(Hostile.NAME, elements(hostilePage, "title").get(0).getTextContent());
    List<Element> scripts = elements(hostilePage, "script");
    assertEquals(1, scripts.size());
    assertEquals("application/json", scripts.get(0).getAttribute("type"));
    assertEquals(0, elements(hostilePage, "i").size());
    String text = hostilePage.getDocumentElement().getTextContent();
    for (String learner : Hostile.LEARNERS) {
      assertTrue(text.contains(learner), learner);
    }
    // the only b elements are our own marks and job names
    assertTrue(elements(hostilePage, "b").stream().allMatch(b -> b.getAttribute("class").equals("mark")
        || b.getTextContent().contains(", run ")));
  }

  @Test
  void theFileNeedsNothingElse() {
    assertFalse(Pattern.compile("(?i)<(link|img|iframe|script src|object|embed)|@import|url\\((?!#)").matcher(realPage).find());
    assertFalse(Pattern.compile("https?:").matcher(realPage.replace("http://www.w3.org/2000/svg", "")).find());
    assertTrue(realPage.contains("default-src 'none'"));
    assertTrue(realPage.contains("prefers-color-scheme: dark") && realPage.contains("@media print"));
  }

  @Test
  void idsAreDifferent() {
    for (Document document : List.of(page, hostilePage)) {
      TreeSet<String> ids = new TreeSet<>();
      for (Element element : elements(document, "*")) {
        if (element.hasAttribute("id")) {
          assertTrue(ids.add(element.getAttribute("id")), element.getAttribute("id"));
        }
      }
      assertTrue(ids.size() > 20, ids.toString());
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void theResultsAreInItAsJson() {
    Map<String, Object> json =
        (Map<String, Object>) Json.read(elements(hostilePage, "script").get(0).getTextContent());
    assertEquals(JsonResults.SCHEMA, json.get("schema"));
    assertEquals(72, ((List<?>) json.get("results")).size());
    assertEquals(Hostile.NAME, ((Map<String, Object>) json.get("design")).get("name"));
    assertEquals(Hostile.outcome().provenance(),
        Json.read(Provenance.class, Json.write(json.get("provenance"))));
  }

  @Test
  void badgesFailuresAndTheirCommandsAreShown() {
    String text = hostilePage.getDocumentElement().getTextContent();
    for (String words : List.of("QUICK", "1 FAILED", "RESUMED", "A rehearsal (--quick), not a finding.", "Exception: <i>",
        "<warning> (72 jobs", "recur run 'my '\\''script'\\''.groovy' --set 'LSTM.hidden=<8>' --shard 62/72 -o job-",
        "2 jobs ran at a time", "not the same ones, and is not compared")) {
      assertTrue(text.contains(words), words);
    }
    assertFalse(realPage.contains("class=\"badge\""));
  }

  @Test
  void anOutcomeWithoutResultsHasAReport() throws Exception {
    Outcome none = new Outcome(real.design(), null, List.of(), List.of());
    String text = SvgTest.parse(HtmlReport.of(none)).getDocumentElement().getTextContent();
    assertTrue(text.contains("No job has ended yet."));
    assertTrue(text.contains("150 of 150 jobs have no result yet"));
  }

  @Test
  void sameOutcomeSameBytes() {
    assertEquals(realPage, HtmlReport.of(real));
  }
}
