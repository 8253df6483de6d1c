package weka.core.converters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Attribute;
import weka.core.Instances;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.training.Example;

class TSLoaderTest {
  private static final String TWO_CHANNELS = "# a comment\n@problemName Two Channels\n@timeStamps false\n@missing true\n"
      + "@univariate false\n@dimensions 2\n@equalLength false\n@classLabel true up "
      + "down\n@data\n1,2,?:4,5,6:up\n\n-1e-3,NaN:7:down\n";

  /** The ARFF holds the values of the .ts file rounded to 7 digits. */
  private static final float ROUNDING_OF_THE_ARFF = 1e-5f;

  private static Instances load(String text) throws IOException {
    TSLoader loader = new TSLoader();
    loader.setSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return loader.getDataSet();
  }

  private static String refusal(String text) {
    return assertThrows(IOException.class, () -> load(text)).getMessage();
  }

  @Test
  void dimensionsAreChannelsAndTheClassIsLast() throws IOException {
    Instances data = load(TWO_CHANNELS);
    assertEquals("Two Channels", data.relationName());
    assertEquals("'1,4\\n2,5\\n?,6',up", data.instance(0).toString());
    assertEquals("'-0.001,7\\n?,?',down", data.instance(1).toString());
    assertEquals("class", data.attribute(1).name());
    assertEquals("ch2", data.attribute(0).relation().attribute(1).name());
  }

  @Test
  void numericTargetAndNoTarget() throws IOException {
    Instances regression = load("@problemName R\n@univariate true\n@targetLabel true\n@data\n1,2:0.5\n3:?\n");
    assertEquals("'1\\n2',0.5", regression.instance(0).toString());
    assertTrue(regression.instance(1).isMissing(1));
    assertTrue(regression.attribute("target").isNumeric());
    assertEquals(1, load("@univariate true\n@classLabel false\n@data\n1,2\n").numAttributes());
  }

  @Test
  void timeStampsJoinTheDimensions() throws IOException {
    Instances numbers = load("@timeStamps true\n@classLabel true a b\n@data\n(0,1),(2,3):(2,30),(1.5,20):a\n");
    assertEquals("'0,1,?\\n1.5,?,20\\n2,3,30',a", numbers.instance(0).toString());
    Instances dates = load("@timeStamps true\n@classLabel true a b\n@data\n(2004-10-01 00:00:00,1),(2004-10-01 "
        + "01:00:00,2):b\n");
    assertEquals(Attribute.DATE, dates.attribute(0).relation().attribute(0).type());
    assertEquals(2, dates.instance(0).relationalValue(0).numInstances());
  }

  @Test
  void faultsAreNamedWithTheirLine() {
    String header = "@univariate true\n@classLabel true a b\n@data\n";
    assertEquals("the stream, line 5: a value must be a number, or ? for missing; found 'x' at step 2 of dimension 1",
        refusal(header + "1,2:a\n1,x:b\n"));
    assertEquals("the stream, line 4: the last part of a series must be one of the labels after @classLabel (a, b), found 'c'",
        refusal(header + "1,2:c\n"));
    assertEquals("the stream, line 4: every series must have 1 dimension, separated by ':' and followed by the class; found 2",
        refusal(header + "1,2:1,2:a\n"));
    assertEquals("the stream, line 4: a value must be a number, or ? for missing; found '' at step 1 of dimension 1",
        refusal(header + ":a\n"));
    assertEquals("the stream, line 1: expected a tag such as @problemName, or @data before the first series; found '1,2:a'",
        refusal("1,2:a\n"));
    assertEquals("the stream, line 1: the file ends before @data", refusal("@problemName x\n"));
    assertEquals("the stream, line 1: @missing must be true or false, found 'yes'", refusal("@missing yes\n"));
    assertEquals("the stream, line 1: @dimensions must be a number of at least 1, found nothing", refusal("@dimensions\n"));
    assertEquals("the stream, line 1: @classLabel true must be followed by the labels, separated by blanks",
        refusal("@classLabel true\n@data\n"));
    assertEquals("the stream, line 2: labels after @classLabel must differ, found a a",
        refusal("@classLabel true a a\n@data\n"));
    assertEquals("the stream, line 3: a file has @classLabel true or @targetLabel true, found both",
        refusal("@classLabel true a\n@targetLabel true\n@data\n"));
    assertEquals("the stream, line 3: @univariate true allows one dimension, but @dimensions says 3",
        refusal("@univariate true\n@dimensions 3\n@data\n"));
    assertEquals("the stream, line 3: with @targetLabel true the last part of a series must be a number, found 'a'",
        refusal("@targetLabel true\n@data\n1:a\n"));
    String stamped = "@timeStamps true\n@data\n";
    assertEquals("the stream, line 3: with @timeStamps true a value must be (time,value), found '7' at step 2 of dimension 1",
        refusal(stamped + "(0,1),7\n"));
    assertEquals("the stream, line 3: a time must be a number, or a date as yyyy-MM-dd HH:mm:ss throughout, found 'noon' at "
        + "step 1 of dimension 1", refusal(stamped + "(noon,1)\n"));
    assertEquals("the stream, line 3: times must differ within a dimension, but dimension 1 has one twice",
        refusal(stamped + "(0,1),(0,2)\n"));
  }

  @Test
  void headerThatIsWrongAboutTheDataIsSaidToBe() throws IOException {
    List<String> said = new ArrayList<>();
    Logger logger = Logger.getLogger(TSLoader.class.getName());
    Handler listener = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        said.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    logger.addHandler(listener);
    try {
      load("@univariate true\n@missing false\n@equalLength true\n@seriesLength 2\n@frequency daily\n@data\n1,2\n1,?,3\n");
    } finally {
      logger.removeHandler(listener);
    }
    assertEquals(List.of("the stream, line 5: tag @frequency is unknown and ignored",
        "the stream, line 8: there are missing values although the header says @missing false",
        "the stream, line 8: a series has 3 steps although the header says @equalLength true and @seriesLength 2"), said);
  }

  @Test
  void wekaFindsTheLoaderByTheFileName(@TempDir Path folder) throws Exception {
    assertInstanceOf(TSLoader.class, ConverterUtils.getLoaderForFile("data.ts"));
    assertInstanceOf(TSLoader.class, ConverterUtils.getLoaderForFile("data.ts.gz"));
    File packed = folder.resolve("two.ts.gz").toFile();
    try (OutputStream out = new GZIPOutputStream(new FileOutputStream(packed))) {
      out.write(TWO_CHANNELS.getBytes(StandardCharsets.UTF_8));
    }
    Path plain = Files.writeString(folder.resolve("two.ts"), TWO_CHANNELS);
    Instances one = ConverterUtils.DataSource.read(packed.getPath());
    Instances other = ConverterUtils.DataSource.read(plain.toString());
    assertEquals(load(TWO_CHANNELS).toString(), one.toString());
    assertEquals(one.toString(), other.toString());
  }

  @Test
  void structureHoldsNoSeriesAndDataCanBeReadAgain(@TempDir Path folder) throws Exception {
    TSLoader loader = new TSLoader();
    loader.setFile(Files.writeString(folder.resolve("two.ts"), TWO_CHANNELS).toFile());
    assertEquals(0, loader.getStructure().numInstances());
    assertEquals(0, loader.getStructure().attribute(0).numValues());
    assertEquals(2, loader.getDataSet().numInstances());
    loader.reset();
    assertEquals(2, loader.getDataSet().numInstances());
    assertTrue(loader.getStructure().equalHeaders(load(TWO_CHANNELS)));
    assertEquals("a .ts file is read as a whole; use getDataSet",
        assertThrows(IOException.class, () -> loader.getNextInstance(null)).getMessage());
  }

  @Test
  void absentFileIsNamed(@TempDir Path folder) throws Exception {
    TSLoader loader = new TSLoader();
    loader.setFile(folder.resolve("none.ts").toFile());
    assertTrue(assertThrows(IOException.class, loader::getDataSet).getMessage().startsWith("there is nothing to read: no "
        + "file "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAIN", "TEST"})
  void archiveFileGivesTheSequencesOfItsArff(String part) throws Exception {
    Path folder = Path.of("..", "shared", "data", "BasicMotions");
    Assumptions.assumeTrue(Files.isDirectory(folder), "needs the archives' data sets in ../shared/data");
    Instances ts = ConverterUtils.DataSource.read(folder.resolve("BasicMotions_" + part + ".ts.gz").toString());
    Instances arff = ConverterUtils.DataSource.read(folder.resolve("BasicMotions_" + part + "_mi.arff").toString());
    ts.setClassIndex(ts.numAttributes() - 1);
    arff.setClassIndex(arff.numAttributes() - 1);
    List<Example> one = SequenceEncoder.fit(ts, EncodingOptions.DEFAULT).examples(ts);
    List<Example> other = SequenceEncoder.fit(arff, EncodingOptions.DEFAULT).examples(arff);
    assertEquals(40, one.size());
    for (int n = 0; n < one.size(); n++) {
      assertArrayEquals(other.get(n).sequence().values(), one.get(n).sequence().values(), ROUNDING_OF_THE_ARFF);
      assertEquals(arff.classAttribute().value((int) other.get(n).target()),
          ts.classAttribute().value((int) one.get(n).target()));
    }
  }
}
