/**
 * Experiment scripts: Groovy text in, {@link weka.recurrent.experiment.plan.Plan plans} and runs out.
 *
 * <pre>
 *   dsl           ScriptReader: text ──► script object ──► ScriptPlan, or a ScriptException with all faults together
 *    │            ScriptRun: plan ──► jobs, tables, kept model, the script's own code (EpochEvent, ResultsView, ExpectView)
 *    ▼
 *   dsl.words     what each word means: the script runs once and only describes
 *    ▼
 *   dsl.reading   text, places, faults, values
 * </pre>
 *
 * <h2>How words are looked up</h2>
 * <ol>
 * <li>Every block is run by {@link weka.recurrent.dsl.reading.ScriptContext#run}: the closure's delegate is the block's object,
 * its owner the script, so a word means what it means in this block or at the top level, and never what it means in the block
 * around.</li>
 * <li>Block objects have real methods only. What neither they nor the script know ends in the one
 * {@code methodMissing}/{@code propertyMissing} of {@link weka.recurrent.dsl.words.ScriptWords}, which knows the block it is in
 * and says what was meant.</li>
 * <li>Words that mean the same everywhere ({@code lstm}, {@code weka}, {@code accuracy}) are methods and properties of the
 * script.</li>
 * </ol>
 *
 * <p>A fault does not end the reading: it is noted and the word skipped, so one run shows all of them. All words carry
 * {@link weka.recurrent.dsl.reading.Word}; the messages, {@code recur describe} and the reference page are made from it.
 *
 * <p>The only packages with Groovy types; written in Java, so that any Groovy from 4 on runs them. Imports
 * {@code weka.recurrent.experiment}, {@code report} and below. Start reading at {@link weka.recurrent.dsl.ScriptReader}.
 */
package weka.recurrent.dsl;
