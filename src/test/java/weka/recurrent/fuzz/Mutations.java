package weka.recurrent.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages real inputs, in ways that depend on the seed alone. Not for concurrent use. */
final class Mutations {
  private static final String[] TOKENS =
      {"-1", "0", "1e308", "NaN", "?", "2147483647", "-2147483648", "9999999999999", "\"", "'", "{", "}",
          "[", "]", "(", ")", ",", ":", "\n", "\\n", "@data", "@end", "null", "true", "\u0000", "\u00e4", "\ud83d\ude00", "%",
          "e", "."};

  private final List<byte[]> seeds;
  private final SplittableRandom random;

  Mutations(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new SplittableRandom(seed);
  }

  /** Another damaged input. */
  byte[] next() {
    byte[] input = any().clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      input = mutated(input);
    }
    return input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutated(byte[] input) {
    if (input.length == 0) {
      return token();
    }
    int at = random.nextInt(input.length);
    int length = 1 + random.nextInt(Math.min(input.length - at, 1 << random.nextInt(9)));
    byte[] copy = input.clone();
    return switch (random.nextInt(8)) {
      case 0 -> {
        copy[at] ^= (byte) (1 << random.nextInt(8));
        yield copy;
      }
      case 1 -> {
        copy[at] = (byte) random.nextInt(256);
        yield copy;
      }
      case 2 -> {
        // Four bytes that are a number somewhere: the largest, a negative one, zero.
        int value = new int[] {Integer.MAX_VALUE, -1, 0, 1 << 30}[random.nextInt(4)];
        for (int i = 0; i < 4 && at + i < copy.length; i++) {
          copy[at + i] = (byte) (value >> 8 * (3 - i));
        }
        yield copy;
      }
      case 3 -> joined(input, at, new byte[0], at + length);
      case 4 -> joined(input, at, slice(input, at, at + length), at);
      case 5 -> joined(input, at, token(), at);
      case 6 -> joined(input, at, token(), at + length);
      default -> {
        byte[] other = any();
        int from = random.nextInt(other.length);
        yield joined(input, at, slice(other, from, Math.min(other.length, from + length)), at);
      }
    };
  }

  private byte[] token() {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] slice(byte[] input, int from, int to) {
    return Arrays.copyOfRange(input, from, to);
  }

  private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, head);
    out.writeBytes(middle);
    out.write(input, tail, input.length - tail);
    return out.toByteArray();
  }
}
