package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Attribute;
import weka.core.Instances;

/** Which columns of a flat table are the sequence, decided by all names and values together. */
class SequenceColumnsTest {
  /** Names in the order of time, separated by |. */
  @ParameterizedTest
  @ValueSource(strings = {"t1|t2|t3|t10|t11", "x_01|x_02|x_03|x_04", "V1|V2|V3|V9|V10", "2019Q1|2019Q2|2019Q3|2019Q4|2020Q1",
      "Q4 2018|Q1 2019|Q2 2019|Q3 2019", "lag-3|lag-2|lag-1", "lag3|lag2|lag1", "att1|att2|att3", "0|1|2|3",
      "Jan|Feb|Mar|Apr|May",
      "Januar|Februar|März|April|Mai|Juni", "janvier|février|mars|avril|mai", "2020-01-22|2020-01-23|2020-02-01",
      "1/30/20|1/31/20|2/1/20", "30.01.2020|31.01.2020|01.02.2020", "00:00|00:30|01:00|01:30", "Mon|Tue|Wed|Thu",
      "time 1|time 2|time 3",
      "value(t-2)|value(t-1)|value(t)", "0.5|1.0|1.5|2.0", "pulse|pulse.1|pulse.2|pulse.3",
      "week1_day1|week1_day2|week2_day1|week2_day2",
      "Jan 2019|Feb 2019|Dec 2019|Jan 2020", "1h|2h|3h|12h", "Step (1)|Step (2)|Step (3)", "2019-01|2019-02|2020-01",
      "x-1|x-2|x-3", "t-3|t-2|t-1|t+1", "sales_2001|sales_2002|sales_2003"})
  void numberedNamesAreTheSequenceInTheOrderOfTheirNumbers(String line) {
    List<String> names = Arrays.asList(line.split("\\|"));
    Random random = new Random(line.hashCode());
    for (int round = 0; round < 3; round++) {
      List<String> shuffled = new ArrayList<>(names);
      if (round > 0 && !line.startsWith("x-1")) {
        java.util.Collections.shuffle(shuffled, random);
      }
      List<String> all = new ArrayList<>(shuffled);
      all.add(random.nextInt(all.size() + 1), "age");
      all.add(random.nextInt(all.size() + 1), "patient");
      Instances data = table(all, 30, random);
      Detection found = LayoutDetector.examine(data, Layout.AUTO);
      assertEquals(names, names(data, found.decision().columns()), all.toString());
      assertEquals(List.of("age"), names(data, found.decision().statics()), all.toString());
      assertEquals(List.of("patient"), names(data, found.decision().ignored()), all.toString());
    }
  }

  /** Numbers around 0, but for 'age' and 'patient'. */
  private static Instances table(List<String> names, int rows, Random random) {
    ArrayList<Attribute> attributes = names.stream().map(Attribute::new).collect(Collectors.toCollection(ArrayList::new));
    attributes.add(new Attribute("outcome", List.of("ill", "well")));
    Instances data = new Instances("table", attributes, rows);
    data.setClassIndex(names.size());
    for (int n = 0; n < rows; n++) {
      double[] values = new double[attributes.size()];
      for (int i = 0; i < names.size(); i++) {
        values[i] = names.get(i).equals("age") ? 20 + random.nextInt(60) : names.get(i).equals("patient") ? 101 + n
            : random.nextGaussian();
      }
      values[names.size()] = n % 2;
      data.add(new weka.core.DenseInstance(1, values));
    }
    return data;
  }

  static List<String> names(Instances data, int[] indices) {
    return IntStream.of(indices).mapToObj(i -> data.attribute(i).name()).toList();
  }

  private static Instances csvLike(String header, String... rows) {
    return SampleData.arff(Stream.concat(Stream.of(header.split(";")).map(String::trim), Stream.concat(Stream.of("@data"),
        Stream.of(rows))).toArray(String[]::new));
  }

  private static String refusal(Instances data) {
    return assertThrows(IllegalArgumentException.class, () -> LayoutDetector.examine(data, Layout.AUTO)).getMessage();
  }

  private static List<String> warnings(Instances data) {
    return LayoutDetector.examine(data, Layout.AUTO).warnings();
  }

  @Test
  void aWordAmongNumbersIsNamedWithItsPlaceAndRemedy() {
    for (String word : List.of("NA", "n/a", "null", "-", "#N/A", "missing")) {
      for (String type : List.of("string", "{0.1,0.2,'" + word + "'}")) {
        Instances data =
            csvLike("@relation r;@attribute t1 numeric;@attribute t2 " + type + ";@attribute t3 numeric;@attribute class {a,b}",
                "1,0.1,2,a", "2,0.2,3,b", "3,'" + word + "',1,a");
        assertEquals("every step of 't1' to 't3' must hold numbers, but 't2' holds the text '" + word
            + "' in instance 3, between the "
            + "numeric 't1' and 't3'. If it stands for a missing value, write ? in its place (or leave the cell of a CSV file "
            + "empty), so "
            + "that the attribute is numeric", refusal(data));
      }
    }
    String all = "{0.1,0.2,0.3,NA}";
    assertTrue(refusal(
        csvLike("@relation r;@attribute a1 " + all + ";@attribute a2 " + all + ";@attribute a3 " + all + ";@attribute class "
            + "{a,b}", "0.1,0.2,0.3,a", "0.2,0.3,NA,b", "0.3,0.1,0.2,a"))
        .startsWith("every step of 'a1' to 'a3' must hold numbers, but "));
    assertTrue(refusal(
        csvLike("@relation r;@attribute x1 numeric;@attribute x2 {'0,5','1,5'};@attribute x3 numeric;@attribute class {a,b}",
            "1,'0,5',2,a", "2,'1,5',3,b"))
        .contains("'x2' holds the text '0,5' in instance 1"));
  }

  @Test
  void stepsOfAnotherKindAreRefused() {
    assertTrue(
        refusal(csvLike("@relation r;@attribute t1 numeric;@attribute t2 {u,v};@attribute t3 numeric;@attribute class {a,b}",
            "1,u,2,a", "2,v,3,b"))
            .startsWith("the steps 't1' to 't3' must be of one kind, but 't2' is nominal and 't1' is numeric"));
    assertTrue(
        refusal(csvLike("@relation r;@attribute t1 string;@attribute t2 string;@attribute t3 string;@attribute class {a,b}",
            "u,u,w,a", "u,v,w,b")).contains("StringToNominal"));
  }

  @Test
  void stepsWithManyLabelsAreNoIdentifiers() {
    String pages = IntStream.range(0, 60).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    for (String[] names : new String[][] {{"e1", "e2", "e3"}, {"first page", "then", "last"}}) {
      List<String> lines = new ArrayList<>(List.of("@relation r"));
      for (String name : names) {
        lines.add("@attribute '" + name + "' {" + pages + "}");
      }
      lines.addAll(List.of("@attribute class {a,b}", "@data"));
      for (int n = 0; n < 50; n++) {
        lines.add("p" + n + ",p" + (n + 7) % 60 + ",p" + (n + 3) % 60 + "," + (n % 2 == 0 ? "a" : "b"));
      }
      assertArrayEquals(new int[] {0, 1, 2},
          LayoutDetector.detect(SampleData.arff(lines.toArray(String[]::new)), Layout.AUTO).columns());
    }
  }

  @Test
  void aStepOnAnotherScaleIsDoubted() {
    Random random = new Random(3);
    Instances data = table(List.of("t1", "t2", "t3", "t4", "t5"), 20, random);
    assertEquals(List.of(), warnings(data));
    data.forEach(row -> row.setValue(2, 1000 + row.value(2)));
    assertTrue(warnings(data).get(0).startsWith("The step 't3' (mean 1"), warnings(data).toString());
  }

  @Test
  void runningNumbersOfAnyNameAreIdentifiersInEveryFold() {
    Random random = new Random(4);
    Instances data = table(List.of("t1", "t2", "t3", "zz"), 60, random);
    for (int n = 0; n < 60; n++) {
      data.instance(n).setValue(3, 501 + n);
    }
    assertArrayEquals(new int[] {3}, LayoutDetector.detect(data, Layout.AUTO).ignored());
    data.randomize(random);
    for (int fold = 0; fold < 3; fold++) {
      assertArrayEquals(new int[] {3}, LayoutDetector.detect(data.trainCV(3, fold), Layout.AUTO).ignored());
    }
    assertArrayEquals(new int[] {3}, LayoutDetector.detect(data.resample(random), Layout.AUTO).ignored());
  }

  @Test
  void aSecondSeriesAndAClassThatGoesOnAreDoubted() {
    Random random = new Random(5);
    List<String> two = warnings(table(List.of("x1", "x2", "x3", "y1", "y2", "y3"), 20, random));
    assertTrue(two.get(0).startsWith("'x1' to 'x3' are the sequence; 'y1' to 'y3' are another numbered series"), two.toString());
    Instances unlabelled = table(List.of("t1", "t2", "t3", "t4", "t5"), 20, random);
    unlabelled.setClassIndex(-1);
    unlabelled.deleteAttributeAt(5);
    unlabelled.setClassIndex(4);
    assertEquals(List.of("The class 't5' continues the series 't1' to 't4': if it is a step and no class, choose the class"),
        warnings(unlabelled));
  }

  @Test
  void columnsWithoutNumbersAreDoubtedWithTheReason() {
    Random random = new Random(6);
    Instances boats = table(List.of("width m", "crew", "price"), 20, random);
    boats.forEach(row -> row.setValue(2, 20_000 + 100 * row.value(2)));
    assertTrue(warnings(boats).get(0).startsWith("The columns have names of their own, such as 'width m' and 'crew'; "),
        warnings(boats).toString());
    assertTrue(warnings(boats).get(0).contains("'price' one of 2"), warnings(boats).toString());
    Instances loans =
        csvLike("@relation r;@attribute purpose {car,house};@attribute housing {own,rent};@attribute class {a,b}", "car,own,a",
            "house,rent,b", "car,rent,a");
    assertTrue(warnings(loans).get(0).contains("'purpose' and 'housing' have different labels"), warnings(loans).toString());
  }

  @Test
  void textsThatAreLabelsAreNoSteps() {
    List<String> lines = new ArrayList<>(List.of("@relation r", "", "@attribute class {a,b}", "@data"));
    StringBuilder labels = new StringBuilder("'x'");
    for (int n = 0; n < 12; n++) {
      labels.append(",'it works well " + n + "'");
      lines.add("'it works well " + n + "'," + (n % 2 == 0 ? "a" : "b"));
    }
    lines.set(1, "@attribute comment {" + labels + "}");
    assertTrue(refusal(SampleData.arff(lines.toArray(String[]::new))).contains("make it a string with "
        + "weka.filters.unsupervised.attribute.NominalToString"));
  }

  @Test
  void codesOfClassesAreDoubted() {
    Instances data = table(List.of("t1", "t2", "t3", "code"), 30, new Random(8));
    for (int n = 0; n < 30; n++) {
      data.instance(n).setValue(3, n % 3);
    }
    data.setClassIndex(3);
    SequenceEncoder encoder = SequenceEncoder.fit(data, EncodingOptions.DEFAULT);
    assertTrue(encoder.warnings().get(0).startsWith("The class 'code' holds 3 different whole numbers"),
        encoder.warnings().toString());
    assertTrue(encoder.describe().contains("Warning: The class 'code'"), encoder.describe());
  }

  @Test
  void longTablesAreSaid() {
    for (String[] names : new String[][] {{"patient", "day"}, {"Kunde", "Zeit"}, {"unit number", "cycle"}, {"b", "time"}}) {
      List<String> lines =
          new ArrayList<>(List.of("@relation r", "@attribute '" + names[0] + "' numeric", "@attribute '" + names[1]
              + "' numeric", "@attribute pulse numeric", "@attribute class {a,b}", "@data"));
      for (int n = 0; n < 10; n++) {
        for (int t = 1; t <= 4; t++) {
          lines.add(n + "," + t + "," + (70 + n * t % 5) + "," + (n % 2 == 0 ? "a" : "b"));
        }
      }
      String warning = warnings(SampleData.arff(lines.toArray(String[]::new))).get(0);
      assertTrue(warning.startsWith("Rows repeat '" + names[0] + "' (10 values in 40 rows) and '" + names[1]
          + "' counts the steps of each: this is a long table"), warning);
      assertTrue(warning.contains("LongToSequences -id "), warning);
    }
  }

  /** The archives' files are read as before this rule, and nothing is doubted. */
  @Test
  void publishedColumnsAreReadInTheirOrderWithoutADoubt() throws IOException {
    Path folder = Path.of("..", "shared", "data");
    Assumptions.assumeTrue(Files.isDirectory(folder), "needs the archives' data sets in ../shared/data");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(f -> f.getFileName().toString().matches(".*_(cols|mi|uea|str)\\.arff(\\.gz)?")).sorted().toList();
    }
    for (Path file : files) {
      Instances data = SampleData.read(file.toFile());
      Detection found = LayoutDetector.examine(data, Layout.AUTO);
      if (file.toString().contains("_cols")) {
        assertArrayEquals(IntStream.range(0, data.numAttributes()).filter(i -> i != data.classIndex()).toArray(),
            found.decision().columns(), file.toString());
      }
      assertEquals(List.of(), found.warnings(), file.toString());
      assertEquals(0, found.decision().statics().length, file.toString());
    }
    assertTrue(files.size() > 60, files.size() + " files");
  }
}
