/**
 * The ground of the language: the text of a script, the place of a word in it, and everything that was wrong. Knows no word.
 *
 * <ul>
 * <li>{@link weka.recurrent.dsl.reading.ScriptContext} is one reading: which block the script is in, which line it is at, which
 * faults were found.</li>
 * <li>{@link weka.recurrent.dsl.reading.Values} and {@link weka.recurrent.dsl.reading.Arguments} turn Groovy's values into plain
 * ones and check what a word was given by name.</li>
 * <li>{@link weka.recurrent.dsl.reading.Axis} is a number that gets its value in each cell of the plan.</li>
 * <li>{@link weka.recurrent.dsl.reading.Word} marks a method as a word; {@link weka.recurrent.dsl.reading.Given} a class whose
 * objects scripts are given.</li>
 * </ul>
 *
 * <p>Imports nothing of the package. All else in {@code dsl} stands on it; start reading at
 * {@link weka.recurrent.dsl.reading.ScriptContext}.
 */
package weka.recurrent.dsl.reading;
