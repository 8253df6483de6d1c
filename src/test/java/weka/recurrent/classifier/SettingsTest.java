package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.beans.PropertyEditor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RNN;
import weka.core.Option;
import weka.core.OptionMetadata;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.Layout;
import weka.recurrent.data.Normalization;
import weka.recurrent.data.TextUnit;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.setting.Range;
import weka.recurrent.setting.Setting;
import weka.recurrent.training.HoldOut;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.TrainingSpec;

/** Each option is told once, and said and refused alike wherever a user meets it. */
class SettingsTest {
  private static final int MOST_AT_FIRST_SIGHT = 8;
  private static final int WIDEST_LINE = 120;
  private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0.1, 0, 0, 0);

  static Stream<OptionBean> networks() {
    return Stream.of(new RNN(), new LSTM(), new GRU());
  }

  /** What the message says behind the name, which is the flag on the command line and the name in the dialog elsewhere. */
  private static String sentence(Exception e) {
    return e.getMessage().substring(e.getMessage().indexOf(" is "));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNumberOutOfItsRangeIsRefusedInTheSameSentenceByCommandLineAndSetter(OptionBean bean) {
    int tried = 0;
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      for (double wrong : outside(setting)) {
        Object value = setting.type() == int.class ? (Object) (int) wrong
            : setting.type() == String.class ? Integer.toString((int) wrong) : (Object) wrong;
        Exception set = assertThrows(IllegalArgumentException.class, () -> setting.set(bean, value), setting.property());
        Exception parsed = assertThrows(IllegalArgumentException.class,
            () -> bean.setOptions(new String[] {"-" + setting.flag(), Range.text(wrong)}), setting.property());
        assertEquals(sentence(parsed), sentence(set));
        assertEquals(" is " + setting.rule() + ", not " + Range.text(wrong), sentence(set));
        assertNull(setting.value(value), setting.property());
        tried++;
      }
    }
    assertTrue(tried > 30, tried + " values");
  }

  /** The nearest numbers that a setting may not have, and one far away. */
  private static List<Double> outside(BeanSetting setting) {
    List<Double> wrong = new ArrayList<>();
    double step = setting.type() == double.class ? 1e-3 : 1;
    for (double candidate : new double[] {-7, -step, 0, 1, 1 + step, 16 + step, 100, 100 + step, 4097, 1 + (1 << 20),
        Double.NaN}) {
      boolean number = setting.type() == double.class || setting.type() == int.class && candidate == Math.rint(candidate)
          || setting.property().equals("batchSize") && candidate == Math.rint(candidate);
      Object value = setting.type() == int.class ? (Object) (int) candidate
          : setting.type() == String.class ? Integer.toString((int) candidate) : (Object) candidate;
      if (number && setting.value(value) == null) {
        wrong.add(candidate);
      }
    }
    return wrong;
  }

  /** The last line of defence: the records of the lower floors, by the same range. */
  @Test
  void recordsRefuseTheSameNumbersInTheSameSentence() {
    Map<String, DoubleConsumer> records = new LinkedHashMap<>();
    records.put("hiddenUnits", v -> new LayerSpec(Cell.GRU, (int) v, false));
    records.put("layers", v -> network((int) v, 0));
    records.put("truncation", v -> network(1, (int) v).encoder());
    records.put("memoryLength", v -> new MemorySpec(MemorySpec.Kind.CHRONO, (int) v));
    records.put("epochs", v -> new TrainingSpec((int) v, 1, ADAM, Schedule.COSINE, 1, 0));
    records.put("miniBatchSize", v -> new TrainingSpec(1, (int) v, ADAM, Schedule.COSINE, 1, 0));
    records.put("clipNorm", v -> new TrainingSpec(1, 1, ADAM, Schedule.COSINE, v, 0));
    records.put("patience", v -> new TrainingSpec(1, 1, ADAM, Schedule.COSINE, 1, (int) v));
    records.put("learningRate", v -> new OptimizerSpec(OptimizerSpec.Kind.SGD, v, 0, 0, 0));
    records.put("momentum", v -> new OptimizerSpec(OptimizerSpec.Kind.SGD, 1, v, 0, 0));
    records.put("weightDecay", v -> new OptimizerSpec(OptimizerSpec.Kind.SGD, 1, 0, v, 0));
    records.put("l2", v -> new OptimizerSpec(OptimizerSpec.Kind.SGD, 1, 0, 0, v));
    records.put("threads", v -> new CpuBackend((int) v).close());
    records.put("dropout", v -> new DropoutSpec(v, 0, 0));
    records.put("inputDropout", v -> new DropoutSpec(0, v, 0));
    records.put("recurrentDropout", v -> new DropoutSpec(0, 0, v));
    records.put("embeddingWidth", v -> new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.NONE, (int) v));
    records.put("validationPercent", v -> HoldOut.draw(new float[4], 0, v / 100, 1));
    Settings settings = Settings.of(LSTM.class);
    int tried = 0;
    for (Map.Entry<String, DoubleConsumer> record : records.entrySet()) {
      BeanSetting setting = settings.property(record.getKey());
      for (double wrong : outside(setting)) {
        // the record of the hold-out takes a share, and there is no list of -1 layers
        boolean said = !Double.isNaN(wrong) && !(wrong < 0 && Set.of("layers", "validationPercent").contains(setting.property()));
        if (said) {
          Exception e = assertThrows(IllegalArgumentException.class, () -> record.getValue().accept(wrong), record.getKey());
          assertEquals(
              "'" + setting.name() + "' is " + setting.rule().replaceFirst("^auto or ", "") + ", not " + Range.text(wrong),
              e.getMessage().replaceFirst("auto or ", ""));
          tried++;
        }
      }
    }
    assertTrue(tried > 30, tried + " values");
  }

  private static NetworkSpec network(int layers, int truncation) {
    return new NetworkSpec(new InputSpec(1, List.of(), 0), Collections.nCopies(layers, new LayerSpec(Cell.GRU, 2, false)),
        ReadOut.LAST,
        truncation, DropoutSpec.NONE, 1, Loss.SQUARED_ERROR);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void nothingIsNoValue(OptionBean bean) {
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      if (!setting.type().isPrimitive()) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> setting.set(bean, null), setting.property());
        assertTrue(e.getMessage().endsWith(", not null"), e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void choicesAreTakenInAnyCaseAndGivenBackInLowerCase(OptionBean bean) throws Exception {
    int tried = 0;
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      for (String choice : setting.choices()) {
        assertEquals(choice, choice.toLowerCase(Locale.ROOT));
        bean.setOptions(new String[] {"-" + setting.flag(), choice.toUpperCase(Locale.ROOT)});
        List<String> given = List.of(bean.getOptions());
        bean.setOptions(new String[] {"-" + setting.flag(), choice});
        assertEquals(given, List.of(bean.getOptions()));
        assertTrue(given.contains(choice) || setting.description(bean.fresh()).endsWith("(default " + choice + ")"), choice);
        tried++;
      }
    }
    assertTrue(tried > 20, tried + " choices");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void autoIsZeroAndSaidWhereZeroIsTheDefault(OptionBean bean) throws Exception {
    int automatic = 0;
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      if (setting.automatic()) {
        for (String text : new String[] {"auto", "AUTO", "0"}) {
          bean.setOptions(new String[] {"-" + setting.flag(), text});
          assertEquals(0, ((Number) setting.get(bean)).doubleValue(), setting.flag());
          assertFalse(List.of(bean.getOptions()).contains("-" + setting.flag()), "the default is not listed");
        }
        assertTrue(setting.description(bean).endsWith("(default auto)"), setting.description(bean));
        assertTrue(setting.meaning().contains("auto: "), setting.meaning());
        automatic++;
      } else if (setting.type() == int.class || setting.type() == double.class) {
        assertThrows(IllegalArgumentException.class, () -> bean.setOptions(new String[] {"-" + setting.flag(), "auto"}));
      }
    }
    assertEquals(8, automatic);
  }

  /** The rule by which names follow from one another, so that who knows one of them finds the others. */
  @ParameterizedTest
  @MethodSource("networks")
  void wordFlagAndNameInTheDialogAgree(OptionBean bean) {
    Set<String> flags = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      assertTrue(flags.add(setting.flag()) && words.add(setting.word()), setting.property());
      String word = setting.word().toLowerCase(Locale.ROOT);
      assertTrue(setting.flag().length() == 1 || setting.flag().replace("-", "").equals(word), setting.flag() + " and " + word);
      String name = setting.name().toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
      assertTrue(!setting.inScripts() || name.contains(word), setting.name() + " and " + word);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void atMostEightAreSeenAtOnceAndTheOthersStandBehindNamedButtons(OptionBean bean) {
    List<BeanSetting> all = Settings.of(bean.getClass()).all();
    long seen = all.stream().filter(setting -> setting.category().isEmpty()).count();
    assertTrue(seen >= 5 && seen <= MOST_AT_FIRST_SIGHT, seen + " of " + all.size());
    Set<String> categories = new HashSet<>(all.stream().map(BeanSetting::category).toList());
    assertEquals(Set.of("", Setting.NETWORK, Setting.TRAINING, Setting.REGULARIZATION, Setting.DATA, Setting.COMPUTING,
        Setting.CHECKPOINTS, Setting.WEKA), categories);
    for (String inherited : new String[] {"batchSize", "debug", "doNotCheckCapabilities", "numDecimalPlaces"}) {
      assertEquals(Setting.WEKA, Settings.of(bean.getClass()).property(inherited).category());
    }
  }

  /** Weka cuts a tip at the first full stop, and shows HTML as HTML only where the text begins with it. */
  @ParameterizedTest
  @MethodSource("networks")
  void toolTipsAreWholeAndNoWiderThanAScreen(OptionBean bean) throws Exception {
    int checked = 0;
    for (BeanSetting setting : Settings.of(bean.getClass()).all()) {
      String tip = metadata(bean, setting).description();
      assertFalse(tip.contains("."), tip);
      assertEquals(tip.contains("<br>"), tip.startsWith("<html>"), tip);
      for (String line : tip.replace("<html>", "").split("<br>")) {
        assertTrue(line.length() <= WIDEST_LINE, line.length() + ": " + line);
      }
      assertFalse(setting.meaning().contains("<") || setting.meaning().matches(".*[^;] auto: .*"), setting.meaning());
      checked++;
    }
    assertTrue(checked > 35, checked + " tips");
  }

  private static OptionMetadata metadata(OptionBean bean, BeanSetting setting) throws NoSuchMethodException {
    String end = Character.toUpperCase(setting.property().charAt(0)) + setting.property().substring(1);
    return Arrays.stream(bean.getClass().getMethods())
        .filter(m -> m.getName().equals("get" + end) || m.getName().equals("is" + end))
        .map(m -> m.getAnnotation(OptionMetadata.class)).filter(m -> m != null).findFirst()
        .orElseThrow(() -> new NoSuchMethodException(end));
  }

  /** The dialog edits by these: a class that declares choices or automatic numbers has a BeanInfo beside it. */
  @ParameterizedTest
  @MethodSource("networks")
  void fieldsOfTheDialogShowChoicesInLowerCaseAndAuto(OptionBean bean) throws Exception {
    int choices = 0;
    int automatic = 0;
    for (PropertyDescriptor property : Introspector.getBeanInfo(bean.getClass()).getPropertyDescriptors()) {
      if (property.getReadMethod() == null || !property.getReadMethod().isAnnotationPresent(Setting.class)) {
        continue;
      }
      BeanSetting setting = Settings.of(bean.getClass()).property(property.getName());
      if (setting.type().isEnum() || setting.automatic()) {
        PropertyEditor editor = (PropertyEditor) property.getPropertyEditorClass().getConstructor().newInstance();
        editor.setValue(setting.get(bean));
        assertEquals(setting.text(setting.get(bean)), editor.getAsText());
        if (setting.automatic()) {
          editor.setAsText(" 12 ");
          assertEquals("12", editor.getAsText());
          setting.set(bean, editor.getValue());
          editor.setAsText("Auto");
          setting.set(bean, editor.getValue());
          assertEquals(0, ((Number) setting.get(bean)).intValue());
          assertThrows(IllegalArgumentException.class, () -> editor.setAsText("aut"));
          automatic++;
        } else {
          assertEquals(setting.choices(), List.of(editor.getTags()));
          editor.setAsText(setting.choices().get(1));
          setting.set(bean, editor.getValue());
          assertEquals(setting.choices().get(1), setting.text(setting.get(bean)));
          choices++;
        }
      }
    }
    assertEquals(8, automatic);
    assertEquals(bean instanceof RNN ? 10 : 9, choices);
  }

  @Test
  void helpTellsFlagValuesAndDefault() {
    List<Option> options = Collections.list(new LSTM().listOptions());
    Option readOut = options.stream().filter(o -> o.name().equals("readout")).findFirst().orElseThrow();
    assertEquals("-readout <last|mean|max|attention>", readOut.synopsis());
    assertTrue(oneLine(readOut).endsWith(" or attention with a learned query (default last)"), readOut.description());
    Option hidden = options.stream().filter(o -> o.name().equals("H")).findFirst().orElseThrow();
    assertEquals("-H <units>", hidden.synopsis());
    assertTrue(oneLine(hidden).endsWith("auto: 32 for fewer than 300 training sequences, 64 for fewer than 3000, else 128"
        + " (default auto)"), hidden.description());
  }

  private static String oneLine(Option option) {
    assertTrue(option.description().lines().allMatch(line -> line.startsWith("\t") && line.length() <= 101),
        option.description());
    return option.description().replaceAll("\\s+", " ").strip();
  }

  @Test
  void whatChangesNothingLearnedIsLeftOut() throws Exception {
    GRU gru = new GRU();
    gru.setOptions(new String[] {"-H", "5", "-checkpoint", "a b", "-threads", "2", "-resume", "-output-debug-info", "-S", "-3"});
    assertEquals(List.of("-H", "5", "-S", "-3"), Settings.decisive(GRU.class.getName(), List.of(gru.getOptions())));
    List<String> others = List.of("-threads", "2");
    assertEquals(others, Settings.decisive("weka.classifiers.trees.RandomForest", others));
  }

  @Test
  void nothingIsChangedWhereOneOptionOfManyIsWrong() throws Exception {
    LSTM lstm = new LSTM();
    lstm.setOptions(new String[] {"-H", "5", "-S", "4"});
    String[] before = lstm.getOptions();
    for (String wrong : new String[] {"-layers 17", "-checkpoint-every often", "-unknown 3", "-batch-size many", "-E 3 -E 4"}) {
      assertThrows(Exception.class, () -> lstm.setOptions(("-H 6 " + wrong).split(" ")), wrong);
      assertArrayEquals(before, lstm.getOptions(), wrong);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "[1, 16]            | whole | a whole number from 1 to 16         | 1 2 16     | 0 17 -1",
      "[0, ∞)             | whole | a whole number, at least 0          | 0 5        | -1",
      "(-∞, ∞)            | whole | a whole number                      | -5 0 5     | NaN",
      "auto or [2, ∞)     | whole | auto or a whole number, at least 2  | 0 2 3      | 1 -2",
      "(0, ∞)             | real  | a number above 0                    | 1e-9 5     | 0 -1 Infinity NaN",
      "[0, 1)             | real  | a number from 0 to below 1          | 0 0.5      | 1 -0.1",
      "(0, 100)           | real  | a number above 0 and below 100      | 0.1 99     | 0 100",
      "auto or (0, 100)   | real  | auto or a number above 0 and below 100 | 0 0.1   | -1 100",
      "[0, ∞]             | real  | a number, at least 0                | 0 Infinity | -1 NaN"})
  void rangesAreReadAndSaid(String notation, String kind, String words, String inside, String outside) {
    Range range = Range.of(notation);
    assertEquals(words, range.words(kind.equals("whole")));
    for (String number : inside.split(" ")) {
      assertTrue(range.contains(Double.parseDouble(number)), number);
    }
    for (String number : outside.split(" ")) {
      assertFalse(range.contains(Double.parseDouble(number)), number);
    }
    assertThrows(IllegalArgumentException.class, () -> Range.of(notation + ","));
    assertNotEquals(range, Range.of("[7, 8]"));
  }
}
