/**
 * Recurrent networks for Weka: RNN, LSTM and GRU that one clicks in the Explorer, and the five floors on which they stand.
 *
 * <pre>
 *   floor 5   cli  gui                      command line, windows
 *   floor 4   dsl  experiment  report       scripts, plans, results
 *   floor 3   classifier  insight           Weka's contract, what a network remembers
 *   floor 2   data                          instances as sequences
 *   floor 1   network  training             layers, loss, optimizer
 *   floor 0   kernel  storage               recurrences on float arrays; files
 * </pre>
 *
 * <h2 id="way-in">The way in</h2>
 *
 * <p>From the classifier that a user clicks to the equations of its cell it is seven classes. Read them in this order; each calls
 * the next when an instance is classified, and each adds one thing.
 * <ol>
 * <li>{@link weka.classifiers.functions.LSTM}: names the cell, and says in words what it does.
 * <li>{@link weka.classifiers.functions.RecurrentClassifier}: Weka's contract; holds the trained model.
 * <li>{@link weka.recurrent.classifier.RecurrentModel}: turns the instance into a sequence, and averages the networks.
 * <li>{@link weka.recurrent.network.NetworkPass}: one network; embeddings below the recurrent layers, the output layer above.
 * <li>{@code weka.recurrent.kernel.cpu.CpuPass}: cuts a batch into groups for the threads; the {@link weka.recurrent.kernel.Pass}
 * of the CPU, which checks what all backends check.
 * <li>{@code weka.recurrent.kernel.cpu.StackPass}: takes a group through layers and time, and makes the products.
 * <li>{@code weka.recurrent.kernel.cpu.PlainLstmStep}: the step of the cell, forward and back. {@code LstmUnit} beside it holds
 * the equations, {@code VectorLstmStep} is the same on vectors.
 * </ol>
 *
 * <p>Two classes between them, {@code SideBySide} and {@code WorkerPool}, only share work out to threads.
 *
 * <p>Training goes the same way from {@code NetworkPass} on, and comes there from {@code RecurrentClassifier} by {@link
 * weka.recurrent.classifier.TrainingSession}, which prepares, and {@link weka.recurrent.training.Trainer}, which holds the loop.
 * The same equations in the form of a textbook, in double precision: {@link weka.recurrent.kernel.reference}.
 *
 * <p>Holds this page alone.
 */
package weka.recurrent;
