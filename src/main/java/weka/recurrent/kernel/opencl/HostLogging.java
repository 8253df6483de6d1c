package weka.recurrent.kernel.opencl;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Aparapi quiet without touching the application that hosts us: its first use sets the level of every root handler to
 * WARNING and logs at SEVERE where a machine merely has no OpenCL.
 */
final class HostLogging {
  /** Named by Aparapi after a property; held so that its level is not collected with it. */
  private static final Logger APARAPI = Logger.getLogger("com.aparapi.logLevel");

  private HostLogging() {}

  /** Initializes Aparapi's configuration, puts all handler levels back, and switches its logger off. */
  static void quietAparapi() throws ClassNotFoundException {
    Handler[] handlers = Logger.getLogger("").getHandlers();
    Level[] levels = new Level[handlers.length];
    for (int k = 0; k < handlers.length; k++) {
      levels[k] = handlers[k].getLevel();
    }
    try {
      Class.forName("com.aparapi.Config", true, HostLogging.class.getClassLoader());
    } finally {
      for (int k = 0; k < handlers.length; k++) {
        handlers[k].setLevel(levels[k]);
      }
      APARAPI.setLevel(Level.OFF);
    }
  }
}
