package weka.classifiers.functions;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.CheckClassifier;
import weka.core.CheckGOE;
import weka.core.CheckOptionHandler;
import weka.core.OptionHandler;
import weka.recurrent.classifier.OptionBean;
import weka.test.Regression;

/**
 * Weka's own checks of a classifier, for ours: all of {@link AbstractClassifierTest}, and {@link CheckClassifier},
 * {@link CheckOptionHandler} and {@link CheckGOE} as their command lines run them. Subclasses name the classifier. Training is
 * short and networks are small, since Weka trains each of them some hundred times here.
 *
 * <p>Predictions are compared with a committed reference, to the last digit. After a change that is meant to change them, run
 * the test once with {@code -Dwrite.references=true} and commit the new file with the reason.
 */
public abstract class RecurrentContractTest extends AbstractClassifierTest {

  /**
   * Enough to learn something from twenty sequences, and to come through every kind of update. All that decides the numbers is
   * said, so that better defaults do not change the references.
   */
  private static final String[] SHORT = {"-N", "6", "-H", "6", "-B", "5", "-L", "0.01", "-optimizer", "adam", "-schedule",
      "constant", "-clip", "1", "-V", "0", "-members", "1", "-readout", "last", "-memory", "mixed", "-normalize", "channel",
      "-backend", "cpu", "-threads", "1"};

  /** Values that differ from the defaults, for round trips. */
  private static final String[] MANY = {"-H", "7", "-layers", "2", "-bidirectional", "-readout", "attention", "-N", "11", "-B",
      "5", "-L", "0.01", "-optimizer", "rmsprop", "-schedule", "cosine", "-clip", "2.5", "-dropout", "0.25", "-E", "3", "-V",
      "20",
      "-backend", "cpu", "-threads", "2", "-S", "42"};

  protected RecurrentContractTest(String name) {
    super(name);
  }

  /** The classifier with its defaults. */
  protected abstract OptionBean untrained();

  /** Options with which training is short. */
  protected String[] shortTraining() {
    return SHORT;
  }

  /** Options that differ from the defaults. */
  protected String[] manyOptions() {
    return MANY;
  }

  @Override
  public OptionBean getClassifier() {
    OptionBean classifier = untrained();
    try {
      classifier.setOptions(shortTraining().clone());
    } catch (Exception e) {
      throw new IllegalStateException("the options of the test are wrong", e);
    }
    return classifier;
  }

  @Override
  protected CheckOptionHandler getOptionTester() {
    CheckOptionHandler tester = super.getOptionTester();
    tester.setUserOptions(manyOptions().clone());
    return tester;
  }

  /** Weka would write a missing reference and pass. */
  @Override
  public void testRegression() throws Exception {
    File reference = new File(Regression.getRoot(), getClass().getName().replace('.', '/') + ".ref");
    if (!Boolean.getBoolean("write.references")) {
      assertTrue("no committed reference " + reference, reference.isFile());
    } else if (reference.isFile() && !reference.delete()) {
      fail("cannot replace " + reference);
    }
    super.testRegression();
  }

  /** The command line of CheckClassifier says "no" for a failure, and exits with 0 all the same: its words are read. */
  public void testCheckClassifier() {
    List<String> said = new ArrayList<>();
    CheckClassifier check = new CheckClassifier() {
      private final StringBuilder line = new StringBuilder();

      @Override
      protected void print(Object message) {
        line.append(message);
      }

      @Override
      protected void println(Object message) {
        said.add(line.append(message).toString());
        line.setLength(0);
      }
    };
    check.setClassifier(getClassifier());
    check.setNumInstances(20);
    check.doTests();
    List<String> failures = said.stream().filter(line -> line.contains("...no") && !line.contains("(OK error message)"))
        .filter(line -> !line.startsWith("updateable classifier") && !line.startsWith("multi-instance classifier")).toList();
    assertTrue("CheckClassifier: " + String.join("\n", failures), failures.isEmpty());
    assertTrue("CheckClassifier trained on nothing: " + said,
        said.stream().filter(line -> line.startsWith("basic predict (") && !line.endsWith("...no (OK error message)"))
            .count() >= 2);
    assertTrue(said.toString(), said.contains("weighted instances classifier...yes"));
  }

  public void testCheckOptionHandler() {
    for (String[] options : new String[][] {{}, shortTraining(), manyOptions()}) {
      CheckOptionHandler check = new CheckOptionHandler();
      check.setOptionHandler((OptionHandler) untrained());
      check.setUserOptions(options.clone());
      check.setSilent(true);
      check.doTests();
      assertTrue("CheckOptionHandler with " + String.join(" ", options), check.getSuccess());
    }
  }

  /** What a user gives is what the classifier says it has: Weka's check would pass if options were ignored. */
  public void testOptionsComeBack() throws Exception {
    OptionBean classifier = untrained();
    classifier.setOptions(manyOptions().clone());
    String said = " " + String.join(" ", classifier.getOptions()) + " ";
    String option = "";
    for (String word : manyOptions()) {
      if (word.startsWith("-")) {
        option = word;
        assertTrue(word + " is missing in" + said, said.contains(" " + word + " "));
      } else {
        assertTrue(option + " " + word + " is missing in" + said, said.contains(" " + option + " " + word + " "));
      }
    }
  }

  public void testCheckGOE() {
    CheckGOE check = new CheckGOE();
    check.setObject(untrained());
    check.setSilent(true);
    check.doTests();
    assertTrue("CheckGOE: globalInfo or a tool tip is missing", check.getSuccess());
  }
}
