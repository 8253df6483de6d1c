/**
 * A whole network: embeddings, the recurrent encoder of a backend, an output layer, a loss. Settings, learned values and scratch
 * are three things: {@link weka.recurrent.network.NetworkSpec} is a record, the learned values are one flat {@code float[]} laid
 * out by {@link weka.recurrent.network.NetworkLayout} and packed for a backend as {@link weka.recurrent.network.NetworkWeights},
 * and a {@link weka.recurrent.network.NetworkPass} is the scratch of one thread.
 *
 * <pre>
 *   Sequence[] ──► LoadedBatch x [T,N,D] ──► Pass.forward ──► features [N,F] ──► OutputLayer, statics [N,S] ──► outputs [N,C]
 *                                                                                                                  │
 *                                                                                                                loss
 *                                                                                                                  │
 *   gradient [P] ◄── embeddings ◄── dx [T,N,D] ◄── Pass.backward ◄── dFeatures [N,F] ◄── OutputLayer ◄─────────────┘
 * </pre>
 *
 * <p>Random numbers come by counter from {@link weka.recurrent.network.RandomStream}: their bits depend on names (seed, purpose,
 * epoch, batch) and on nothing else.
 *
 * <p>Imports: {@code kernel}; EJML in {@link weka.recurrent.network.Initializer} alone. Knows nothing of Weka. Start reading at
 * {@link weka.recurrent.network.NetworkSpec}.
 */
package weka.recurrent.network;
