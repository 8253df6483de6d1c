package weka.recurrent.bench;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same contender as an earlier commit compiled it, in a class loader of its own, so that old and new code take turns in one
 * process.
 */
final class EarlierContender implements Contender {
  private final URLClassLoader classes;
  private final Object contender;
  private final Method train;
  private final Method predict;
  private final Method close;

  /**
   * @param project folder of the earlier commit, compiled with the profile {@code bench}
   * @param type simple name of its contender
   * @param threads of a contender that takes them, or 0
   */
  EarlierContender(Path project, String type, Workload work, int threads) throws ReflectiveOperationException, IOException {
    classes = new URLClassLoader(classPath(project), ClassLoader.getPlatformClassLoader());
    String here = EarlierContender.class.getPackageName() + ".";
    Class<?> found = classes.loadClass(here + type);
    Object its = workload(classes.loadClass(here + "Workload"), work);
    Constructor<?> make =
        threads > 0 ? found.getDeclaredConstructor(its.getClass(), int.class) : found.getDeclaredConstructor(its.getClass());
    make.setAccessible(true);
    contender = threads > 0 ? make.newInstance(its, threads) : make.newInstance(its);
    train = method(found, "train");
    predict = method(found, "predict");
    close = method(found, "close");
  }

  private static URL[] classPath(Path project) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String folder : new String[] {"target/classes/", "target/test-classes/"}) {
      Path path = project.resolve(folder);
      if (!Files.isDirectory(path)) {
        throw new IllegalArgumentException("there are no classes in " + path + ": compile that commit with -Pbench first");
      }
      urls.add(path.toUri().toURL());
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object workload(Class<?> type, Workload work) throws ReflectiveOperationException {
    Class<?> cells = classes.loadClass("weka.recurrent.kernel.Cell");
    Constructor<?> make = type.getDeclaredConstructor(int.class, int.class, int.class, int.class, cells, int.class, boolean.class,
        boolean.class);
    make.setAccessible(true);
    return make.newInstance(work.sequences(), work.steps(), work.inputs(), work.hidden(),
        Enum.valueOf((Class<Enum>) cells, work.cell().name()), work.layers(), work.bidirectional(), work.halfValid());
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  @Override
  public String name() {
    return "an earlier commit";
  }

  @Override
  public void train() throws ReflectiveOperationException {
    train.invoke(contender);
  }

  @Override
  public void predict() throws ReflectiveOperationException {
    predict.invoke(contender);
  }

  @Override
  public void close() {
    try {
      close.invoke(contender);
      classes.close();
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("the earlier contender does not close", e);
    }
  }
}
