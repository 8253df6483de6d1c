/**
 * A whole network: embeddings, the recurrent encoder of a backend, an output layer, a loss. Settings, learned values and scratch
 * are three things: {@link weka.recurrent.network.NetworkSpec} is a record, the learned values are one flat {@code float[]} laid
 * out by {@link weka.recurrent.network.NetworkLayout}, and a {@link weka.recurrent.network.NetworkPass} is the scratch of one
 * thread.
 *
 * <pre>
 *   Sequence[] ──load──► NetworkPass ──► x [T,N,D] ──Backend.forward──► features [N,F] + statics ──► outputs [N,C] ──► loss
 *   gradient [P] ◄── tables ◄── dx ◄──Backend.backward──◄ dFeatures ◄── dropout ◄── output layer ◄──┘
 * </pre>
 *
 * <p>Random numbers come by counter from {@link weka.recurrent.network.RandomStream}: their bits depend on names (seed, purpose,
 * epoch, batch) and on nothing else.
 *
 * <p>Imports: {@code kernel}; EJML in {@link weka.recurrent.network.Initializer} alone. Knows nothing of Weka. Start reading at
 * {@link weka.recurrent.network.NetworkSpec}.
 */
package weka.recurrent.network;
