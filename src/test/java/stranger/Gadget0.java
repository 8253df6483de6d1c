package stranger;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** Tells when a stream has made it: what an attacker's class would do with its readObject, without the harm. */
public class Gadget0 implements Serializable, Comparable<Gadget0> {
  private static final long serialVersionUID = 1;
  public static boolean made;

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    made = true;
  }

  @Override
  public int compareTo(Gadget0 other) {
    made = true;
    return 0;
  }
}
