/**
 * Files that survive: {@link weka.recurrent.storage.AtomicFile} writes one so that a crash, a kill or a full disk leaves the old
 * file or the new one, never half of it. Used by checkpoints, exports, kept models and the files of a run.
 *
 * <p>Imports: nothing of ours.
 */
package weka.recurrent.storage;
