package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Attribute;
import weka.core.Instances;

/** Tables of text as people have them. */
class TextTableTest {
  private static Instances read(String text) throws IOException {
    return TextTable.read(text.getBytes(StandardCharsets.UTF_8), "table.csv", false);
  }

  private static String refusal(String text) {
    return assertThrows(IOException.class, () -> read(text)).getMessage();
  }

  @Test
  void separatorsMarksAndQuotesAreUnderstood() throws IOException {
    for (String text : new String[] {"a,b,c\n1.5,\"x, y\",u\n2.5,z,v\n", "\uFEFFa;b;c\r\n1,5;\"x, y\";u\r\n2,5;z;v\r\n",
        "a\tb\tc\n1.5\tx, y\tu\n2.5\tz\tv\n", "sep=;\na;b;c\n1,5;x, y;u\n2,5;z;v", "a;b;c;\n1,5;x, y;u;\n2,5;z;v;\n"}) {
      Instances data = read(text);
      assertEquals(3, data.numAttributes(), text);
      assertEquals("a", data.attribute(0).name());
      assertArrayEquals(new double[] {1.5, 2.5}, data.attributeToDoubleArray(0), text);
      assertEquals("x, y", data.instance(0).stringValue(1), text);
    }
  }

  @Test
  void emptyCellsAreMissingAndANamelessColumnIsOne() throws IOException {
    Instances data = read(",x,class\n0,1,a\n1,,b\n2,?,\n");
    assertEquals("Unnamed: 0", data.attribute(0).name());
    assertTrue(Identifiers.namedSo(data.attribute(0)));
    assertTrue(data.instance(1).isMissing(1) && data.instance(2).isMissing(1) && data.instance(2).isMissing(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-03-28|2024-03-29", "28.03.2024|29.03.2024", "3/28/2024|3/29/2024", "28/03/2024|29/03/2024",
      "28-Mar-2024|29-Mar-2024", "2024-03-28T00:00:00Z|2024-03-29 00:00", "28 mars 2024|29 mars 2024"})
  void datesAreDatesInUtc(String dates) throws IOException {
    String[] two = dates.split("\\|");
    Instances data = read("when;x\n" + two[0] + ";1\n" + two[1] + ";2\n");
    assertEquals(Attribute.DATE, data.attribute(0).type(), dates);
    assertArrayEquals(new double[] {1711584000000.0, 1711670400000.0}, data.attributeToDoubleArray(0), dates);
  }

  @Test
  void labelsMayAppearInAnyRow() throws IOException {
    StringBuilder text = new StringBuilder("x,made\n");
    IntStream.range(0, 300).forEach(i -> text.append(i).append(i < 250 ? ",press\n" : ",lathe\n"));
    Instances data = read(text.toString());
    assertEquals(300, data.numInstances());
    assertEquals(2, data.attribute(1).numValues());
  }

  @Test
  void aWordAmongNumbersIsNamedWithLineAndColumn() {
    for (String word : new String[] {"NA", "n/a", "null", "-"}) {
      assertEquals(
          "table.csv, line 4: the column 't2' holds numbers, but here the text '" + word + "', between the columns 't1' and "
              + "'t3'. If it stands for a missing value, leave the cell empty or write ?",
          refusal("t1,t2,t3\n1.5,0.1,2\n1.6,0.2,3\n1.7," + word + ",4\n1.8,0.4,5\n"));
    }
    assertTrue(refusal("a,b\n1.5,<0.1\n2.5,0.3\n2,0.4\n3,0.7\n")
        .contains("line 2: the column 'b' holds numbers, but here the text '<0.1'"));
  }

  @Test
  void faultsAreNamed() {
    assertTrue(refusal("a,b\n1,2\n1,2,3\n4,5\n").startsWith("table.csv, line 3: every row must have 2 cells"));
    assertTrue(refusal("a,a\n1,2\n").contains("two columns are called 'a'"));
    assertTrue(refusal("a,b\n\"1,2\n").contains("a quote is opened and never closed"));
    assertTrue(refusal("a;b\n1,234;x\n5,678;y\n").contains("may mark thousands or a fraction"));
    assertEquals("table.csv: there is nothing in it", refusal("\n"));
  }

  @Test
  void theFormOfTheArchiveHasTheClassFirst() throws IOException {
    Instances data = TextTable.read("2\t0.5\t1.0\n-1\t0.7\tNaN\n".getBytes(StandardCharsets.UTF_8), "Set_TRAIN.tsv", true);
    assertEquals("class", data.attribute(2).name());
    assertEquals("-1", data.attribute(2).value(0));
    assertTrue(data.instance(1).isMissing(1));
    assertEquals("2", data.instance(0).stringValue(2));
  }

  @Test
  void textsAreStrings() throws IOException {
    Instances data =
        read("comment,verdict\n\"works very well, really\",good\nit broke down at once,bad\nnever again for me,bad\n");
    assertTrue(data.attribute(0).isString() && data.attribute(1).isNominal());
  }
}
