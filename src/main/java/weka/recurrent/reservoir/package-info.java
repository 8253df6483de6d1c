/**
 * A recurrent network whose recurrence is drawn and not trained (floor 1). Its kernel runs on floor 0; here are the draw of its
 * units, their thresholds, and the linear read-out that is fitted in closed form.
 *
 * <pre>
 *   ReservoirSpec + seed ──BankDraw──► units ──thresholds from training sequences──► ReservoirFeatures: one row per sequence
 *   rows + targets ──SmallRidge: leave-one-out up to 2048 rows, LargeRidge: Gram matrix and hold-out beyond──► RidgeFit
 *   scores of rows left out ──Temperature──► probabilities
 * </pre>
 *
 * <p>Reservoir computing: Jaeger (2001), GMD report 148; Lukosevicius &amp; Jaeger (2009), doi:10.1016/j.cosrev.2009.03.005.
 * Linear diagonal recurrences: Orvieto et al. (2023), arXiv:2303.06349. Shares of steps above thresholds, read out by ridge:
 * ROCKET, Dempster et al. (2020), doi:10.1007/s10618-020-00701-z.
 *
 * <p>Same data, options and seed give the same bits on any JVM and for any number of threads: sums have a fixed order, random
 * numbers come from {@link weka.recurrent.network.RandomStream}, transcendental functions from {@link java.lang.StrictMath}.
 *
 * <p>Imports: {@code .kernel}, {@code .network}. Start reading at {@link weka.recurrent.reservoir.ReservoirFeatures}.
 */
package weka.recurrent.reservoir;
