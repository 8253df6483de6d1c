package weka.recurrent.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import weka.recurrent.classifier.MachineDoctor;

/** Says what this machine has for training networks, whether it computes rightly, how fast, and what could be better. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
    description = "Says what this machine has for training networks: Java, vectors, threads, OpenCL devices with self-test "
        + "and speed.")
final class DoctorCommand extends TerminalCommand {
  @Option(names = "--device", paramLabel = "DEVICE",
      description = "Examine this OpenCL device too, by index, name or part of its name, even if it would not be used by itself.")
  String wanted = "";

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the CPU backend; 0, the default, for all.")
  int threads;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      MachineDoctor.examine(terminal.out(), wanted, threads);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    return Exit.OK;
  }
}
