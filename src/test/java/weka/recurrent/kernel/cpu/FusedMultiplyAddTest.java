package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.install.FirstSymbol;

/** A machine without the instruction is told so, in the text of the model; others hear nothing of it. */
class FusedMultiplyAddTest {
  @TempDir
  Path folder;

  private String text(String flag) throws Exception {
    Path data = FirstSymbol.write(folder.resolve("d.arff"), 20, 4, 1);
    ChildJvm.Outcome outcome =
        ChildJvm.asTested(folder.resolve("home")).withFlags(flag).run("weka.classifiers.functions.LSTM", "-t",
            data.toString(), "-no-cv", "-v", "-N", "1", "-H", "2", "-members", "1", "-threads", "1");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    return outcome.out();
  }

  @Test
  void aMachineWithoutItIsToldSo() throws Exception {
    assumeTrue(System.getProperty("os.arch").matches("amd64|x86_64"), "the flags are those of x86");
    assertTrue(text("-XX:-UseFMA").contains(FusedMultiplyAdd.MISSING));
    assertTrue(text("-XX:UseAVX=0").contains(FusedMultiplyAdd.MISSING));
  }

  @Test
  void othersHearNothingOfIt() throws Exception {
    assumeTrue(FusedMultiplyAdd.inHardware(), "this machine has none");
    assertTrue(!text("-Xint").contains("fused multiply-add"));
    assertTrue(!text("-XX:TieredStopAtLevel=1").contains("fused multiply-add"));
  }
}
