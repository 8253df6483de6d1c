/**
 * Filters that show sequences to learners that know nothing of them: one row of ordinary attributes per sequence. In the
 * language of experiments they are the views {@code flat}, {@code summary} and {@code window(k)}; in Weka they stand where its
 * own filters stand, and a {@code FilteredClassifier} keeps what they learn to the training data.
 *
 * <pre>
 *   SequencesToFlat      channel@1, channel@2, …            every step; missing after the end
 *   SequencesToWindow    channel@last-2, …, channel@last    the last steps; missing before the beginning
 *   SequencesToSummary   channel mean, sd, min, max, first, last, slope, and the length
 *   SequencesToRocket    9996 shares of steps above a bias      MiniROCKET, for a linear learner
 * </pre>
 *
 * <p>Imports {@code weka.recurrent.data}, which decides how the sequences lie in the data. Start reading at
 * {@link weka.filters.unsupervised.attribute.SequenceView}.
 */
package weka.filters.unsupervised.attribute;
