package weka.recurrent.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.dsl.words.ModelExport;

/** Writes a model for other programs. */
@Command(name = "export", description = "Writes the network of a Weka model as ONNX or JSON.", mixinStandardHelpOptions = true)
final class ExportCommand extends TerminalCommand {
  @Spec
  CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file, from 'save' or from Weka.")
  Path model;

  @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "File to write, .onnx or .json.")
  Path output;

  @Override
  public Integer call() throws Exception {
    if (!ModelExport.known(output)) {
      throw new ParameterException(spec.commandLine(), "export writes .onnx or .json, not '" + output + "'");
    }
    ModelExport.write(SavedModel.read(model), output);
    terminal.err().println("wrote " + output);
    return Exit.OK;
  }
}
