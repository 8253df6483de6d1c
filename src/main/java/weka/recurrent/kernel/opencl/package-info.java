/**
 * Encoders on OpenCL devices, through Aparapi.
 *
 * <p>Offered to the rest of the package:
 * <ul>
 *   <li>{@link weka.recurrent.kernel.opencl.OpenClBackend#open(String, int)}: a backend on a device, or an error with reason and
 *       remedy ({@code -backend opencl});</li>
 *   <li>{@link weka.recurrent.kernel.opencl.AutomaticBackend#open}: the faster of device and CPU for a workload, as measured
 *       ({@code -backend auto});</li>
 *   <li>{@link weka.recurrent.kernel.opencl.OpenClDevices#summary()}: every device and why it is or is not used;
 *       {@link weka.recurrent.kernel.opencl.OpenClDevices#platformObstacle()}: the same question without loading anything;</li>
 *   <li>{@link weka.recurrent.kernel.opencl.DeviceCheck#of}: self-test and speed of a device, for {@code recur doctor}.</li>
 * </ul>
 *
 * <h2>How it works</h2>
 * <pre>
 *   OpenClBackend      checks arguments; CPU steps in when the device fails
 *     DeviceEncoder    cuts a batch by memory                        PackedBatch   a part: valid steps only
 *       Tuner          which Variant for this shape                  TuningCache   remembers it on disk
 *       ProgramBuilder chooses the operations of a DeviceProgram     Arena         their places
 *         Passes       writes them down in order                     Op, CellOp, ReadOutOp   their words
 *         OpenClEngine the one thread for all of OpenCL
 *           DeviceSession     transfers and launches                 RecurrentKernel  what runs on the device
 *             Pace     how much at a time                            CostModel     what it takes, by arithmetic
 * </pre>
 *
 * <h2>Decisions</h2>
 * Aparapi 3.0.2 falls back to Java threads without a word, loses what is on a device when the garbage collector moves an array,
 * and takes the JVM down if used after a failure. Hence:
 * <ul>
 *   <li>every program can be run from arrays that are valid on the host, and each execute is followed at once by the transfer of
 * its
 *       results. Only the arena stays on the device in between, so that forward need not run again before backward, and a program
 * can
 *       be sent in executes of some 15 ms ({@link weka.recurrent.kernel.opencl.Pace}), however long the sequences. It is not
 * trusted:
 *       a stamp shows whether it is still there, and if not the program begins again ({@link
 *       weka.recurrent.kernel.opencl.DeviceSession});</li>
 *   <li>the device stands in the launch's range, so that a failure throws; all OpenCL work is done by one thread, which is given
 *       up for good after a failure, and OpenCL with it, for the process;</li>
 *   <li>sizes are checked against the device before a launch. A device is trusted after a self-test against the {@code reference}
 *       only, which is run, with the driver's compiler, in a process of its own, with a limit ({@link
 *       weka.recurrent.kernel.opencl.DeviceExam}); the verdict is kept. One that is refused is named with the reason, and the
 * next one
 *       is tried;</li>
 *   <li>all products accumulate in one order whatever the variant, splits depend on shapes and device only: tuning changes no
 *       bit, and a device repeats its bits from run to run;</li>
 *   <li>OpenCL devices that are CPUs are used only if named, or with {@code -Dweka.recurrent.opencl.cpu=true}: the cpu backend is
 *       faster on the same cores.</li>
 * </ul>
 * System properties: {@code weka.recurrent.opencl.cpu}, {@code weka.recurrent.opencl.tune} (false: no measuring),
 * {@code weka.recurrent.opencl.limit} (seconds of compiler and self-test; 120),
 * {@code weka.recurrent.cache} (folder of the measurements). On stderr, Aparapi's native library greets OpenCL 3.0 platforms as
 * untested; that line comes from C and cannot be switched off, and appears only where there is a driver.
 *
 * <p>Imports Aparapi, which nothing else does; of the floors, only this one. Start reading at
 * {@link weka.recurrent.kernel.opencl.OpenClBackend}, or for the mathematics at
 * {@link weka.recurrent.kernel.opencl.RecurrentKernel}.
 */
package weka.recurrent.kernel.opencl;
