package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.ReadOut;

/** The words of device programs: no two of one operation share a number, and each operation fits its place. */
class OpTest {
  /** Operations, the header, and lists of values; each is a scope of its own. */
  static Stream<Class<?>> scopes() {
    List<Class<?>> scopes = new ArrayList<>(operations());
    scopes.addAll(List.of(Op.Header.class, Op.Kind.class, CellOp.Code.class, ReadOutOp.Code.class));
    return scopes.stream();
  }

  private static List<Class<?>> operations() {
    List<Class<?>> operations = new ArrayList<>();
    for (Class<?> holder : new Class<?>[] {Op.class, CellOp.class}) {
      Arrays.stream(holder.getDeclaredClasses()).filter(c -> c.isRecord() && Op.class.isAssignableFrom(c))
          .forEach(operations::add);
    }
    operations.add(ReadOutOp.class);
    return operations;
  }

  /** Constants of a scope with those it inherits, without the sizes. */
  private static Map<String, Integer> words(Class<?> scope) throws IllegalAccessException {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (Class<?> parent : scope.getInterfaces()) {
      words.putAll(words(parent));
    }
    for (Field field : scope.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class && !field.getName().equals("SIZE")) {
        field.setAccessible(true);
        assertNull(words.put(field.getName(), field.getInt(null)), field + " hides another");
      }
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void noTwoWordsOfAScopeShareANumber(Class<?> scope) throws Exception {
    Map<Integer, String> names = new HashMap<>();
    Map<String, Integer> words = words(scope);
    assertTrue(words.size() >= 3, words.toString());
    words.forEach((name, number) -> assertNull(names.put(number, name), name + " shares " + number));
  }

  @Test
  void everyOperationFitsSizeAndFillsItsWords() throws Exception {
    List<Class<?>> operations = operations();
    assertTrue(operations.size() >= 9, operations.toString());
    for (Class<?> operation : operations) {
      for (int number : words(operation).values()) {
        assertTrue(number >= 0 && number < Op.SIZE, operation + ": " + number);
      }
      // Behind the operation stands the next one.
      int[] words = new int[3 * Op.SIZE];
      Arrays.fill(words, -77);
      ((Op) sample(operation)).write(words, Op.SIZE);
      for (int k = 0; k < words.length; k++) {
        int word = k - Op.SIZE;
        boolean own = words(operation).containsValue(word) && word != Op.TILES && word != Op.FIRST
            && word != Op.FROM_TILE;
        assertEquals(own, words[k] != -77, operation + ", word " + word);
      }
    }
  }

  @Test
  void headerWordsFitTheHeader() throws Exception {
    words(Op.Header.class).forEach((name, number) -> assertTrue(number < Op.Header.SIZE, name));
    assertFalse(words(Op.Kind.class).isEmpty());
  }

  /** A record with something in every component. */
  private static Object sample(Class<?> type) throws Exception {
    if (type == int.class) {
      return 4;
    } else if (type == boolean.class) {
      return true;
    } else if (type == Cell.class) {
      return Cell.LSTM;
    } else if (type == ReadOut.class) {
      return ReadOut.MAX;
    } else if (type == Variant.class) {
      return new Variant(true, 4, 1, 1);
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = sample(components[k].getType());
    }
    Constructor<?> constructor =
        type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
