package weka.recurrent.kernel.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. Loaded only where {@code jdk.incubator.vector} is present. */
final class Simd {
  /** The longest that run well. */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private Simd() {}
}
