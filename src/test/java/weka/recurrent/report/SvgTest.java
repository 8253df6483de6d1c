package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import weka.recurrent.experiment.outcome.Outcome;

class SvgTest {
  private static Outcome hostile;
  private static Charts charts;

  @BeforeAll
  static void draw() {
    hostile = Hostile.outcome();
    charts = Charts.of(hostile);
  }

  static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void everyKindOfChartIsWellFormedWhateverTheLabels() throws Exception {
    Map<Chart.Kind, Integer> kinds = new LinkedHashMap<>();
    for (Chart chart : charts.all()) {
      Element svg = parse(Svg.document(chart)).getDocumentElement();
      assertEquals("svg", svg.getTagName());
      assertEquals("0 0 " + chart.width() + " " + chart.height(), svg.getAttribute("viewBox"));
      assertEquals("img", svg.getAttribute("role"));
      assertFalse(svg.hasAttribute("width"), "a fixed size");
      assertEquals(chart.title(), svg.getElementsByTagName("title").item(0).getTextContent());
      assertEquals(chart.description(), svg.getElementsByTagName("desc").item(0).getTextContent());
      kinds.merge(chart.kind(), 1, Integer::sum);
    }
    assertEquals(List.of(Chart.Kind.PLOT, Chart.Kind.FOLDS, Chart.Kind.CURVE, Chart.Kind.COST, Chart.Kind.CONFUSION,
        Chart.Kind.SEARCH), List.copyOf(kinds.keySet()));
  }

  @Test
  void nothingIsFetched() {
    for (Chart chart : charts.all()) {
      String svg = Svg.document(chart).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
      assertFalse(svg.contains("http"), chart.title());
      assertFalse(svg.contains("href"), chart.title());
      assertFalse(svg.contains("<image"), chart.title());
      assertFalse(Pattern.compile("url\\((?!#)").matcher(svg).find(), chart.title());
    }
  }

  @Test
  void sameChartSameBytes() {
    Charts again = Charts.of(hostile);
    for (int i = 0; i < charts.all().size(); i++) {
      assertEquals(Svg.element(charts.all().get(i), "x"), Svg.element(again.all().get(i), "x"));
      assertEquals(Svg.element(charts.all().get(i), "x"), Svg.element(charts.all().get(i), "x"));
    }
  }

  @Test
  void textIsReadableAndTurnsWithTheSurroundings() {
    int texts = 0;
    for (Chart chart : charts.all()) {
      assertEquals(ChartStyle.WIDTH, chart.width());
      Matcher text = Pattern.compile("<text [^>]*>").matcher(Svg.document(chart));
      while (text.find()) {
        Matcher size = Pattern.compile("font-size=\"(\\d+)\"").matcher(text.group());
        assertTrue(size.find() && Integer.parseInt(size.group(1)) >= 13, text.group());
        assertTrue(text.group().contains("class=\"ink-f\"") || text.group().contains("class=\"muted-f\""), text.group());
        texts++;
      }
    }
    assertTrue(texts > 50, texts + " texts");
  }

  @Test
  void noTextLeavesTheChart() {
    for (Chart chart : charts.all()) {
      Matcher text = Pattern.compile("<text x=\"([-\\d.]+)\" y=\"([-\\d.]+)\"[^>]*textLength=\"([\\d.]+)\"[^>]*>([^<]*)")
          .matcher(Svg.document(chart).replaceAll("<g transform=\"matrix\\(0[^>]*>.*?</g>", "").replace('\'', '"'));
      while (text.find()) {
        double x = Double.parseDouble(text.group(1));
        assertTrue(x >= 0 && x + Double.parseDouble(text.group(3)) <= chart.width() + 0.5,
            chart.title() + ": " + text.group(4) + " from " + x + ", long " + text.group(3));
      }
    }
  }
}
