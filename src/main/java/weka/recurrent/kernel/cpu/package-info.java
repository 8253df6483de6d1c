/**
 * The default backend: recurrences on the processor, in plain Java.
 *
 * <p>Reading order: {@link weka.recurrent.kernel.cpu.CpuBackend} hands a call to its trace, which cuts the batch into groups of
 * sequences and gives them to the pool; {@code StackPass} takes a group through layers and time; {@code LstmStep},
 * {@code GruStep} and {@code ElmanStep} are the cells, forward and back in one file; {@code WeightGradients} follows when all
 * groups are done. Products are the business of a {@code RowArithmetic}.
 *
 * <pre>
 *   forward    groups ∥ :  layer by layer, direction by direction: x W + b for some steps, then step by step h R and the cell
 *   backward   groups ∥ :  the same from top to bottom and from last step to first; z becomes dz
 *   gradient   tiles  ∥ :  dW = xᵀ dz, dR = hᵀ dz, db = Σ dz over all valid steps of the batch
 * </pre>
 *
 * <p>Rows (a gate vector, a state of one sequence at one step) are arrays of their own: this is the form in which the JIT
 * vectorises loops without any flag, and it lets directions, layers and groups share rows instead of copying them.
 *
 * <p>Imports: {@code weka.recurrent.kernel} and the JDK only.
 */
package weka.recurrent.kernel.cpu;
