/**
 * Whole-sequence recurrences on {@code float} arrays: the lowest floor, which knows neither Weka nor loss functions.
 *
 * <p>A {@link weka.recurrent.kernel.Backend} turns a batch of sequences into one feature vector per sequence and carries
 * gradients back. What it computes is said by an {@link weka.recurrent.kernel.EncoderSpec} (a stack of recurrent layers and a
 * read-out), on what data by a {@link weka.recurrent.kernel.SequenceBatch}. The numbers come as one flat {@code float[]} laid out
 * by {@link weka.recurrent.kernel.EncoderLayout}; a backend packs them into {@link weka.recurrent.kernel.Weights}, and opens a
 * {@link weka.recurrent.kernel.Pass} through which weights and batches go. What forward leaves in it for backward can be looked
 * at: a {@link weka.recurrent.kernel.Trace}.
 *
 * <pre>
 *   float[] parameters [P] ──pack──► Weights ─┐        features [N,F] ──► what stands above ──► dFeatures [N,F]
 *                                             ▼            ▲                                       │
 *   SequenceBatch x [T,N,D] ─────────────► Pass: layer 0 ──► … ──► layer L-1 ──► read-out          │
 *                                             │ gates, states kept: a Trace │                      ▼
 *   dx [T,N,D] ◄─────────────────────────── backward through time ◄────────────────────────────────┘     gradient [P] added to
 * </pre>
 *
 * <p>Arguments and the order of use are checked in one place, {@code Pass}, for all backends.
 *
 * <h2>Notation</h2>
 * <table>
 * <caption>Letters used in code, Javadoc, tests and options</caption>
 * <tr><td>T, N, D, H, G, F</td><td>time steps, sequences in the batch, inputs, hidden units, gates of the cell,
 * features</td></tr>
 * <tr><td>x [T,N,D], W [D,G·H], R [H,G·H], b [B·H]</td><td>time-major input, input weights, recurrent weights, bias</td></tr>
 * <tr><td>h, c</td><td>hidden state and cell state; zero before the first step</td></tr>
 * <tr><td>lengths [N], n_t</td><td>valid steps; a batch is sorted by falling length, so that step t works on its first n_t
 *     rows: padding costs nothing and cannot leak</td></tr>
 * <tr><td>i f g o · r z n</td><td>gate order of LSTM and GRU, as in PyTorch and cuDNN</td></tr>
 * </table>
 *
 * <h2>Cells</h2>
 * <pre>
 *   RNN    h' = φ(x W + h R + b),  φ = tanh or max(0, ·)
 *
 *   LSTM   i = σ(x W_i + h R_i + b_i)      f = σ(x W_f + h R_f + b_f)
 *          g = tanh(x W_g + h R_g + b_g)   o = σ(x W_o + h R_o + b_o)
 *          c' = f ⊙ c + i ⊙ g              h' = o ⊙ tanh(c')
 *          peepholes add p_i ⊙ c, p_f ⊙ c and p_o ⊙ c' inside the gates
 *
 *   GRU    r = σ(x W_r + h R_r + b_r)      z = σ(x W_z + h R_z + b_z)
 *          n = tanh(x W_n + b_n + r ⊙ (h R_n + b_m))
 *          h' = (1 − z) ⊙ n + z ⊙ h        (reset after the product; b = b_r, b_z, b_n, b_m)
 * </pre>
 * A second direction reads every sequence from its own last valid step to its first; the outputs of both are concatenated.
 *
 * <h2>Reproducibility</h2>
 * Every output element accumulates its products over k in rising order with fused multiply-add, so results depend neither on
 * the number of threads nor on who else is in the batch. The OpenCL backend keeps to a stated tolerance instead, with the same
 * bits from run to run on one device.
 *
 * <p>Imports: nothing above this floor. Only {@code .opencl} imports Aparapi, only {@code .reference} EJML. Start reading at
 * {@link weka.recurrent.kernel.Backend}.
 */
package weka.recurrent.kernel;
