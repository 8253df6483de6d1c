package weka.recurrent;

import java.util.Map;

/**
 * The circles and crossed walls that {@link ArchitectureTest} lets pass, each with its reason. An entry that is no longer needed fails, and
 * so does another circle than the one named: these lists only shrink.
 */
final class KnownCircles {
  /** Packages that name each other, in order of their names. */
  static final Map<String, String> OF_PACKAGES = Map.ofEntries(
      Map.entry("weka.classifiers.functions weka.recurrent.classifier", "to go"),
      Map.entry("weka.recurrent.kernel weka.recurrent.kernel.cpu weka.recurrent.kernel.opencl weka.recurrent.kernel.reference",
          "to go"));

  /** Classes of one package that name each other: the package, then the classes in order of their names. */
  static final Map<String, String> OF_CLASSES = Map.ofEntries(
      Map.entry("weka.core.converters: TSLoader TSParser", "to go"),
      Map.entry("weka.recurrent.cli: Recur Versions", "to go"),
      Map.entry("weka.recurrent.data: ChannelCode DateCode Moments NumberCode OneHotCode RawReader RawSequence "
          + "TokenCode", "to go"),
      Map.entry("weka.recurrent.data: EncoderFit EncoderText SequenceEncoder", "to go"),
      Map.entry("weka.recurrent.gui.script: RunPanel ScriptEditor SequenceExperiments", "to go"),
      Map.entry("weka.recurrent.gui: ChartMenu ChartView", "to go"),
      Map.entry("weka.recurrent.kernel.cpu: CpuBackend CpuTrace", "to go"),
      Map.entry("weka.recurrent.kernel.cpu: DirectionRows ReadOutRows StackRows", "to go"),
      Map.entry("weka.recurrent.kernel.cpu: NarrowBlocks OuterBlocks Panels SingleRow VectorArithmetic "
          + "VectorElmanStep VectorGruStep VectorLstmStep VectorPrimer VectorTanh WideBlocks", "to go"),
      Map.entry("weka.recurrent.kernel.cpu: PlainArithmetic RowArithmetic", "to go"),
      Map.entry("weka.recurrent.kernel.opencl: DeviceEncoder DeviceTrace OpenClBackend SelfTest", "to go"),
      Map.entry("weka.recurrent.kernel.reference: CellStep GruStep LstmStep RnnStep", "to go"));

  /** Arrows through a wall. */
  static final Map<String, String> THROUGH_WALLS = Map.ofEntries(
      Map.entry("weka.recurrent.gui.doctor.DoctorWindow -> weka.recurrent.cli.Recur", "to go"));

  private KnownCircles() {}
}
