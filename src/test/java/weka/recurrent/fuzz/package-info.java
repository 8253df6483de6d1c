/**
 * Input from strangers, made by machine: each {@link weka.recurrent.fuzz.FuzzTarget} feeds bytes to one reader of ours and holds
 * that it ends in a result or in a sentence. {@link weka.recurrent.fuzz.FuzzTest} does a short run with {@link
 * weka.recurrent.fuzz.Mutations}; {@code scripts/fuzz} runs the same targets under Jazzer, guided by coverage. What was ever
 * found is kept in {@code src/test/resources/fuzz} and fed again by the test.
 */
package weka.recurrent.fuzz;
