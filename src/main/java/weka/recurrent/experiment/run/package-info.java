/**
 * How jobs are carried out: from an {@link weka.recurrent.experiment.run.Experiment} and a folder to an outcome.
 *
 * <pre>
 *   ExperimentRun ── which jobs have no result yet? ──► Engine (threads, Spark): each job from nothing but the plan and its id
 *                                                         └─ JobRunner: Splits ─► Scheme ─► Training ─► Scorer, JobInsight
 *        journal ◄── JobResult, EpochResult, InsightResult ◄─┘
 * </pre>
 *
 * <p>Splits are those of Weka's Experimenter, bit for bit: with seed 1, run r of a cross-validation has its folds. Only
 * {@code SparkEngine} knows Spark.
 *
 * <p>Imports: {@link weka.recurrent.experiment.plan}, {@link weka.recurrent.experiment.outcome}, the classifiers and below. Start
 * reading at {@link weka.recurrent.experiment.run.ExperimentRun}, then {@link weka.recurrent.experiment.run.Engine}.
 */
package weka.recurrent.experiment.run;
