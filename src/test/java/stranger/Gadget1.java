package stranger;

import java.io.Serializable;

/** Tells when it is loaded for good: streams get its name by a change of {@link Gadget0}'s. */
public class Gadget1 implements Serializable {
  private static final long serialVersionUID = 1;

  static {
    System.setProperty("stranger.initialized", "yes");
  }
}
