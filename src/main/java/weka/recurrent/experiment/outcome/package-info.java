/**
 * What came out of an experiment, and the folder that holds it. Everything a report needs is here; the script is not needed
 * again.
 *
 * <pre>
 *   JobResult      one row: measures, sizes, confusion, times, or the error               results.jsonl
 *   EpochResult    one line of a learning curve                                           epochs.jsonl
 *   InsightResult  what the network of a job remembers, where the script asks             insight.jsonl
 *   Provenance     script, software, machine, times                                       manifest.json
 *     └─► Outcome = Design + Provenance + results + epochs + insights                     RunFolder reads and writes it
 *           └─► Significance   means, corrected t-tests by Weka's own PairedCorrectedTTester
 * </pre>
 *
 * <p>Imports: {@link weka.recurrent.experiment.plan} and below. Start reading at
 * {@link weka.recurrent.experiment.outcome.Outcome}, then {@link weka.recurrent.experiment.outcome.RunFolder}.
 */
package weka.recurrent.experiment.outcome;
