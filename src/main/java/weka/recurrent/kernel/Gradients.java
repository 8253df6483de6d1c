package weka.recurrent.kernel;

/**
 * Where back-propagation through time puts what it finds.
 *
 * @param parameters [P or more] gradient by the parameters; added to. Null if not wanted, in {@link Pass#backward} only
 * @param inputs dx [T,N,D] gradient by the inputs before their dropout mask; valid steps overwritten, padding set to 0. Null if
 * not
 *     wanted
 */
public record Gradients(float[] parameters, float[] inputs) {}
