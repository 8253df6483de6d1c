package weka.recurrent.dsl.reading;

/** Lets a number stand on the left: {@code 2 * lag}. Registered as a Groovy extension module. */
public final class AxisArithmetic {
  private AxisArithmetic() {}

  /** {@code number + axis}. */
  public static Axis plus(Number self, Axis axis) {
    return Axis.binary(self, "+", axis);
  }

  /** {@code number - axis}. */
  public static Axis minus(Number self, Axis axis) {
    return Axis.binary(self, "-", axis);
  }

  /** {@code number * axis}. */
  public static Axis multiply(Number self, Axis axis) {
    return Axis.binary(self, "*", axis);
  }

  /** {@code number / axis}. */
  public static Axis div(Number self, Axis axis) {
    return Axis.binary(self, "/", axis);
  }
}
