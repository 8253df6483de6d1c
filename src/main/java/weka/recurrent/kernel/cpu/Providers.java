package weka.recurrent.kernel.cpu;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Chooses how the arithmetic is run, once per JVM, and says so in one line of the log. */
final class Providers {
  private static final Logger LOG = Logger.getLogger(Providers.class.getName());
  private static final String MODULE = "jdk.incubator.vector";
  private static final String REMEDY = "set the environment variable JDK_JAVA_OPTIONS=--add-modules=" + MODULE
      + " to make it faster";

  private Providers() {}

  /** The fastest arithmetic that this JVM can run. */
  static RowArithmetic best() {
    return Chosen.ARITHMETIC;
  }

  /** The fastest loops of a reservoir that this JVM can run. */
  static OscillatorLoops oscillators() {
    return vectors() ? (OscillatorLoops) made("VectorOscillators") : new PlainOscillators();
  }

  /** The fastest products in double that this JVM can run. */
  static OuterSums sums() {
    return vectors() ? (OuterSums) made("VectorSums") : new PlainSums();
  }

  private static boolean vectors() {
    return !(best() instanceof PlainArithmetic);
  }

  /** By name, so that a JVM without the module never meets a class that mentions it. */
  private static Object made(String name) {
    try {
      return Class.forName(Providers.class.getPackageName() + "." + name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load " + name + " although the Vector API runs", e);
    }
  }

  /** Initialized on first use. */
  private static final class Chosen {
    static final RowArithmetic ARITHMETIC = choose();
  }

  private static RowArithmetic choose() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      LOG.info("cpu backend: plain Java; " + REMEDY);
      return new PlainArithmetic();
    }
    if (!compilesVectors()) {
      LOG.info("cpu backend: plain Java, because " + System.getProperty("java.vm.name") + " in "
          + System.getProperty("java.vm.info") + " would run the Vector API by calls instead of instructions");
      return new PlainArithmetic();
    }
    try {
      // By name, so that a JVM without the module never meets a class that mentions it.
      RowArithmetic arithmetic = (RowArithmetic) Class.forName(Providers.class.getPackageName() + ".VectorArithmetic")
          .getDeclaredConstructor().newInstance();
      LOG.info("cpu backend: " + arithmetic.description());
      return arithmetic;
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.WARNING, "cpu backend: plain Java, because the Vector API of Java " + System.getProperty("java.version")
          + " is not the one this was compiled for", e);
      return new PlainArithmetic();
    }
  }

  /** Vector operations become instructions in HotSpot's server compiler; elsewhere each one would be a call. */
  private static boolean compilesVectors() {
    return System.getProperty("java.vm.name", "").contains("Server VM")
        && System.getProperty("java.vm.info", "").contains("mixed mode");
  }
}
