/**
 * How fast we are, and against whom: {@link weka.recurrent.bench.PairedBench} times whole training steps and predictions in turns
 * with libtorch and Deeplearning4j; {@code KernelBench} (JMH) measures the kernels against the peak of the machine. Run by
 * {@code scripts/bench}; never part of the package. {@link weka.recurrent.bench.ClassicTasks}, run by {@code
 * scripts/classic-tasks}, counts how many sequences the classic long-memory tasks take.
 */
package weka.recurrent.bench;
