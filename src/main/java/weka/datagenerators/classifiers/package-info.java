/**
 * Long-memory tasks as Weka data generators: sequences whose class is decided long before their last step.
 *
 * <p>Weka lists the concrete generators of {@code .classification} and {@code .regression} in the Explorer's
 * <i>Generate</i> dialog and runs them by {@code java weka.Run .Recall -lag 100 -n 2000 -S 1 -o recall.arff}. Both stand
 * on the one base class of this package, {@link weka.datagenerators.classifiers.SequenceGenerator}, which carries Weka's
 * contract; a generator adds channels, target, settings and {@code draw}. The base lives here, and not beside them,
 * because Weka loads and initializes every class of the two packages it scans.
 *
 * <p>Where a paper's task asks for an output at every step, the generator gives its sequence-to-one form, one target per
 * sequence, and its comment says what was changed. Definitions are written from the literature as remembered and compared
 * with secondary sources where the paper itself could not be had; each class says how sure its definition is.
 *
 * <p>Imports Weka's core and data generators, nothing of {@code weka.recurrent}. Start reading at
 * {@link weka.datagenerators.classifiers.SequenceGenerator}, then
 * {@link weka.datagenerators.classifiers.classification.Recall}.
 */
package weka.datagenerators.classifiers;
