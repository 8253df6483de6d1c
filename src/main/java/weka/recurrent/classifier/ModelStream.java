package weka.recurrent.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import weka.core.WekaPackageClassLoaderManager;

/**
 * Java serialization that makes objects only of classes that models consist of: ours, Weka's schemes, plain values and
 * collections. A name is judged before its class is loaded, so that no stranger's class runs even its initializer. Sizes, depth
 * and what {@link HashingWork} foresees are bounded by the length of the stream, so that a few kilobytes cannot take all memory
 * or run for ever.
 *
 * <p>{@code -Djdk.serialFilter} is asked as well; {@code -Drecur.classes=org.example.,com.example.Thing} lets in more names by
 * how they begin.
 */
final class ModelStream extends ObjectInputStream {
  private static final String SWITCH = "recur.classes";
  /**
   * An object in an array takes a byte of the file at least; tables of hash maps are up to three times as long as their entries.
   */
  private static final int SLOTS_PER_BYTE = 4;
  /** A model of ours nests 8 deep, a random forest 18, a list of rules as deep as it has rules. */
  private static final int DEEPEST = 2000;
  private static final long MOST_REFERENCES = 1L << 28;

  private static final Pattern SCHEMES = Pattern.compile(
      "weka\\.(classifiers|clusterers|filters|attributeSelection|associations|estimators|"
          + "datagenerators|recurrent|core|experiment)\\..*");
  /** What of Weka reads files, opens windows or runs scripts. */
  private static final Pattern ACTING = Pattern.compile(
      "weka\\.(core\\.(converters|scripting|packageManagement|logging)"
          + "|experiment\\.(Database|Remote|Instance)\\w*|recurrent\\.(cli|gui|dsl))\\b.*");
  private static final Pattern PLAIN = Pattern.compile(
      "java\\.lang\\.(Boolean|Byte|Character|Double|Enum|Float|Integer|Long|Math|Number|Object|Record|"
          + "Short|String|StringBuffer|StringBuilder)"
          + "|java\\.math\\.\\w+|java\\.text\\.\\w+(\\$\\w+)?|java\\.time\\.\\w+|java\\.io\\.File"
          + "|java\\.util\\.(Abstract\\w+|Array\\w+|BitSet|Calendar|Collections|CollSer|Comparators|Currency|Date|"
          + "Dictionary|Enum\\w+|GregorianCalendar"
          + "|HashMap|HashSet|Hashtable|IdentityHashMap|ImmutableCollections|Linked\\w+|List|Locale|Map|PriorityQueue|Properties|"
          + "Random|Set"
          + "|SimpleTimeZone|Stack|TimeZone|Tree\\w+|UUID|Vector)(\\$\\w+)*"
          + "|java\\.util\\.concurrent\\.(ConcurrentHashMap|CopyOnWrite\\w+|ConcurrentSkipList\\w+)(\\$\\w+)*"
          + "|java\\.util\\.concurrent\\.(atomic\\.\\w+|locks\\.\\w+(\\$\\w+)*)|java\\.util\\.regex\\.Pattern"
          + "|sun\\.util\\.calendar\\.ZoneInfo");
  private static final Set<String> PRIMITIVES = Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

  private final HashingWork work;

  /**
   * A stream.
   *
   * @param size most bytes it holds
   */
  ModelStream(InputStream in, long size) throws IOException {
    super(in);
    work = new HashingWork(size);
    ObjectInputFilter everywhere = ObjectInputFilter.Config.getSerialFilter();
    setObjectInputFilter(info -> {
      Class<?> type = info.serialClass();
      long most = type != null && type.isArray() && type.getComponentType().isPrimitive() ? size / bytes(type.getComponentType())
          : size > Long.MAX_VALUE / SLOTS_PER_BYTE ? Long.MAX_VALUE : size * SLOTS_PER_BYTE;
      if (info.arrayLength() > most || info.depth() > DEEPEST || info.references() > MOST_REFERENCES
          || info.streamBytes() > size) {
        return Status.REJECTED;
      }
      return everywhere == null ? Status.UNDECIDED : everywhere.checkInput(info);
    });
    enableResolveObject(true);
  }

  private static int bytes(Class<?> primitive) {
    return primitive == long.class || primitive == double.class ? 8
        : primitive == int.class || primitive == float.class ? 4
        : primitive == short.class || primitive == char.class ? 2 : 1;
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
    String name = description.getName();
    String element = name.startsWith("[") ? name.replaceAll("^\\[+(L(.*);)?.*", "$2") : name;
    // An array of primitives has no name to judge.
    if (!element.isEmpty() && !PRIMITIVES.contains(element) && !allowed(element)) {
      throw new InvalidClassException(element,
          "models are not made of this class; if it is part of a package that you trust, start "
              + "Java with -D" + SWITCH + "=" + element.replaceAll("[^.]+$", ""));
    }
    if (PRIMITIVES.contains(name)) {
      return super.resolveClass(description);
    }
    ClassLoader loader = WekaPackageClassLoaderManager.getWekaPackageClassLoaderManager().getLoaderForClass(element);
    return Class.forName(name, false, loader);
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
    throw new InvalidClassException(String.join(", ", interfaces), "models hold no proxies");
  }

  /** Called with every object when all of it was read, before others can hold it. */
  @Override
  protected Object resolveObject(Object object) throws InvalidObjectException {
    work.add(object);
    return object;
  }

  private static boolean allowed(String name) {
    if (SCHEMES.matcher(name).matches() && !ACTING.matcher(name).matches() || PLAIN.matcher(name).matches()) {
      return true;
    }
    for (String begin : System.getProperty(SWITCH, "").split(",")) {
      if (!begin.isBlank() && name.toLowerCase(Locale.ROOT).startsWith(begin.strip().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
