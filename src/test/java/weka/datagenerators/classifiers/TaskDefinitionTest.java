package weka.datagenerators.classifiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.datagenerators.classifiers.classification.CopyMemory;
import weka.datagenerators.classifiers.classification.EmbeddedReber;
import weka.datagenerators.classifiers.classification.Latch;
import weka.datagenerators.classifiers.classification.Parity;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.classification.Story;
import weka.datagenerators.classifiers.classification.TemporalOrder;
import weka.datagenerators.classifiers.regression.Adding;
import weka.datagenerators.classifiers.regression.Multiplication;

/** Every target is recomputed from what the sequence shows, by code that shares nothing with the generators. */
class TaskDefinitionTest {
  private static final int MANY = 2000;

  private static Instances draw(SequenceGenerator task, String options) throws Exception {
    task.setOptions(Utils.splitOptions(options + " -n " + MANY + " -S 5"));
    return task.generate();
  }

  /** The one nominal channel as words. */
  private static List<String> words(Instance example) {
    List<String> words = new ArrayList<>();
    example.relationalValue(0).forEach(step -> words.add(step.stringValue(0)));
    return words;
  }

  private static String target(Instance example) {
    return example.stringValue(1);
  }

  /** Each class comes up as often as chance allows: within five standard deviations of n/classes. */
  private static void assertBalanced(Instances data, int classes) {
    Map<String, Integer> counts = new TreeMap<>();
    data.forEach(example -> counts.merge(target(example), 1, Integer::sum));
    assertEquals(classes, counts.size());
    assertEquals(classes, data.numClasses());
    double expected = (double) MANY / classes;
    double deviation = Math.sqrt(expected * (1 - 1.0 / classes));
    counts.forEach((label, count) -> assertEquals(expected, count, 5 * deviation, label));
  }

  /** The lengths that occur are all of those promised. */
  private static void assertLengths(Instances data, int from, int to) {
    TreeSet<Integer> lengths = new TreeSet<>();
    data.forEach(example -> lengths.add(example.relationalValue(0).numInstances()));
    assertEquals(from, lengths.first());
    assertEquals(to, lengths.last());
    assertEquals(to - from + 1, lengths.size());
  }

  @Test
  void storyAsksForTheFirstWord() throws Exception {
    Instances data = draw(new Story(), "-day 12 -breakfasts 5 -chatter 20 -vary 3");
    for (Instance example : data) {
      List<String> words = words(example);
      assertEquals(words.get(0), target(example));
      assertEquals("what_was_breakfast", words.get(words.size() - 1));
      for (String word : words.subList(1, words.size() - 1)) {
        assertTrue(data.classAttribute().indexOfValue(word) < 0 && !word.equals("what_was_breakfast"), word);
      }
    }
    assertBalanced(data, 5);
    assertLengths(data, 14, 17);
    assertEquals(26, data.attribute(0).relation().attribute(0).numValues());
  }

  @Test
  void recallHoldsOneCueAtTheLag() throws Exception {
    Instances data = draw(new Recall(), "-lag 10 -symbols 4 -distractors 6 -length 14");
    int[] seen = new int[7];
    for (Instance example : data) {
      List<String> words = words(example);
      assertEquals(14, words.size());
      assertEquals(target(example), words.get(words.size() - 1 - 10));
      assertEquals(1, words.stream().filter(word -> word.startsWith("s")).count());
      words.stream().filter(word -> word.startsWith("n")).forEach(word -> seen[Integer.parseInt(word.substring(1))]++);
    }
    assertBalanced(data, 4);
    for (int i = 1; i <= 6; i++) {
      assertEquals(MANY * 13 / 6.0, seen[i], 5 * Math.sqrt(MANY * 13 / 6.0));
    }
  }

  @Test
  void recallOfTheShortestLengthIsThatOfNone() throws Exception {
    Instances shortest = draw(new Recall(), "-lag 10 -length 11");
    Instances none = draw(new Recall(), "-lag 10");
    for (int i = 0; i < none.size(); i++) {
      assertEquals(none.get(i).toString(), shortest.get(i).toString());
    }
  }

  @Test
  void recallWithoutDistractorSymbolsHasOnlyThePosition() throws Exception {
    Instances data = draw(new Recall(), "-lag 8 -symbols 3 -distractors 0 -vary 2");
    assertEquals(3, data.attribute(0).relation().attribute(0).numValues());
    data.forEach(example -> assertEquals(target(example), words(example).get(0)));
    assertBalanced(data, 3);
    assertLengths(data, 9, 11);
  }

  @Test
  void orderedDistractorsAreExperimentTwoA() throws Exception {
    Instances data = draw(new Recall(), "-lag 6 -symbols 2 -distractors 6 -ordered");
    for (Instance example : data) {
      assertEquals(List.of("n1", "n2", "n3", "n4", "n5", "n6"), words(example).subList(1, 7));
      assertEquals(target(example), words(example).get(0));
    }
    assertBalanced(data, 2);
  }

  @Test
  void temporalOrderKeepsToItsWindows() throws Exception {
    int[][][] windows = {{{10, 20}, {50, 60}}, {{10, 20}, {33, 43}, {66, 76}}, {{10, 20}, {30, 40}, {50, 60}, {70, 80}}};
    for (int symbols = 2; symbols <= 4; symbols++) {
      Instances data = draw(new TemporalOrder(), "-symbols " + symbols);
      int[][] window = windows[symbols - 2];
      int[] earliest = new int[symbols];
      int[] latest = new int[symbols];
      Arrays.fill(earliest, Integer.MAX_VALUE);
      for (Instance example : data) {
        List<String> words = words(example);
        assertEquals("E", words.get(0));
        assertEquals("B", words.get(words.size() - 1));
        StringBuilder order = new StringBuilder();
        for (int t = 1; t < words.size() - 1; t++) {
          if ("XY".contains(words.get(t))) {
            int k = order.length();
            earliest[k] = Math.min(earliest[k], t + 1);
            latest[k] = Math.max(latest[k], t + 1);
            order.append(words.get(t));
          } else {
            assertTrue("abcd".contains(words.get(t)));
          }
        }
        assertEquals(target(example), order.toString());
      }
      for (int k = 0; k < symbols; k++) {
        assertEquals(window[k][0], earliest[k]);
        assertEquals(window[k][1], latest[k]);
      }
      assertBalanced(data, 1 << symbols);
      assertLengths(data, 100, 110);
    }
  }

  @Test
  void temporalOrderOfTheShortestLengthHasAllItsSymbols() throws Exception {
    for (int symbols = 2; symbols <= 4; symbols++) {
      int expected = symbols;
      draw(new TemporalOrder(), "-steps 20 -symbols " + symbols).forEach(example -> assertEquals(expected,
          words(example).stream().filter(word -> "XY".contains(word)).count()));
    }
  }

  @Test
  void copyMemoryAsksForOneOfTheString() throws Exception {
    Instances data = draw(new CopyMemory(), "-blanks 15 -memorize 6 -symbols 4");
    TreeSet<String> questions = new TreeSet<>();
    for (Instance example : data) {
      List<String> words = words(example);
      assertEquals(22, words.size());
      assertEquals(15, words.stream().filter("_"::equals).count());
      assertEquals(List.of("_"), words.subList(6, 21).stream().distinct().toList());
      String question = words.get(21);
      questions.add(question);
      assertEquals(words.get(Integer.parseInt(question.substring("ask_".length())) - 1), target(example));
    }
    assertEquals(6, questions.size());
    assertBalanced(data, 4);
  }

  @Test
  void reberStringsAreOfTheGrammar() throws Exception {
    // From state 4 on: round and round by X T* V P, then out by S or by X T* V V.
    String fromFour = "(?:XT*VP)*(?:S|XT*VV)";
    Pattern reber = Pattern.compile("B(?:TS*X" + fromFour + "|PT*V(?:V|P" + fromFour + "))E");
    Instances data = draw(new EmbeddedReber(), "");
    TreeSet<String> inner = new TreeSet<>();
    for (Instance example : data) {
      String string = String.join("", words(example));
      assertEquals("B" + target(example), string.substring(0, 2));
      assertTrue(reber.matcher(string.substring(2)).matches(), string);
      inner.add(string.substring(2));
    }
    assertTrue(inner.contains("BTXSE") && inner.contains("BPVVE") && inner.contains("BTSXSE") && inner.contains("BPVPSE"));
    assertBalanced(data, 2);
    draw(new EmbeddedReber(), "-inner 12").forEach(example -> assertTrue(words(example).size() >= 14));
  }

  @Test
  void latchSaysTheClassFirst() throws Exception {
    Instances data = draw(new Latch(), "-steps 60 -information 4");
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Instance example : data) {
      Instances steps = example.relationalValue(0);
      for (int t = 0; t < steps.numInstances(); t++) {
        double value = steps.get(t).value(0);
        if (t < 4) {
          assertEquals(target(example).equals("plus") ? 1.0 : -1.0, value);
        } else {
          sum += value;
          squares += value * value;
          count++;
        }
      }
    }
    assertEquals(0, sum / count, 0.01);
    assertEquals(0.2, squares / count, 0.01);
    assertBalanced(data, 2);
    assertLengths(data, 60, 66);
  }

  @Test
  void noisyLatchIsRightOnAverage() throws Exception {
    double agreement = 0;
    for (Instance example : draw(new Latch(), "-steps 10 -information 1 -noisy")) {
      double first = example.relationalValue(0).get(0).value(0);
      agreement += first * (target(example).equals("plus") ? 1 : -1);
      assertTrue(Math.abs(first) != 1);
    }
    assertEquals(1, agreement / MANY, 0.05);
  }

  @Test
  void parityCountsOnes() throws Exception {
    Instances data = draw(new Parity(), "-steps 9 -vary 3");
    for (Instance example : data) {
      long ones = words(example).stream().filter("1"::equals).count();
      assertEquals(ones % 2 == 0 ? "even" : "odd", target(example));
    }
    assertBalanced(data, 2);
    assertLengths(data, 9, 12);
  }

  @Test
  void addingIsHalfPlusAQuarterOfTheMarkedSum() throws Exception {
    Instances data = draw(new Adding(), "");
    int firstPairMarked = checkMarks(data, 0);
    assertTrue(firstPairMarked > 0, "the rare case occurs among " + MANY);
    for (Instance example : data) {
      double sum = 0;
      for (Instance pair : example.relationalValue(0)) {
        assertTrue(Math.abs(pair.value(0)) <= 1);
        sum += pair.value(1) == 1 ? pair.value(0) : 0;
      }
      assertEquals(0.5 + sum / 4, example.value(1), 1e-6);
    }
    assertLengths(data, 100, 110);
  }

  @Test
  void multiplicationIsTheMarkedProduct() throws Exception {
    Instances data = draw(new Multiplication(), "-steps 50");
    assertTrue(checkMarks(data, 1) > 0);
    for (Instance example : data) {
      double product = 1;
      for (Instance pair : example.relationalValue(0)) {
        assertTrue(pair.value(0) >= 0 && pair.value(0) <= 1);
        product *= pair.value(1) == 1 ? pair.value(0) : 1;
      }
      assertEquals(product, example.value(1), 1e-6);
    }
    assertLengths(data, 50, 55);
  }

  /** Checks markers of the 1997 form; returns how often the first pair was the marked one. */
  private static int checkMarks(Instances data, double neutral) {
    int firstPairMarked = 0;
    for (Instance example : data) {
      Instances pairs = example.relationalValue(0);
      int last = pairs.numInstances() - 1;
      assertEquals(-1, pairs.get(0).value(1));
      assertEquals(-1, pairs.get(last).value(1));
      List<Integer> marks = new ArrayList<>();
      for (int t = 1; t < last; t++) {
        double marker = pairs.get(t).value(1);
        assertTrue(marker == 0 || marker == 1);
        if (marker == 1) {
          marks.add(t);
        }
      }
      if (marks.size() == 1) {
        firstPairMarked++;
        assertEquals(neutral, pairs.get(0).value(0));
      } else {
        assertEquals(2, marks.size());
        assertTrue(marks.get(0) < 10, "one among the first ten");
      }
      int minimum = data.get(0).relationalValue(0).numInstances() >= 100 ? 100 : 50;
      assertTrue(marks.get(marks.size() - 1) < minimum / 2 - 1, "both among the first T/2 - 1");
    }
    return firstPairMarked;
  }

  @Test
  void unitVariantsMarkOnePairInEachHalf() throws Exception {
    double squaredError = 0;
    for (Instance example : draw(new Adding(), "-unit -steps 40")) {
      double[] half = new double[2];
      int[] marks = new int[2];
      Instances pairs = example.relationalValue(0);
      assertEquals(40, pairs.numInstances());
      for (int t = 0; t < 40; t++) {
        assertTrue(pairs.get(t).value(0) >= 0 && pairs.get(t).value(0) <= 1);
        half[t / 20] += pairs.get(t).value(1) * pairs.get(t).value(0);
        marks[t / 20] += (int) pairs.get(t).value(1);
      }
      assertEquals(1, marks[0]);
      assertEquals(1, marks[1]);
      assertEquals(half[0] + half[1], example.value(1), 1e-6);
      squaredError += (example.value(1) - 1) * (example.value(1) - 1);
    }
    assertEquals(1.0 / 6, squaredError / MANY, 0.02, "the published base line of the mean");
    for (Instance example : draw(new Multiplication(), "-unit -steps 22")) {
      double product = 1;
      for (Instance pair : example.relationalValue(0)) {
        product *= pair.value(1) == 1 ? pair.value(0) : 1;
      }
      assertEquals(product, example.value(1), 1e-6);
    }
  }
}
