package weka.recurrent.kernel.opencl;

/**
 * The product of the recurrence, of state or gate gradients in shared memory with weights in the arena:
 * <pre>
 *   acc[4i + j] += Σ_k shared[at + i·pitch + k] · arena[w + k·stride + c_j]
 *
 *   k &lt; depth, i &lt; itemRows, j &lt; itemColumns
 * </pre>
 * Items beside each other read neighboring weights and the same state. Each sum runs over k in rising order with fma, whatever
 * the form.
 *
 * <p>The four forms are unrolled by hand, alike: sixteen loads of weights first, then the products that wait for them. What
 * bounds a step is the way of the weights from the cache, some hundred cycles for each turn of the loop, and drivers start four
 * loads a turn by themselves. The accumulators are locals within a form, and in {@code acc} between it and the cell, at constant
 * indices: so no turn of a loop stores them, even where a driver calls what it could inline.
 */
abstract class ProductKernel extends MatrixKernel {
  protected void recur16(int at, int pitch, int depth, int w, int stride, int c0, int c1, int c2, int c3) {
    float s0 = acc[0];
    float s1 = acc[1];
    float s2 = acc[2];
    float s3 = acc[3];
    float s4 = acc[4];
    float s5 = acc[5];
    float s6 = acc[6];
    float s7 = acc[7];
    float s8 = acc[8];
    float s9 = acc[9];
    float s10 = acc[10];
    float s11 = acc[11];
    float s12 = acc[12];
    float s13 = acc[13];
    float s14 = acc[14];
    float s15 = acc[15];
    int whole = depth - depth % 4;
    for (int k = 0; k < whole; k += 4) {
      int v = w + k * stride;
      float w0 = arena[v + c0];
      float w1 = arena[v + c1];
      float w2 = arena[v + c2];
      float w3 = arena[v + c3];
      float w4 = arena[v + stride + c0];
      float w5 = arena[v + stride + c1];
      float w6 = arena[v + stride + c2];
      float w7 = arena[v + stride + c3];
      float w8 = arena[v + 2 * stride + c0];
      float w9 = arena[v + 2 * stride + c1];
      float w10 = arena[v + 2 * stride + c2];
      float w11 = arena[v + 2 * stride + c3];
      float w12 = arena[v + 3 * stride + c0];
      float w13 = arena[v + 3 * stride + c1];
      float w14 = arena[v + 3 * stride + c2];
      float w15 = arena[v + 3 * stride + c3];
      float h0 = shared[at + k];
      s0 = fma(h0, w0, s0);
      s1 = fma(h0, w1, s1);
      s2 = fma(h0, w2, s2);
      s3 = fma(h0, w3, s3);
      float h1 = shared[at + pitch + k];
      s4 = fma(h1, w0, s4);
      s5 = fma(h1, w1, s5);
      s6 = fma(h1, w2, s6);
      s7 = fma(h1, w3, s7);
      float h2 = shared[at + 2 * pitch + k];
      s8 = fma(h2, w0, s8);
      s9 = fma(h2, w1, s9);
      s10 = fma(h2, w2, s10);
      s11 = fma(h2, w3, s11);
      float h3 = shared[at + 3 * pitch + k];
      s12 = fma(h3, w0, s12);
      s13 = fma(h3, w1, s13);
      s14 = fma(h3, w2, s14);
      s15 = fma(h3, w3, s15);
      float h4 = shared[at + k + 1];
      s0 = fma(h4, w4, s0);
      s1 = fma(h4, w5, s1);
      s2 = fma(h4, w6, s2);
      s3 = fma(h4, w7, s3);
      float h5 = shared[at + pitch + k + 1];
      s4 = fma(h5, w4, s4);
      s5 = fma(h5, w5, s5);
      s6 = fma(h5, w6, s6);
      s7 = fma(h5, w7, s7);
      float h6 = shared[at + 2 * pitch + k + 1];
      s8 = fma(h6, w4, s8);
      s9 = fma(h6, w5, s9);
      s10 = fma(h6, w6, s10);
      s11 = fma(h6, w7, s11);
      float h7 = shared[at + 3 * pitch + k + 1];
      s12 = fma(h7, w4, s12);
      s13 = fma(h7, w5, s13);
      s14 = fma(h7, w6, s14);
      s15 = fma(h7, w7, s15);
      float h8 = shared[at + k + 2];
      s0 = fma(h8, w8, s0);
      s1 = fma(h8, w9, s1);
      s2 = fma(h8, w10, s2);
      s3 = fma(h8, w11, s3);
      float h9 = shared[at + pitch + k + 2];
      s4 = fma(h9, w8, s4);
      s5 = fma(h9, w9, s5);
      s6 = fma(h9, w10, s6);
      s7 = fma(h9, w11, s7);
      float h10 = shared[at + 2 * pitch + k + 2];
      s8 = fma(h10, w8, s8);
      s9 = fma(h10, w9, s9);
      s10 = fma(h10, w10, s10);
      s11 = fma(h10, w11, s11);
      float h11 = shared[at + 3 * pitch + k + 2];
      s12 = fma(h11, w8, s12);
      s13 = fma(h11, w9, s13);
      s14 = fma(h11, w10, s14);
      s15 = fma(h11, w11, s15);
      float h12 = shared[at + k + 3];
      s0 = fma(h12, w12, s0);
      s1 = fma(h12, w13, s1);
      s2 = fma(h12, w14, s2);
      s3 = fma(h12, w15, s3);
      float h13 = shared[at + pitch + k + 3];
      s4 = fma(h13, w12, s4);
      s5 = fma(h13, w13, s5);
      s6 = fma(h13, w14, s6);
      s7 = fma(h13, w15, s7);
      float h14 = shared[at + 2 * pitch + k + 3];
      s8 = fma(h14, w12, s8);
      s9 = fma(h14, w13, s9);
      s10 = fma(h14, w14, s10);
      s11 = fma(h14, w15, s11);
      float h15 = shared[at + 3 * pitch + k + 3];
      s12 = fma(h15, w12, s12);
      s13 = fma(h15, w13, s13);
      s14 = fma(h15, w14, s14);
      s15 = fma(h15, w15, s15);
    }
    for (int k = whole; k < depth; k++) {
      float w0 = arena[w + k * stride + c0];
      float w1 = arena[w + k * stride + c1];
      float w2 = arena[w + k * stride + c2];
      float w3 = arena[w + k * stride + c3];
      float h0 = shared[at + k];
      s0 = fma(h0, w0, s0);
      s1 = fma(h0, w1, s1);
      s2 = fma(h0, w2, s2);
      s3 = fma(h0, w3, s3);
      float h1 = shared[at + pitch + k];
      s4 = fma(h1, w0, s4);
      s5 = fma(h1, w1, s5);
      s6 = fma(h1, w2, s6);
      s7 = fma(h1, w3, s7);
      float h2 = shared[at + 2 * pitch + k];
      s8 = fma(h2, w0, s8);
      s9 = fma(h2, w1, s9);
      s10 = fma(h2, w2, s10);
      s11 = fma(h2, w3, s11);
      float h3 = shared[at + 3 * pitch + k];
      s12 = fma(h3, w0, s12);
      s13 = fma(h3, w1, s13);
      s14 = fma(h3, w2, s14);
      s15 = fma(h3, w3, s15);
    }
    acc[0] = s0;
    acc[1] = s1;
    acc[2] = s2;
    acc[3] = s3;
    acc[4] = s4;
    acc[5] = s5;
    acc[6] = s6;
    acc[7] = s7;
    acc[8] = s8;
    acc[9] = s9;
    acc[10] = s10;
    acc[11] = s11;
    acc[12] = s12;
    acc[13] = s13;
    acc[14] = s14;
    acc[15] = s15;
  }

  protected void recurColumns(int at, int depth, int w, int stride, int c0, int c1, int c2, int c3) {
    float s0 = acc[0];
    float s1 = acc[1];
    float s2 = acc[2];
    float s3 = acc[3];
    int whole = depth - depth % 4;
    for (int k = 0; k < whole; k += 4) {
      int v = w + k * stride;
      float w0 = arena[v + c0];
      float w1 = arena[v + c1];
      float w2 = arena[v + c2];
      float w3 = arena[v + c3];
      float w4 = arena[v + stride + c0];
      float w5 = arena[v + stride + c1];
      float w6 = arena[v + stride + c2];
      float w7 = arena[v + stride + c3];
      float w8 = arena[v + 2 * stride + c0];
      float w9 = arena[v + 2 * stride + c1];
      float w10 = arena[v + 2 * stride + c2];
      float w11 = arena[v + 2 * stride + c3];
      float w12 = arena[v + 3 * stride + c0];
      float w13 = arena[v + 3 * stride + c1];
      float w14 = arena[v + 3 * stride + c2];
      float w15 = arena[v + 3 * stride + c3];
      float h0 = shared[at + k];
      s0 = fma(h0, w0, s0);
      s1 = fma(h0, w1, s1);
      s2 = fma(h0, w2, s2);
      s3 = fma(h0, w3, s3);
      float h1 = shared[at + k + 1];
      s0 = fma(h1, w4, s0);
      s1 = fma(h1, w5, s1);
      s2 = fma(h1, w6, s2);
      s3 = fma(h1, w7, s3);
      float h2 = shared[at + k + 2];
      s0 = fma(h2, w8, s0);
      s1 = fma(h2, w9, s1);
      s2 = fma(h2, w10, s2);
      s3 = fma(h2, w11, s3);
      float h3 = shared[at + k + 3];
      s0 = fma(h3, w12, s0);
      s1 = fma(h3, w13, s1);
      s2 = fma(h3, w14, s2);
      s3 = fma(h3, w15, s3);
    }
    for (int k = whole; k < depth; k++) {
      float w0 = arena[w + k * stride + c0];
      float w1 = arena[w + k * stride + c1];
      float w2 = arena[w + k * stride + c2];
      float w3 = arena[w + k * stride + c3];
      float h0 = shared[at + k];
      s0 = fma(h0, w0, s0);
      s1 = fma(h0, w1, s1);
      s2 = fma(h0, w2, s2);
      s3 = fma(h0, w3, s3);
    }
    acc[0] = s0;
    acc[1] = s1;
    acc[2] = s2;
    acc[3] = s3;
  }

  protected void recurRows(int at, int pitch, int depth, int w, int stride, int c0) {
    float s0 = acc[0];
    float s4 = acc[4];
    float s8 = acc[8];
    float s12 = acc[12];
    int whole = depth - depth % 16;
    for (int k = 0; k < whole; k += 16) {
      int v = w + k * stride;
      float w0 = arena[v + c0];
      float w1 = arena[v + stride + c0];
      float w2 = arena[v + 2 * stride + c0];
      float w3 = arena[v + 3 * stride + c0];
      float w4 = arena[v + 4 * stride + c0];
      float w5 = arena[v + 5 * stride + c0];
      float w6 = arena[v + 6 * stride + c0];
      float w7 = arena[v + 7 * stride + c0];
      float w8 = arena[v + 8 * stride + c0];
      float w9 = arena[v + 9 * stride + c0];
      float w10 = arena[v + 10 * stride + c0];
      float w11 = arena[v + 11 * stride + c0];
      float w12 = arena[v + 12 * stride + c0];
      float w13 = arena[v + 13 * stride + c0];
      float w14 = arena[v + 14 * stride + c0];
      float w15 = arena[v + 15 * stride + c0];
      s0 = fma(shared[at + k], w0, s0);
      s4 = fma(shared[at + pitch + k], w0, s4);
      s8 = fma(shared[at + 2 * pitch + k], w0, s8);
      s12 = fma(shared[at + 3 * pitch + k], w0, s12);
      s0 = fma(shared[at + k + 1], w1, s0);
      s4 = fma(shared[at + pitch + k + 1], w1, s4);
      s8 = fma(shared[at + 2 * pitch + k + 1], w1, s8);
      s12 = fma(shared[at + 3 * pitch + k + 1], w1, s12);
      s0 = fma(shared[at + k + 2], w2, s0);
      s4 = fma(shared[at + pitch + k + 2], w2, s4);
      s8 = fma(shared[at + 2 * pitch + k + 2], w2, s8);
      s12 = fma(shared[at + 3 * pitch + k + 2], w2, s12);
      s0 = fma(shared[at + k + 3], w3, s0);
      s4 = fma(shared[at + pitch + k + 3], w3, s4);
      s8 = fma(shared[at + 2 * pitch + k + 3], w3, s8);
      s12 = fma(shared[at + 3 * pitch + k + 3], w3, s12);
      s0 = fma(shared[at + k + 4], w4, s0);
      s4 = fma(shared[at + pitch + k + 4], w4, s4);
      s8 = fma(shared[at + 2 * pitch + k + 4], w4, s8);
      s12 = fma(shared[at + 3 * pitch + k + 4], w4, s12);
      s0 = fma(shared[at + k + 5], w5, s0);
      s4 = fma(shared[at + pitch + k + 5], w5, s4);
      s8 = fma(shared[at + 2 * pitch + k + 5], w5, s8);
      s12 = fma(shared[at + 3 * pitch + k + 5], w5, s12);
      s0 = fma(shared[at + k + 6], w6, s0);
      s4 = fma(shared[at + pitch + k + 6], w6, s4);
      s8 = fma(shared[at + 2 * pitch + k + 6], w6, s8);
      s12 = fma(shared[at + 3 * pitch + k + 6], w6, s12);
      s0 = fma(shared[at + k + 7], w7, s0);
      s4 = fma(shared[at + pitch + k + 7], w7, s4);
      s8 = fma(shared[at + 2 * pitch + k + 7], w7, s8);
      s12 = fma(shared[at + 3 * pitch + k + 7], w7, s12);
      s0 = fma(shared[at + k + 8], w8, s0);
      s4 = fma(shared[at + pitch + k + 8], w8, s4);
      s8 = fma(shared[at + 2 * pitch + k + 8], w8, s8);
      s12 = fma(shared[at + 3 * pitch + k + 8], w8, s12);
      s0 = fma(shared[at + k + 9], w9, s0);
      s4 = fma(shared[at + pitch + k + 9], w9, s4);
      s8 = fma(shared[at + 2 * pitch + k + 9], w9, s8);
      s12 = fma(shared[at + 3 * pitch + k + 9], w9, s12);
      s0 = fma(shared[at + k + 10], w10, s0);
      s4 = fma(shared[at + pitch + k + 10], w10, s4);
      s8 = fma(shared[at + 2 * pitch + k + 10], w10, s8);
      s12 = fma(shared[at + 3 * pitch + k + 10], w10, s12);
      s0 = fma(shared[at + k + 11], w11, s0);
      s4 = fma(shared[at + pitch + k + 11], w11, s4);
      s8 = fma(shared[at + 2 * pitch + k + 11], w11, s8);
      s12 = fma(shared[at + 3 * pitch + k + 11], w11, s12);
      s0 = fma(shared[at + k + 12], w12, s0);
      s4 = fma(shared[at + pitch + k + 12], w12, s4);
      s8 = fma(shared[at + 2 * pitch + k + 12], w12, s8);
      s12 = fma(shared[at + 3 * pitch + k + 12], w12, s12);
      s0 = fma(shared[at + k + 13], w13, s0);
      s4 = fma(shared[at + pitch + k + 13], w13, s4);
      s8 = fma(shared[at + 2 * pitch + k + 13], w13, s8);
      s12 = fma(shared[at + 3 * pitch + k + 13], w13, s12);
      s0 = fma(shared[at + k + 14], w14, s0);
      s4 = fma(shared[at + pitch + k + 14], w14, s4);
      s8 = fma(shared[at + 2 * pitch + k + 14], w14, s8);
      s12 = fma(shared[at + 3 * pitch + k + 14], w14, s12);
      s0 = fma(shared[at + k + 15], w15, s0);
      s4 = fma(shared[at + pitch + k + 15], w15, s4);
      s8 = fma(shared[at + 2 * pitch + k + 15], w15, s8);
      s12 = fma(shared[at + 3 * pitch + k + 15], w15, s12);
    }
    for (int k = whole; k < depth; k++) {
      float w0 = arena[w + k * stride + c0];
      s0 = fma(shared[at + k], w0, s0);
      s4 = fma(shared[at + pitch + k], w0, s4);
      s8 = fma(shared[at + 2 * pitch + k], w0, s8);
      s12 = fma(shared[at + 3 * pitch + k], w0, s12);
    }
    acc[0] = s0;
    acc[4] = s4;
    acc[8] = s8;
    acc[12] = s12;
  }

  protected void recurOne(int at, int depth, int w, int stride, int c0) {
    float s0 = acc[0];
    int whole = depth - depth % 16;
    for (int k = 0; k < whole; k += 16) {
      int v = w + k * stride;
      float w0 = arena[v + c0];
      float w1 = arena[v + stride + c0];
      float w2 = arena[v + 2 * stride + c0];
      float w3 = arena[v + 3 * stride + c0];
      float w4 = arena[v + 4 * stride + c0];
      float w5 = arena[v + 5 * stride + c0];
      float w6 = arena[v + 6 * stride + c0];
      float w7 = arena[v + 7 * stride + c0];
      float w8 = arena[v + 8 * stride + c0];
      float w9 = arena[v + 9 * stride + c0];
      float w10 = arena[v + 10 * stride + c0];
      float w11 = arena[v + 11 * stride + c0];
      float w12 = arena[v + 12 * stride + c0];
      float w13 = arena[v + 13 * stride + c0];
      float w14 = arena[v + 14 * stride + c0];
      float w15 = arena[v + 15 * stride + c0];
      s0 = fma(shared[at + k], w0, s0);
      s0 = fma(shared[at + k + 1], w1, s0);
      s0 = fma(shared[at + k + 2], w2, s0);
      s0 = fma(shared[at + k + 3], w3, s0);
      s0 = fma(shared[at + k + 4], w4, s0);
      s0 = fma(shared[at + k + 5], w5, s0);
      s0 = fma(shared[at + k + 6], w6, s0);
      s0 = fma(shared[at + k + 7], w7, s0);
      s0 = fma(shared[at + k + 8], w8, s0);
      s0 = fma(shared[at + k + 9], w9, s0);
      s0 = fma(shared[at + k + 10], w10, s0);
      s0 = fma(shared[at + k + 11], w11, s0);
      s0 = fma(shared[at + k + 12], w12, s0);
      s0 = fma(shared[at + k + 13], w13, s0);
      s0 = fma(shared[at + k + 14], w14, s0);
      s0 = fma(shared[at + k + 15], w15, s0);
    }
    for (int k = whole; k < depth; k++) {
      float w0 = arena[w + k * stride + c0];
      s0 = fma(shared[at + k], w0, s0);
    }
    acc[0] = s0;
  }
}
