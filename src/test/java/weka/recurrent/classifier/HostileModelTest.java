package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stranger.Gadget0;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.recurrent.data.SampleData;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;

/**
 * Model files by strangers: refused in a second with a sentence, and no class of theirs runs. The gadgets are harmless and ours.
 */
class HostileModelTest {
  private static final long SOON_MILLIS = 1000;

  @TempDir
  Path folder;

  private String refused(byte[] content) throws IOException {
    return refused("hostile.model", content);
  }

  private String refused(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    long begin = System.nanoTime();
    String said = assertThrows(IOException.class, () -> SavedModel.read(file)).getMessage();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(millis < SOON_MILLIS, millis + " ms until: " + said);
    assertTrue(said.startsWith("cannot read the model file " + file + ": "), said);
    return said;
  }

  private static byte[] bytes(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  static Stream<Object> chains() {
    Map<Object, Object> map = new HashMap<>(Map.of("key", new Gadget0()));
    PriorityQueue<Object> queue = new PriorityQueue<>(List.of(new Gadget0(), new Gadget0()));
    return Stream.of(new Gadget0(), new ArrayList<>(List.of(new Gadget0())), new Gadget0[] {new Gadget0()}, new Gadget0[2][3],
        map,
        queue, Gadget0.class, Collections.nCopies(2, new Gadget0()));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aStrangersClassIsNotMade(Object chain) throws Exception {
    Gadget0.made = false;
    String said = refused(bytes(chain));
    assertTrue(
        said.contains("class stranger.Gadget0: models are not made of this class") && said.contains("-Drecur.classes=stranger."),
        said);
    assertFalse(Gadget0.made);
  }

  @Test
  void norIsItsInitializerRun() throws Exception {
    byte[] named = bytes(new ArrayList<>(List.of(new Gadget0())));
    String text = new String(named, StandardCharsets.ISO_8859_1).replace("stranger.Gadget0", "stranger.Gadget1");
    assertTrue(refused(text.getBytes(StandardCharsets.ISO_8859_1)).contains("stranger.Gadget1"));
    assertNull(System.getProperty("stranger.initialized"));
  }

  @Test
  void proxiesLambdasAndWekasActingClassesAreRefused() throws Exception {
    Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Comparator.class},
        new weka.recurrent.classifier.HostileModelTest.Handler());
    assertTrue(refused(bytes(proxy)).contains("models hold no proxies"));
    Supplier<String> lambda = (Supplier<String> & Serializable) () -> "called";
    assertTrue(refused(bytes(lambda)).contains("java.lang.invoke.SerializedLambda"));
    assertTrue(refused(bytes(new weka.core.converters.ArffLoader())).contains("weka.core.converters.ArffLoader"));
    assertTrue(refused(bytes(new java.net.URL("http://127.0.0.1/"))).contains("java.net.URL"));
    assertTrue(refused(bytes(new javax.swing.JLabel())).contains("javax.swing"));
  }

  /** A handler that models could name, so that it is the proxy that is refused. */
  static final class Handler implements java.lang.reflect.InvocationHandler, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
      return null;
    }
  }

  @Test
  void theUserMayNameMoreClassesAndTheFilterOfJavaIsAskedToo() throws Exception {
    Path file = Files.write(folder.resolve("own.model"), bytes(new ArrayList<>(List.of(new Gadget0()))));
    System.setProperty("recur.classes", "org.example., stranger.");
    try {
      assertTrue(assertThrows(IOException.class, () -> SavedModel.read(file)).getMessage()
          .contains("no classifier but a java.util.ArrayList"));
    } finally {
      System.clearProperty("recur.classes");
    }
    Path model = folder.resolve("zero.model");
    Classifier zero = new weka.classifiers.rules.ZeroR();
    zero.buildClassifier(data());
    SerializationHelper.write(model.toString(), zero);
    Path arff = Files.writeString(folder.resolve("d.arff"), data().toString());
    ChildJvm java = ChildJvm.asTested(folder.resolve("home"));
    assertEquals(0, java.run("weka.recurrent.cli.Recur", "predict", model.toString(), arff.toString()).exitCode());
    ChildJvm.Outcome filtered = java.withFlags("-Djdk.serialFilter=!weka.classifiers.rules.*")
        .run("weka.recurrent.cli.Recur", "predict", model.toString(), arff.toString());
    assertEquals(4, filtered.exitCode(), filtered::toString);
    assertTrue(filtered.err().contains("REJECTED"), filtered::toString);
  }

  private interface Nest {
    Object over(Object below, Object beside);
  }

  private static Object nested(int levels, Nest nest) {
    Object below = "ground";
    Object beside = "other ground";
    for (int i = 0; i < levels; i++) {
      Object above = nest.over(below, beside);
      beside = nest.over(beside, "only " + i);
      below = above;
    }
    return below;
  }

  @Test
  void collectionsNestedToNoEndAreRefused() throws Exception {
    // What is hashed when it is written, too, stays shallow until it is finished: filled from the top.
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> two = new LinkedHashSet<>();
    for (int i = 0; i < 60; i++) {
      Set<Object> next = new HashSet<>();
      Set<Object> after = new LinkedHashSet<>();
      next.add("foo" + i);
      one.add(next);
      one.add(after);
      two.add(next);
      two.add(after);
      one = next;
      two = after;
    }
    assertSaysEndless(bytes(root));

    List<Object> flat = new ArrayList<>();
    List<Object> below = new ArrayList<>(List.of("ground"));
    for (int i = 0; i < 60; i++) {
      List<Object> above = new ArrayList<>(Arrays.asList(below, below));
      flat.add(above);
      below = above;
    }
    assertSaysEndless(bytes(flat));
    assertSaysEndless(bytes(new ArrayList<Object>(List.of(flat, "a list that a set may hold"))));

    Object lists = nested(60, (a, b) -> Arrays.asList(a, a));
    assertSaysEndless(bytes(new Object[] {lists, new HashSet<>(Set.of("x"))}));
    Object records = new LayerSpec(Cell.GRU, 3, false);
    assertFalse(refused(bytes(records)).contains("hold one another"));
    Object maps = nested(40, (a, b) -> {
      Map<Object, Object> map = new Hashtable<>();
      map.put("value", a);
      map.put("again", a);
      return map;
    });
    assertSaysEndless(bytes(maps));
    assertSaysEndless(bytes(nested(40, (a, b) -> Map.of("x", a, "y", a))));
    Collection<Object> copies = new ArrayList<>(Collections.nCopies(30, "x"));
    for (int i = 0; i < 30; i++) {
      copies = new ArrayList<>(Collections.nCopies(30, copies));
    }
    assertSaysEndless(bytes(copies));
  }

  private void assertSaysEndless(byte[] content) throws IOException {
    assertTrue(refused(content).contains("hold one another so often"), refused(content));
  }

  @Test
  void sizesThatAFileCannotHoldAreRefused() throws Exception {
    for (Object array : List.of(new int[] {7}, new double[] {7}, new byte[] {7}, new Object[] {"7"}, new String[][] {{"7"}})) {
      byte[] content = bytes(array);
      // The length is the first int of value 1 behind the class's description.
      for (int at = content.length - 5; at > 10; at--) {
        if (ByteBuffer.wrap(content).getInt(at) == 1 && content[at - 1] == 0x70) {
          ByteBuffer.wrap(content).putInt(at, Integer.MAX_VALUE - 8);
          break;
        }
      }
      String said = refused(content);
      assertTrue(said.contains("it claims more than a file of its size can hold"), said);
    }
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      deep = new ArrayList<>(List.<Object>of(deep));
    }
    List<Object> tooDeep = deep;
    byte[][] content = new byte[1][];
    Thread writer = new Thread(null, () -> {
      try {
        content[0] = bytes(tooDeep);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }, "deep", 64 << 20);
    writer.start();
    writer.join();
    refused(content[0]);
  }

  @Test
  void aBombOfGzipIsNotUnpacked() throws Exception {
    Path file = folder.resolve("bomb.model.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes("a string"), 0, 4);
      byte[] zeros = new byte[1 << 20];
      // A string of 300 million characters.
      out.write(new byte[] {0x7c, 0, 0, 0, 0, 0x12, 0, 0, 0});
      for (int i = 0; i < 300; i++) {
        out.write(zeros);
      }
    }
    String said = assertThrows(IOException.class, () -> SavedModel.read(file)).getMessage();
    assertTrue(said.contains("expands to more than 200 times its size"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trees.RandomForest", "trees.J48", "trees.M5P", "trees.LMT", "bayes.NaiveBayes", "bayes.BayesNet",
      "lazy.IBk",
      "lazy.KStar", "rules.JRip", "rules.PART", "rules.DecisionTable", "functions.SMO", "functions.Logistic", "functions.SMOreg",
      "functions.LinearRegression", "functions.MultilayerPerceptron",
      "functions.LSTM -N 2 -H 3 -members 2", "meta.Bagging -I 2 -W weka.classifiers.functions.GRU -- -N 2 -H 3",
      "meta.AdaBoostM1", "meta.Stacking", "meta.Vote", "meta.AttributeSelectedClassifier", "meta.RandomSubSpace",
      "meta.ClassificationViaRegression", "meta.FilteredClassifier -W weka.classifiers.functions.RNN -- -N 2 -H 3",
      "meta.MultiClassClassifier", "meta.LogitBoost", "meta.RandomCommittee", "meta.IterativeClassifierOptimizer"})
  void schemesOpenAndPredictTheSame(String scheme) throws Exception {
    String[] words = scheme.split(" ", 2);
    Classifier trained =
        AbstractClassifier.forName("weka.classifiers." + words[0], Utils.splitOptions(words.length > 1 ? words[1] : ""));
    Instances data = data();
    if (!trained.getCapabilities().test(data)) {
      data.setClassIndex(0);
    }
    trained.buildClassifier(data);
    for (String name : List.of("scheme.model", "scheme.model.gz")) {
      Path file = folder.resolve(name);
      try (OutputStream plain = Files.newOutputStream(file);
          ObjectOutputStream out = new ObjectOutputStream(name.endsWith("gz") ? new GZIPOutputStream(plain) : plain)) {
        out.writeObject(trained);
      }
      Classifier read = SavedModel.read(file);
      for (int i = 0; i < 10; i++) {
        assertArrayEquals(trained.distributionForInstance(data.instance(i)), read.distributionForInstance(data.instance(i)));
      }
    }
  }

  private static Instances data() {
    StringBuilder text = new StringBuilder("@relation d\n@attribute a numeric\n@attribute b numeric\n@attribute c numeric\n"
        + "@attribute d numeric\n@attribute class {x,y,z}\n@data\n");
    for (int i = 0; i < 60; i++) {
      text.append(String.format(java.util.Locale.ROOT, "%d,%d,%.2f,%.2f,%s%n", i % 7, i % 11, Math.sin(i), Math.cos(3 * i),
          "xyz".charAt(i % 3)));
    }
    return SampleData.arff(text.toString().split("\n"));
  }
}
