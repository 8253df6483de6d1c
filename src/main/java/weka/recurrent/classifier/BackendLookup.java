package weka.recurrent.classifier;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.BackendChoice;
import weka.recurrent.kernel.Workload;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.kernel.opencl.AutomaticBackend;
import weka.recurrent.kernel.opencl.OpenClBackend;
import weka.recurrent.kernel.reference.ReferenceBackend;

/** Finds the backend for what a user asked for. */
final class BackendLookup {

  private BackendLookup() {}

  /**
   * Opens a backend.
   *
   * @param choice what the user asked for
   * @param device index or part of the name of an OpenCL device; empty for the best
   * @param threads threads of the CPU backend; 0 for all cores
   * @param workload what it will be used for
   * @throws IllegalStateException if {@link BackendChoice#OPENCL} was asked for and cannot be had; the message names the reason
   *     and the remedy
   */
  static Backend open(BackendChoice choice, String device, int threads, Workload workload) {
    return switch (choice) {
      case REFERENCE -> new ReferenceBackend();
      case OPENCL -> OpenClBackend.open(device, threads);
      case CPU -> new CpuBackend(threads);
      case AUTO -> AutomaticBackend.open(device, threads, workload);
    };
  }
}
