package weka.recurrent.kernel.opencl;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens a device from a class loader of its own, as Weka loads packages, and then again from another one, as after a second
 * loading of the package: {@code LoadedTwice DEVICE}. Prints what each backend says of itself.
 */
final class LoadedTwice {
  private LoadedTwice() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(new File(entry).toURI().toURL());
    }
    List<URLClassLoader> loaders = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      // Beside the application's loader, not below it.
      URLClassLoader loader = new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
      loaders.add(loader);
      Class<?> backend = loader.loadClass("weka.recurrent.kernel.opencl.OpenClBackend");
      if (backend == OpenClBackend.class) {
        throw new AssertionError("the same class");
      }
      try (AutoCloseable opened =
          (AutoCloseable) backend.getMethod("open", String.class, int.class).invoke(null, arguments[0], 1)) {
        System.out.println("opened: " + backend.getMethod("description").invoke(opened));
      }
    }
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }
}
