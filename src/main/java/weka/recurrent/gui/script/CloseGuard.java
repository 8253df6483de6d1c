package weka.recurrent.gui.script;

import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.event.WindowListener;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Asks before a window closes. Weka puts its plugins into windows of its own, whose listeners close them without asking the
 * plugin; the guard stands in front of these listeners and calls them only if closing is all right.
 */
final class CloseGuard extends WindowAdapter {
  private final List<WindowListener> behind;
  private final BooleanSupplier mayClose;

  private CloseGuard(List<WindowListener> behind, BooleanSupplier mayClose) {
    this.behind = behind;
    this.mayClose = mayClose;
  }

  /** Guards a window; once for each window. */
  static void guard(Window window, BooleanSupplier mayClose) {
    List<WindowListener> listeners = List.of(window.getWindowListeners());
    if (listeners.stream().anyMatch(CloseGuard.class::isInstance)) {
      return;
    }
    listeners.forEach(window::removeWindowListener);
    window.addWindowListener(new CloseGuard(listeners, mayClose));
  }

  @Override
  public void windowClosing(WindowEvent e) {
    if (mayClose.getAsBoolean()) {
      behind.forEach(listener -> listener.windowClosing(e));
    }
  }

  @Override
  public void windowClosed(WindowEvent e) {
    behind.forEach(listener -> listener.windowClosed(e));
  }
}
