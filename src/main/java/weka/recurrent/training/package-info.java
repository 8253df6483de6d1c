/**
 * Training one network. Settings are {@link weka.recurrent.training.TrainingSpec}, the state of one run is a
 * {@link weka.recurrent.training.TrainingRun}, scratch is inside the {@link weka.recurrent.training.Trainer}.
 *
 * <pre>
 *   TrainingSet ──HoldOut──► training ──MiniBatches──► NetworkPass ──gradient──► norm, clip ──► Optimizer ──► parameters
 *                       └──► validation ──Evaluator──► loss ──► best weights, plateau, patience
 * </pre>
 *
 * <p>Exact resume: everything that changes is in the run (weights, moments, best weights, rate), everything random is a pure
 * function of seed, epoch and batch. Five epochs and five more give the bits of ten.
 *
 * <p>Imports: {@code kernel}, {@code network}. Knows nothing of Weka. Start reading at {@link weka.recurrent.training.Trainer}.
 */
package weka.recurrent.training;
