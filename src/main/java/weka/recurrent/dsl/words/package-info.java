/**
 * The words of experiment scripts and what they become.
 *
 * <pre>
 *   ScriptWords    what a script is: values (SharedWords, TaskWords, MeasureWords, ReportWords), unknown words (UnknownWords),
 *       │          and the one door to the experiment that a word at the top level belongs to
 *       ▼
 *   ExperimentBlock collects; each word with arguments reads its own and knows its place:
 *       │          DataArguments, LearnersWord, EvaluateWord, MeasureWord, TestWord, PlotWord, ReportWord, RunWord
 *       ▼
 *   PlanBuilder    crosses the axes, resolves {@link weka.recurrent.dsl.words.DataWord data} and
 *       │          {@link weka.recurrent.dsl.words.Learner learners} under each level, finds what can only be found now
 *       ▼
 *   Described      plan, closures of the script, and how it wants to be carried out
 * </pre>
 *
 * <p>{@link weka.recurrent.dsl.words.ExperimentWords} declares each word of an experiment once, with its text and the way through
 * the door; the block gives it its meaning. Classes are public where Groovy calls them or the room above needs them. Imports
 * {@code dsl.reading}, {@code experiment} and below. Start reading at {@link weka.recurrent.dsl.words.ExperimentBlock}.
 */
package weka.recurrent.dsl.words;
