/**
 * Experiments: what is to be compared, the jobs that follow from it, and what came out. No Groovy, no terminal. Three rooms, each
 * knowing those above it only:
 *
 * <pre>
 *   script ──(weka.recurrent.dsl)──►
 *   {@link weka.recurrent.experiment.plan}      Design, Cell, Job, DataSource ── what is asked            plan.json
 *        ▲
 *   {@link weka.recurrent.experiment.outcome}   Outcome = Design + Provenance + results; RunFolder        manifest.json, *.jsonl
 *        ▲                                        └─► weka.recurrent.report: page, charts, tables
 *   {@link weka.recurrent.experiment.run}       Experiment = Plan + callbacks; Engine does the jobs
 *        ▲
 *   {@link weka.recurrent.experiment.TunedClassifier}   a search as a Weka classifier;
 *                                                       saved models and command lines know this name
 * </pre>
 *
 * <p>A learner is always a Weka scheme: a class name and options. A view ({@code .on(summary)}) is a
 * {@code FilteredClassifier} around it, a tuned learner a {@code TunedClassifier}; so every row of
 * the results can be repeated by one Weka command line. Measures are numbers in their natural unit (accuracy 0..1, seconds).
 *
 * <p>Records that reach a file are read and written by {@link weka.recurrent.storage.Json}; NaN is {@code null} there.
 *
 * <p>Imports: Weka, the classifiers, data and below; {@code weka.recurrent.dsl} builds plans, {@code weka.recurrent.report}
 * reads outcomes. Start reading at {@link weka.recurrent.experiment.plan.Design}, then
 * {@link weka.recurrent.experiment.outcome.Outcome}, then {@link weka.recurrent.experiment.run.ExperimentRun}.
 */
package weka.recurrent.experiment;
