package weka.recurrent.kernel.reference;

import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel;

/**
 * The reservoir in double, step by step as its equations read. The oracle of tests: slow, and not the bits of the others, which
 * compute in float; a share differs where a unit comes closer to a threshold than float can tell. Stateless.
 */
public final class ReferenceReservoir implements ReservoirKernel {

  @Override
  public String description() {
    return "reference, in double";
  }

  @Override
  public void shares(ReservoirBank bank, float[][] thresholds, float[][] x, int[] lengths, int channels, float[][] shares,
      float[][] last) {
    for (int n = 0; n < x.length; n++) {
      double[][] linear = linear(bank.input(), bank.linear(), x[n], lengths[n], channels);
      double[][] cascade = cascade(bank, x[n], lengths[n], channels);
      for (int k = 0; k < bank.units(); k++) {
        int own = k - bank.linear().units();
        for (int b = 0; b < thresholds.length; b++) {
          int above = 0;
          for (int t = 0; t < lengths[n]; t++) {
            double y = own < 0 ? linear[t][k] : cascade[t][own];
            above += y > thresholds[b][k] ? 1 : 0;
          }
          shares[n][k * thresholds.length + b] = (float) above / lengths[n];
        }
        if (last != null) {
          int end = lengths[n] - 1;
          last[n][k] = (float) (own < 0 ? linear[end][k] : cascade[end][own]);
        }
      }
    }
  }

  @Override
  public void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels,
      float[][] series) {
    double[][] y = switch (part) {
      case LINEAR -> linear(bank.input(), bank.linear(), x, length, channels);
      case FIRST -> linear(bank.cascadeInput(), bank.first(), x, length, channels);
      case CASCADE -> cascade(bank, x, length, channels);
    };
    for (int t = 0; t < length; t++) {
      for (int lane = 0; lane < OscillatorBank.GROUP; lane++) {
        series[t][lane] = (float) y[t][group * OscillatorBank.GROUP + lane];
      }
    }
  }

  /** [length][units] */
  private static double[][] linear(ChannelMix input, OscillatorBank bank, float[] x, int length, int channels) {
    double[][] u = new double[length][bank.units()];
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < bank.units(); k++) {
        int group = k / OscillatorBank.GROUP;
        int lane = k % OscillatorBank.GROUP;
        for (int i = 0; i < input.channels()[group].length; i++) {
          u[t][k] += input.weights()[group][i * OscillatorBank.GROUP + lane] * (double) x[t * channels
              + input.channels()[group][i]];
        }
      }
    }
    return oscillate(bank, u);
  }

  /** y [length][units] of inputs u [length][units]. */
  private static double[][] oscillate(OscillatorBank bank, double[][] u) {
    double[][] y = new double[u.length][bank.units()];
    for (int k = 0; k < bank.units(); k++) {
      double[] re = new double[OscillatorBank.MODES];
      double[] im = new double[OscillatorBank.MODES];
      for (int t = 0; t < u.length; t++) {
        y[t][k] = bank.d()[k] * u[t][k];
        for (int j = 0; j < OscillatorBank.MODES; j++) {
          double a = bank.a()[j][k];
          double b = bank.b()[j][k];
          double r = re[j];
          re[j] = a * r - b * im[j] + u[t][k];
          im[j] = a * im[j] + b * r;
          y[t][k] += bank.p()[j][k] * re[j] - bank.q()[j][k] * im[j];
        }
      }
    }
    return y;
  }

  private static double[][] cascade(ReservoirBank bank, float[] x, int length, int channels) {
    double[][] v = linear(bank.cascadeInput(), bank.first(), x, length, channels);
    double[][] u = new double[length][bank.second().units()];
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < v[t].length; k++) {
        v[t][k] = squash((v[t][k] - bank.center()[k]) * bank.slope()[k]);
      }
      for (int k = 0; k < v[t].length; k++) {
        int group = k / OscillatorBank.GROUP * OscillatorBank.GROUP;
        for (int m = 0; m < OscillatorBank.GROUP; m++) {
          u[t][k] += bank.mix()[(group + m) * OscillatorBank.GROUP + k - group] * v[t][group + m];
        }
      }
    }
    return oscillate(bank.second(), u);
  }

  private static double squash(double value) {
    double z = Math.max(-ReservoirBank.CLIP, Math.min(ReservoirBank.CLIP, value));
    return z * (27 + z * z) / (27 + 9 * z * z);
  }

  @Override
  public void close() {
    // holds nothing
  }
}
