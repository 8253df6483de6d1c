/**
 * Files that survive: {@link weka.recurrent.storage.AtomicFile} writes one so that a crash, a kill or a full disk leaves the old
 * file or the new one, never half of it; {@link weka.recurrent.storage.PlannedFile} does so for writers that want a path. {@link
 * weka.recurrent.storage.Sha256} tells whether what was read is what was written; {@link weka.recurrent.storage.Json} writes
 * records as text and reads them; {@link weka.recurrent.storage.TimeSpan} reads and prints times. Used by models, checkpoints,
 * exports, kept models and the files of a run.
 *
 * <p>Imports: nothing of ours.
 */
package weka.recurrent.storage;
