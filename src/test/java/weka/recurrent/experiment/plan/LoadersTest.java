package weka.recurrent.experiment.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stranger.Gadget0;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.recurrent.data.SampleData;

/** Data files hold no code and draw in nothing. */
class LoadersTest {
  private static final String XRFF =
      """
          <?xml version="1.0" encoding="utf-8"?>
          <!DOCTYPE dataset [ <!ENTITY outside SYSTEM "FILE"> ]>
          <dataset name="d"><header><attributes><attribute name="a" type="numeric"/>
          <attribute class="yes" name="c" type="nominal"><labels>
          <label>&outside;</label><label>y</label></labels></attribute></attributes></header>
          <body><instances><instance><value>1</value>
          <value>y</value></instance></instances></body></dataset>
          """;

  @TempDir
  Path folder;

  private String refused(Path file) {
    String said = assertThrows(IOException.class, () -> new FileData("d", file, "").read()).getMessage();
    assertEquals(said, assertThrows(IOException.class, () -> new FileData("d", file, "").header()).getMessage());
    assertTrue(said.startsWith(file + ": not read: ") && said.contains("-Drecur.loaders=all"), said);
    return said;
  }

  @Test
  void serializedObjectsAreNoData() throws Exception {
    Map<Object, Object> map = new HashMap<>();
    map.put(new Gadget0(), "value");
    Gadget0.made = false;
    for (Object content : new Object[] {new Gadget0(), map, data()}) {
      for (String name : new String[] {"a.bsi", "A.BSI"}) {
        Path file = folder.resolve(name);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
          out.writeObject(content);
        }
        refused(file);
      }
    }
    assertFalse(Gadget0.made);
    assertTrue(refused(folder.resolve("a.bsi")).contains("serialized Java objects, which can run code"));
  }

  @Test
  void noEntityOfXmlIsResolved() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String xml = XRFF.replace("FILE", secret.toUri().toString());
    Path file = Files.writeString(folder.resolve("a.xrff"), xml);
    assertTrue(refused(file).contains("XML can draw in other files"));
    Path packed = folder.resolve("a.xrff.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
    refused(packed);
  }

  @Test
  void theUserMayLetThemIn() throws Exception {
    Path file = folder.resolve("a.bsi");
    SerializationHelper.write(file.toString(), data());
    System.setProperty("recur.loaders", "all");
    try {
      assertEquals(2, new FileData("d", file, "").read().numInstances());
    } finally {
      System.clearProperty("recur.loaders");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.arff.gz", "bomb.json.gz"})
  void aBombOfGzipIsRefused(String name) throws Exception {
    Path file = folder.resolve(name);
    byte[] blank = new byte[1 << 20];
    java.util.Arrays.fill(blank, (byte) '\n');
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 300; i++) {
        out.write(blank);
      }
    }
    String said = assertThrows(IOException.class, () -> new FileData("d", file, "").read()).getMessage();
    assertTrue(said.contains("expands to more than 200 times its size"), said);
  }

  @Test
  void plainFormatsAreReadAsBefore() throws Exception {
    assertEquals(2, new FileData("d", Files.writeString(folder.resolve("a.csv"), "a,b\n1,x\n2,y\n"), "").read().numInstances());
    assertEquals(2, new FileData("d", Files.writeString(folder.resolve("a.arff"), data().toString()), "").read().numInstances());
    Path packed = folder.resolve("a.arff.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(data().toString().getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(2, new FileData("d", packed, "").read().numInstances());
    assertEquals(2,
        new FileData("d", Files.writeString(folder.resolve("a.libsvm"), "1 1:0.5 2:3\n-1 1:2\n"), "").read().numInstances());
  }

  @Test
  void commandsAndScriptsRefuseThemToo() throws Exception {
    Path file = folder.resolve("a.bsi");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(new Gadget0());
    }
    Gadget0.made = false;
    Path script = Files.writeString(folder.resolve("s.groovy"),
        "experiment('s') {\n  data 'a.bsi'\n  learners G: gru()\n  evaluate split: 0.5\n}\n");
    for (String[] command : new String[][] {{"data", file.toString()}, {"check", script.toString()}}) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
      Class<?> recur = Class.forName("weka.recurrent.cli.Recur");
      int code =
          (int) recur.getMethod("execute", PrintStream.class, PrintStream.class, String[].class).invoke(null, stream, stream,
              command);
      assertTrue(code != 0, command[0]);
      assertTrue(said.toString(StandardCharsets.UTF_8).contains("serialized Java objects"), command[0] + ": " + said);
    }
    assertFalse(Gadget0.made);
  }

  private static Instances data() {
    return SampleData.arff("@relation d", "@attribute a numeric", "@attribute class {x,y}", "@data", "1,x", "2,y");
  }
}
