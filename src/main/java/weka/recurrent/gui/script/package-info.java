/**
 * The window <i>Sequence experiments</i> of Weka's Tools menu: scripts written, checked and carried out without a terminal.
 *
 * <pre>
 *   SequenceExperiments (window) ── ScriptEditor ── ScriptEditorKit ── ScriptTokens      text, colors, line numbers, undo
 *          │                     ── MessageList, ResultsTable, WindowStream              what came of it
 *          └── ScriptTask (its own thread) ──ScriptReader──► plans ──ScriptRun──► LiveRun (asked by a timer of the window)
 * </pre>
 *
 * <p>The script's thread never touches Swing: it posts events, and what changes often is kept in a
 * {@link weka.recurrent.gui.script.LiveRun} that the window asks a few times a second.
 *
 * <p>Imports: {@code dsl}, {@code experiment}, {@code cli} (which knows how to find an unfinished run), Swing and Weka's GUI.
 * Start reading at {@link weka.recurrent.gui.script.SequenceExperiments}.
 */
package weka.recurrent.gui.script;
