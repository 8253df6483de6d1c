/**
 * From Weka's instances to encoded sequences (floor 2). May import {@code weka.core}, {@code .network} and {@code .training};
 * nothing here knows a classifier.
 *
 * <p>Start with {@link weka.recurrent.data.SequenceEncoder}: it is fitted on the training data, kept in the model, and turns an
 * instance into a {@link weka.recurrent.network.Sequence}. On the way there,
 * <ol>
 * <li>{@link weka.recurrent.data.LayoutDetector} decides how the data are laid out, which attribute is the sequence, which one is
 *     an identifier and which ones belong to the sequence as a whole;</li>
 * <li>a {@link weka.recurrent.data.RawReader} brings every layout into one form, [step, channel] in double with NaN for missing,
 *     so that the same data give the same bits whatever the layout they came in;</li>
 * <li>one {@link weka.recurrent.data.ChannelCode} per channel turns these into what enters the network.</li>
 * </ol>
 *
 * <p>Rules that hold in every layout:
 * <ul>
 * <li>Everything that is learned (layout, means, labels, vocabulary) is learned from the training data alone.</li>
 * <li>Steps at the end in which every channel is missing are padding: the sequence ends before them.</li>
 * <li>A missing value inside a sequence enters as the channel's mean, with an indicator channel where the training data have
 *     missing values in that channel. A recurrent network can carry the last value by itself; Lipton, Kale and Wetzel (2016,
 *     arXiv:1606.04130) found mean and indicator at least as good as repeating it.</li>
 * <li>A channel with a single value in the training data enters as 0, in prediction too: no weight was ever fitted to it.</li>
 * <li>A label or word that the training data do not hold enters as unknown; a label that is not in the training header is an
 *     error.</li>
 * <li>A missing or empty sequence has length 0. Instances without class or with weight 0 take no part in training.</li>
 * <li>Weights count like copies: an instance of weight 2 moves means and standard deviations as two instances would.</li>
 * </ul>
 */
package weka.recurrent.data;
