/**
 * The oracle: every equation of {@link weka.recurrent.kernel} in {@code double}, one sequence and one step at a time, as one
 * reads them. It is what the other backends are tested against, and what one opens to see what they compute; it is slow and
 * never the default.
 *
 * <pre>
 *   ReferenceBackend · ReferencePass   float in, float out: the Backend contract
 *     ReferenceEncoder   the stack over one sequence, in double: forward, backward
 *       UnrolledLayer      one direction of one layer: the loops over time
 *         RnnStep · LstmStep · GruStep   one step: forward and, below it in the same order, backward
 *       SequenceReadOut    last, mean, max, attention
 * </pre>
 *
 * <p>A sequence is a matrix [L,D] of its valid steps, so padding does not exist here; a sequence without a step is a matrix
 * without a row. Gradients are named after the value they belong to: {@code dh} is the gradient of the loss by {@code h}.
 *
 * <p>Imports: {@code weka.recurrent.kernel} and EJML. Start reading at
 * {@link weka.recurrent.kernel.reference.ReferenceEncoder}.
 */
package weka.recurrent.kernel.reference;
