package weka.recurrent.kernel.reference;

/** Looks for points where an encoder has no derivative, so that tests of gradients can keep away from them. */
public final class Kinks {
  private Kinks() {}

  /**
   * Distance of a run to the nearest kink: the smallest size of anything that enters a rectifier, and the smallest lead of a
   * maximum. A tie of exact zeros behind switched-off rectifiers is no kink: no small change of anything breaks it.
   */
  public static double distance(ReferenceEncoder encoder, ReferenceEncoder.Run run) {
    double distance = run.readOut().distanceToKink();
    for (int l = 0; l < encoder.spec().layers().size(); l++) {
      for (int d = 0; d < encoder.spec().layers().get(l).directions(); d++) {
        for (int t = 0; t < run.length(); t++) {
          if (run.step(l, d, t) instanceof RnnStep step) {
            distance = Math.min(distance, step.distanceToKink());
          }
        }
      }
    }
    return distance;
  }
}
