/**
 * What a trained network remembers, measured on the network itself. No GUI in it; everything is usable from Java.
 *
 * <p>All analyses look at a {@link weka.recurrent.insight.Subject}: a network, its weights, and a bounded sample of
 * sequences, so that each costs a bounded number of passes, stated in its comment, whatever the size of the data. Memory
 * is measured by three estimates that share no assumption:
 * <table>
 * <caption>Estimates of the memory horizon, each a lag: steps back from the last valid one</caption>
 * <tr><td>{@link weka.recurrent.insight.GradientByLag}</td><td>how strongly the output answers to a small change k steps
 *     back; the lag within which 90 % of that lies. Blind where units are saturated</td></tr>
 * <tr><td>{@link weka.recurrent.insight.GateStatistics}, {@link weka.recurrent.insight.JacobianDecay}</td><td>how slowly the
 *     state can decay: τ = −1/ln(mean gate) per unit, for an RNN the product of its Jacobians. What the network <i>could</i>
 *     keep, not what it uses. The product is left out after a short training, beside which it would take long</td></tr>
 * <tr><td>{@link weka.recurrent.insight.ForgettingCurve}</td><td>how right the answers still are when all but the last k
 *     steps come from another sequence. Causal, and the one to trust</td></tr>
 * </table> {@link weka.recurrent.insight.MemoryHorizon} puts the three together, in one sentence, warns where they
 * disagree, and claims nothing for a network that does no better with its sequences than with somebody else's.
 *
 * <p>{@link weka.recurrent.insight.MemoryReport} is what a saved model carries of all this: measured at the end of training on
 * sequences set aside if there are 60, else on training sequences, for at most a share of the work of training that
 * {@link weka.recurrent.insight.Effort} counts, or on demand with all effort.
 *
 * <p>Beside it: {@link weka.recurrent.insight.TimeScales} (gates as planned and as learned), {@link
 * weka.recurrent.insight.GateMap} (one sequence through the gates, and when the network made up its mind), {@link
 * weka.recurrent.insight.Occlusion} (which steps of one sequence its answer rests on), {@link
 * weka.recurrent.insight.GradientFlow} (gradient by lag over the epochs), {@link weka.recurrent.insight.OrderTest} (does
 * order matter?) and {@link weka.recurrent.insight.TrainingDoctor} (what went wrong, in sentences).
 *
 * <p>Conventions: lag 0 is the last valid step of a sequence; scores are accuracies for classes and
 * 1 − (squared error / variance) for numbers. All random draws have fixed seeds: the same network gives the same report.
 *
 * <p>May import {@code kernel}, {@code network}, {@code training}, {@code data} and EJML. Start reading at
 * {@link weka.recurrent.insight.Subject}, then {@link weka.recurrent.insight.MemoryHorizon}.
 */
package weka.recurrent.insight;
