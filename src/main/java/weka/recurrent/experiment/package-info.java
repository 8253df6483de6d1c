/**
 * Experiments: what is to be compared, the jobs that follow from it, and what came out. No Groovy, no terminal.
 *
 * <pre>
 *   script ──(weka.recurrent.dsl)──► Plan = Design + data sources + callbacks
 *                                      │
 *     Design   pure data: factors, data sets, cells, protocol, measures, plots          plan.json
 *     Cell     one data set × one learner × one setting of the factors
 *     Job      one split of one cell: cell × run × fold                                 id = SHA-256 of all that decides it
 *                                      │ Engine (threads, shards, Spark): each job from nothing but the plan and its id
 *                                      ▼
 *     JobResult  one row: measures, sizes, confusion, times, or the error               results.jsonl  (flushed per job)
 *     EpochResult  one line of a learning curve                                         epochs.jsonl
 *     InsightResult  what the network of a job remembers, where the script asks         insight.jsonl
 *                                      │
 *                                      ▼
 *     Outcome = Design + Provenance + results + epochs + insights        RunFolder reads and writes it
 *                                      │
 *       ├─► Significance   means, corrected t-tests by Weka's own PairedCorrectedTTester
 *       └─► weka.recurrent.report   page, charts, tables for other programs; needs an Outcome, never the script
 * </pre>
 *
 * <p>A learner is always a Weka scheme: a class name and options. A view ({@code .on(summary)}) is a
 * {@code FilteredClassifier} around it, a tuned learner a {@code TunedClassifier}; so every row of
 * the results can be repeated by one Weka command line. Measures are numbers in their natural unit (accuracy 0..1, seconds).
 *
 * <p>Records that reach a file are read and written by {@link weka.recurrent.experiment.Json}; NaN is {@code null} there.
 * Splits are those of Weka's Experimenter, bit for bit: with seed 1, run r of a cross-validation has its folds
 * ({@code Splits}).
 *
 * <p>Imports: Weka, the classifiers, data and below; {@code weka.recurrent.dsl} builds plans, {@code weka.recurrent.report}
 * reads outcomes. Start reading at {@link weka.recurrent.experiment.Design}, then
 * {@link weka.recurrent.experiment.Outcome}.
 */
package weka.recurrent.experiment;
