/**
 * The tab <i>Sequences</i> of Weka's Explorer: the loaded data as sequences, and what a trained network remembered of one.
 *
 * <pre>
 *   SequencesTab           Weka's side: gets the data, reads them when it is first looked at, shows how they are read
 *     ├─ DataView          small multiples by class, channels, lengths, missing values, class balance
 *     │    └─ ExampleGrid ◄── Examples     charts of a few sequences of each class, made in the background
 *     └─ MemoryView        a model, a sequence, and what is between them
 *          ├─ ModelList    the recurrent models of the Classify tab's result list, and those loaded from files
 *          └─ MemoryLook   everything that is computed: gates, answers, occlusion; Forgetting for the whole data
 * </pre>
 *
 * <p>Weka makes the tab when the Explorer starts, so until it is looked at there is nothing in it. The data belong to the
 * Explorer: they are copied on the event thread and the copy is read in the background. Registered by {@code Explorer.props} of
 * the package.
 *
 * <p>Imports: {@code weka.recurrent.gui}, {@code .report}, {@code .data}, {@code .insight}, {@code .classifier} and Weka. Start
 * reading at {@link weka.recurrent.gui.explorer.SequencesTab}.
 */
package weka.recurrent.gui.explorer;
