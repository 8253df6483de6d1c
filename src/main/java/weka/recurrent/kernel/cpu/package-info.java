/**
 * The default backend: recurrences on the processor, in plain Java.
 *
 * <p>Reading order: a {@link weka.recurrent.kernel.cpu.CpuBackend} packs weights and opens a {@code CpuPass}. A training step is
 * a {@code ShardedStep}: each thread of the pool takes a few sequences through all of it in rows that it uses again for the next
 * few, and a {@code GradientTree} adds what {@code Shards} of the batch give. Where gates are to be read, or the gradient is too
 * large to be held several times, forward and backward are calls of their own, over rows of the whole batch. Either way {@code
 * StackPass} takes a {@code SequenceGroup} through layers and time. {@code LstmUnit}, {@code GruUnit} and {@code ElmanUnit} are
 * the cells, forward and back in one file; each has a step in plain Java and one on vectors, siblings under {@code CellStep}.
 * {@code WeightGradients} sums over the steps. Products are the business of a {@code RowArithmetic}.
 *
 * <pre>
 *   training step   units of sequences ∥ :  forward, features' gradient, backward, gradient of each shard; shards added by pairs
 *
 *   forward         groups of sequences ∥:  layer by layer, direction by direction, step by step: b + x W + h R in one sweep,
 *                                           then the cell; of a GRU x W + b for some steps first, then step by step h R and the
 * cell
 *   backward        groups of sequences ∥:  the same from top to bottom and from last step to first; z becomes dz
 *   gradient        its tiles ∥          :  dW = xᵀ dz, dR = hᵀ dz, db = Σ dz over all valid steps
 * </pre>
 *
 * <p>Rows (a gate vector, a state of one sequence at one step) are arrays of their own: this is the form in which the JIT
 * vectorises loops without any flag, and it lets directions, layers and groups share rows instead of copying them. In plain Java
 * {@code LoopRows} finds rows that stand where such loops are fastest, and cells gather each gate of several rows in a lane,
 * which makes loops few and long. On vectors {@code VectorPrimer} runs first, or the JIT may give up on a kernel for as long as
 * the JVM lives.
 *
 * <p>Imports: {@code weka.recurrent.kernel} and the JDK only.
 */
package weka.recurrent.kernel.cpu;
