package weka.recurrent.kernel.opencl;

/**
 * What a device takes for a program, by arithmetic; to be checked against the clock ({@link DeviceCheck}) and corrected by it
 * ({@link Pace}).
 *
 * <p>An operation takes the longest of: its floating-point operations at the rate of the compute units that it occupies; its
 * bytes at the rate of memory; and the loads that one item waits for, one after the other, at the latency of the second-level
 * cache, once for each wave of work-groups. That last one bounds a recurrence: H = 128 of an LSTM waits 32 times a step, with
 * sixteen loads each time. Operations of a pass run side by side, each pass is launched and waited for.
 *
 * @param units compute units
 * @param operations per second and unit, of a product
 * @param latency of a load, seconds
 * @param memory bytes per second
 * @param launch seconds of a pass beside its work
 * @param transfer seconds of a transfer beside its bytes
 * @param bus bytes per second of a transfer
 */
record CostModel(int units, double operations, double latency, double memory, double launch, double transfer, double bus) {
  /** Work-groups that a unit holds at a time, at 128 registers an item. */
  private static final int RESIDENT = 2;

  /** By what a device says of itself; a card of 2024 stands for all of them, an Intel unit has an eighth of its lanes. */
  static CostModel of(OpenClDevices.Info device) {
    if (device.kind() == OpenClDevices.Kind.CPU || device.kind() == OpenClDevices.Kind.ACCELERATOR) {
      return new CostModel(device.computeUnits(), 2e9, 0, 5e9, 40e-6, 20e-6, 4e9);
    }
    boolean small = device.platform().contains("Intel");
    return new CostModel(device.computeUnits(), small ? 1.2e10 : 2.2e11, small ? 300e-9 : 154e-9, small ? 4e10 : 1e12, 12e-6,
        10e-6,
        12e9);
  }

  /** Seconds of one operation, without its launch. */
  double seconds(Op op) {
    Op.Work work = op.work();
    int tiles = Math.max(1, op.tiles());
    double waves = Math.ceil((double) tiles / (RESIDENT * units));
    return Math.max(Math.max(work.operations() / (operations * Math.min(tiles, units)), work.bytes() / memory),
        waves * work.turns() * latency);
  }

  /** Seconds of a transfer. */
  double transfer(long floats) {
    return transfer + 4 * floats / bus;
  }
}
