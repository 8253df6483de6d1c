package weka.filters.unsupervised.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;
import weka.core.Utils;
import weka.filters.Filter;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SampleData;
import weka.recurrent.data.SequenceEncoder;

class LongToSequencesTest {
  private static final String HEADER = "@relation visits\n@attribute patient string\n@attribute day numeric\n@attribute sex "
      + "{m,f}\n@attribute pulse numeric\n@attribute mood string\n@attribute outcome {well,ill}\n@data\n";

  /** Rows of two patients, neither together nor in order of time. */
  static Instances visits() {
    return SampleData
        .arff(HEADER + "p1,2,m,75,fair,well\np2,1,f,90,bad,ill\np1,1,m,72,good,well\np2,3,f,97,bad,ill\np2,2,f,?,fair,ill\n");
  }

  private static LongToSequences filter(Instances data, String options) throws Exception {
    LongToSequences filter = new LongToSequences();
    filter.setOptions(Utils.splitOptions(options));
    filter.setInputFormat(data);
    return filter;
  }

  private static Instances apply(Instances data, String options) throws Exception {
    return Filter.useFilter(data, filter(data, options));
  }

  private static String refusal(Instances data, String options) {
    return assertThrows(IllegalArgumentException.class, () -> apply(data, options)).getMessage();
  }

  private static String rows(Instances data) {
    StringBuilder rows = new StringBuilder();
    data.forEach(instance -> rows.append(instance).append('\n'));
    return rows.toString();
  }

  @Test
  void rowsOfOneIdentifierAreOneSequenceByTime() throws Exception {
    Instances sequences = apply(visits(), "-id patient -time day -statics sex");
    assertEquals("p1,'72,good\\n75,fair',m,well\np2,'90,bad\\n?,fair\\n97,bad',f,ill\n", rows(sequences));
    assertTrue(sequences.relationName().startsWith("visits-weka.filters.unsupervised.instance.LongToSequences"));
    assertEquals("outcome", sequences.classAttribute().name());
    assertEquals("2 sequences of 2-3 steps x 2 channels, read from the relational attribute 'sequence', one row per step: "
        + "its 2 inner attributes are not one channel over time: 'pulse' is numeric and 'mood' string",
        SequenceEncoder.fit(sequences, EncodingOptions.DEFAULT).sentence());
  }

  @Test
  void withoutTimeRowsKeepTheirOrder() throws Exception {
    assertEquals("p1,'2,m,75,fair\\n1,m,72,good',well\np2,'1,f,90,bad\\n3,f,97,bad\\n2,f,?,fair',ill\n", rows(apply(visits(),
        "-time none -statics none")));
  }

  @Test
  void whatIsConstantCanBeFound() throws Exception {
    assertEquals("'1,72,good\\n2,75,fair',m,well\n'1,90,bad\\n2,?,fair\\n3,97,bad',f,ill\n",
        rows(apply(visits(), "-time 2 -keep-time -statics auto -drop-id")));
  }

  @Test
  void laterBatchesKeepTheFormOfTheFirst() throws Exception {
    Instances data = visits();
    LongToSequences filter = filter(data, "-time none");
    Instances first = Filter.useFilter(data, filter);
    Instances second = Filter.useFilter(SampleData.arff(HEADER + "p9,1,m,60,good,ill\np9,2,m,61,good,ill\n"), filter);
    assertTrue(first.equalHeaders(second), first.equalHeadersMsg(second));
    assertEquals("p9,'1,60,good\\n2,61,good',m,ill\n", rows(second));
  }

  @Test
  void filesAreFilteredWhole(@TempDir Path folder) throws Exception {
    Path train = folder.resolve("train.arff");
    Path test = folder.resolve("test.arff");
    Path first = folder.resolve("first.arff");
    Path second = folder.resolve("second.arff");
    Files.writeString(train, visits().toString());
    Files.writeString(test, HEADER + "p9,2,m,60,good,ill\np9,1,m,61,bad,ill\n");
    LongToSequences.main(new String[] {"-b", "-i", train.toString(), "-o", first.toString(), "-r", test.toString(), "-s",
        second.toString(), "-c", "last", "-time", "day", "-statics", "sex"});
    assertEquals("p9,'61,bad\\n60,good',m,ill\n", rows(SampleData.arff(Files.readString(second))));
    assertEquals(rows(apply(visits(), "-time day -statics sex")), rows(SampleData.arff(Files.readString(first))));
  }

  @Test
  void rowFilteredAloneIsASequenceOfOneStep() throws Exception {
    Instances data = visits();
    LongToSequences filter = filter(data, "-time day -statics none");
    Filter.useFilter(data, filter);
    assertTrue(filter.input(data.instance(0)));
    assertEquals("p1,'m,75,fair',well", filter.output().toString());
  }

  @Test
  void whatMustBeConstantIsChecked() {
    Instances data = visits();
    data.instance(2).setClassValue("ill");
    assertEquals("the class must be constant within a sequence, but 'outcome' is well and ill in the rows of p1. Set "
        + "another class, or cut the sequence", refusal(data, "-time none"));
    assertEquals("a static attribute must be constant within a sequence, but 'pulse' is 75 and 72 in the rows of p1. Leave "
        + "it out of -statics to make it a channel", refusal(visits(), "-time none -statics pulse"));
    Instances weighted = visits();
    weighted.instance(2).setWeight(3);
    assertEquals("all rows of a sequence must have the same weight, but those of p1 have 1.0 and 3.0",
        refusal(weighted, "-time none"));
  }

  @Test
  void missingClassMustBeMissingThroughout() throws Exception {
    Instances data = visits();
    data.instance(0).setClassMissing();
    assertTrue(
        refusal(data, "-time none").startsWith("the class must be constant within a sequence, but 'outcome' is ? and well"));
    data.instance(2).setClassMissing();
    assertTrue(apply(data, "-time none").instance(0).classIsMissing());
  }

  @Test
  void attributeOfTheNameOfTheResultIsRefused() {
    Instances data = visits();
    data.renameAttribute(0, "sequence");
    assertEquals("the result holds an attribute 'sequence' of its own; rename the attribute 'sequence' that stands beside it",
        refusal(data, ""));
  }

  @Test
  void weightIsCarried() throws Exception {
    Instances data = visits();
    data.instance(0).setWeight(2);
    data.instance(2).setWeight(2);
    assertEquals(2, apply(data, "").instance(0).weight());
  }

  @Test
  void identifierAndTimeAreChecked() {
    Instances nameless = visits();
    nameless.instance(3).setMissing(0);
    assertEquals("every row needs an identifier, but 'patient' is missing in row 4", refusal(nameless, ""));
    Instances timeless = visits();
    timeless.instance(3).setMissing(1);
    assertEquals("every row needs a time, but 'day' is missing in a row of p2. Fill it in, or leave out -time to keep the "
        + "order of the rows",
        refusal(timeless, "-time day"));
    Instances twice = visits();
    twice.instance(3).setValue(1, 2);
    assertEquals("times must differ within a sequence, but p2 has two rows at 2. Remove one, or leave out -time to keep the "
        + "order of the rows",
        refusal(twice, "-time day"));
    assertEquals("-time needs a numeric or date attribute; 'mood' is string", refusal(visits(), "-time mood"));
    assertEquals("-id must name an attribute or be a number in 1..6; got 'patients'. The data have patient, day, sex, "
        + "pulse, mood, outcome",
        refusal(visits(), "-id patients"));
    assertEquals("identifier, time and class must be different attributes, but 'outcome' is two of them. Use -id and -time",
        refusal(visits(), "-id last"));
    assertEquals("-statics names attributes beside identifier, time and class; 'day' is one of these",
        refusal(visits(), "-time day -statics day"));
    assertEquals("a sequence needs at least one channel, but beside identifier, time, statics and class there is no attribute",
        refusal(visits(), "-time day -statics sex,pulse,mood"));
  }

  @Test
  void unknownOptionsAreRefused() {
    assertTrue(assertThrows(Exception.class, () -> new LongToSequences().setOptions(new String[] {"-times",
        "day"})).getMessage()
        .contains("-times"));
  }
}
