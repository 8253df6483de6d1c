package weka.recurrent.kernel;

/** What a user can ask for. */
public enum BackendChoice {
  /** OpenCL where a GPU is there, passed its self-test and is measured to be faster for the network at hand; else the CPU. */
  AUTO,
  /** Plain Java or the Vector API on all cores. */
  CPU,
  /** An OpenCL device, or an error that says why there is none. */
  OPENCL,
  /** Double precision by the equations; slow, for checking. */
  REFERENCE
}
