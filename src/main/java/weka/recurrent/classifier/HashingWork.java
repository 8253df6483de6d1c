package weka.recurrent.classifier;

import java.io.InvalidObjectException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to hash the collections that a stream makes, found out before they are hashed. The hash of a collection is made
 * of those of its elements, so that thirty sets, each of which holds the one before twice, take 2³⁰ steps: reading a map hashes
 * its keys, so reading a file of 5 kilobytes would never end.
 * <pre>
 *   w(collection) = 1 + Σ w(element)      w(object with a hash of its own) = 1 + Σ w(field)      w(other) = 1
 * </pre>
 * Every object is weighed when it is complete, by the weights of those before it. The sum of all is bounded by the length of the
 * stream; a map or set hashes only what was weighed, so that reading does no more steps than twice the bound.
 */
final class HashingWork {
  private static final long FREE = 1_000_000;
  private static final long PER_BYTE = 10;
  /** Collections that hold themselves have no weight; those of models do not nest this deep. */
  private static final int DEEPEST = 100;

  private final long most;
  private final Map<Object, Long> weights = new IdentityHashMap<>();
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();
  private long sum;

  /** @param bytes of the stream */
  HashingWork(long bytes) {
    most = FREE + Math.min(bytes, Long.MAX_VALUE / (2 * PER_BYTE)) * PER_BYTE;
  }

  /** Weighs an object that is complete. */
  void add(Object object) throws InvalidObjectException {
    if (object == null || simple(object)) {
      return;
    }
    long weight = weigh(object, 0);
    if (weight > 1) {
      weights.put(object, weight);
      sum += weight;
      check(sum);
    }
  }

  private void check(long steps) throws InvalidObjectException {
    if (steps > most) {
      throw new InvalidObjectException("its collections hold one another so often that reading them would not end");
    }
  }

  private static boolean simple(Object object) {
    return object instanceof String || object instanceof Number || object instanceof Enum || object.getClass().isArray();
  }

  private long weight(Object object, int depth) throws InvalidObjectException {
    if (object == null || simple(object)) {
      return 1;
    }
    Long known = weights.get(object);
    return known != null ? known : weigh(object, depth);
  }

  private long weigh(Object object, int depth) throws InvalidObjectException {
    check(depth > DEEPEST ? Long.MAX_VALUE : 0);
    long weight = 1;
    if (object instanceof Collection<?> collection) {
      for (Object element : collection) {
        weight += weight(element, depth + 1);
        check(weight);
      }
    } else if (object instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        weight += weight(entry.getKey(), depth + 1) + weight(entry.getValue(), depth + 1);
        check(weight);
      }
    } else {
      for (Field field : fields.computeIfAbsent(object.getClass(), HashingWork::hashed)) {
        try {
          weight += weight(field.get(object), depth + 1);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
        check(weight);
      }
    }
    return weight;
  }

  /** The fields that a hash of its own may be made of; none where the hash is that of every object, or Java's. */
  private static List<Field> hashed(Class<?> type) {
    List<Field> found = new ArrayList<>();
    try {
      Class<?> from = type.getMethod("hashCode").getDeclaringClass();
      if (from == Object.class || from.getName().startsWith("java.") && !from.getName().startsWith("java.util.AbstractMap$")) {
        return found;
      }
    } catch (NoSuchMethodException e) {
      return found;
    }
    for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && field.trySetAccessible()) {
          found.add(field);
        }
      }
    }
    return found;
  }
}
