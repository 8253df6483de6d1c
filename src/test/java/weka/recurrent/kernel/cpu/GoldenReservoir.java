package weka.recurrent.kernel.cpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;

/** Values of {@code golden/reservoir.txt}, whose header says where they come from. */
public final class GoldenReservoir {
  public static final int SEQUENCES = 4;
  public static final int CHANNELS = 3;

  private final Map<String, float[]> blocks = new HashMap<>();
  private final Map<String, int[]> shapes = new HashMap<>();

  public GoldenReservoir() {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(getClass().getResourceAsStream("/golden/reservoir.txt"), StandardCharsets.UTF_8))) {
      float[] block = {};
      int at = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        StringTokenizer words = new StringTokenizer(line);
        if (Character.isLetter(line.charAt(0))) {
          String name = words.nextToken();
          int[] shape = new int[words.countTokens()];
          int size = 1;
          for (int i = 0; i < shape.length; i++) {
            shape[i] = Integer.parseInt(words.nextToken());
            size *= shape[i];
          }
          block = new float[size];
          at = 0;
          blocks.put(name, block);
          shapes.put(name, shape);
        } else {
          while (words.hasMoreTokens()) {
            block[at++] = Float.parseFloat(words.nextToken());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block of any shape. */
  public float[] flat(String name) {
    return blocks.get(name);
  }

  /** A block of two dimensions. */
  public float[][] rows(String name) {
    int[] shape = shapes.get(name);
    float[][] rows = new float[shape[0]][shape[1]];
    for (int i = 0; i < shape[0]; i++) {
      System.arraycopy(blocks.get(name), i * shape[1], rows[i], 0, shape[1]);
    }
    return rows;
  }

  public ReservoirBank bank() {
    return new ReservoirBank(ChannelMix.of(rows("w")), oscillators("linear"), ChannelMix.of(rows("w1")), oscillators("first"),
        flat("center"), flat("slope"), flat("mix"), oscillators("second"));
  }

  private OscillatorBank oscillators(String name) {
    return new OscillatorBank(rows(name + ".a"), rows(name + ".b"), rows(name + ".p"), rows(name + ".q"), flat(name + ".d"));
  }

  public float[][] x() {
    float[][] x = new float[SEQUENCES][];
    for (int n = 0; n < SEQUENCES; n++) {
      x[n] = flat("x" + n);
    }
    return x;
  }

  public int[] lengths() {
    int[] lengths = new int[SEQUENCES];
    for (int n = 0; n < SEQUENCES; n++) {
      lengths[n] = flat("x" + n).length / CHANNELS;
    }
    return lengths;
  }
}
