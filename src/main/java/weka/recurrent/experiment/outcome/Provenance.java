package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import weka.recurrent.storage.Sha256;

/**
 * Where an outcome comes from: {@code manifest.json}.
 *
 * @param scriptName file name of the script; empty if built from Java
 * @param script text of the script
 * @param scriptSha256 of the text
 * @param fingerprint {@link weka.recurrent.experiment.plan.Plan#fingerprint()}
 * @param arguments the command line that started the run
 * @param overrides {@code --set} and {@code --seed} values by path
 * @param software name → version, jar hashes included
 * @param machine name → value: operating system, processors, Java, locale, backend
 * @param threads jobs at a time; with more than one, times are not measurements
 * @param started ISO 8601, UTC
 * @param ended ISO 8601, UTC; empty while running
 * @param resumed jobs taken over from an earlier start
 * @param exitCode of the command; -1 while running
 * @param unmet what the script expected and did not get, one text each; empty while running and in a rehearsal
 * @param trouble what went wrong after the jobs, such as a model that could not be saved; empty if nothing did
 */
public record Provenance(String scriptName, String script, String scriptSha256, String fingerprint,
    List<String> arguments, Map<String, String> overrides, Map<String, String> software, Map<String, String> machine,
    int threads, String started, String ended, int resumed, int exitCode, List<String> unmet, String trouble) {
  /** Exit code of a run whose jobs have ended, but not all of its files were written: the same command goes on with it. */
  public static final int NOT_WRITTEN = 4;

  public Provenance {
    unmet = List.copyOf(unmet);
  }

  /** Of a run that expected nothing and met no trouble. */
  public Provenance(String scriptName, String script, String scriptSha256, String fingerprint, List<String> arguments,
      Map<String, String> overrides, Map<String, String> software, Map<String, String> machine, int threads, String started,
      String ended, int resumed, int exitCode) {
    this(scriptName, script, scriptSha256, fingerprint, arguments, overrides, software, machine, threads, started, ended, resumed,
        exitCode, List.of(), "");
  }

  /** Of a run that begins now. */
  public static Provenance begin(String scriptName, String script, String fingerprint, List<String> arguments,
      Map<String, String> overrides, int threads) throws IOException {
    return new Provenance(scriptName, script, Sha256.ofContent(script.getBytes(StandardCharsets.UTF_8)), fingerprint,
        List.copyOf(arguments),
        Map.copyOf(overrides), Surroundings.software(), Surroundings.machine(), threads, now(), "", 0, -1);
  }

  /** Of a run that takes over jobs of an earlier start. */
  public Provenance resuming(int taken) {
    return new Provenance(scriptName, script, scriptSha256, fingerprint, arguments, overrides, software, machine, threads,
        started,
        ended, taken, exitCode, unmet, trouble);
  }

  /**
   * Of the same run when it has ended.
   *
   * @param code of the command
   * @param notMet what the script expected and did not get
   * @param lateTrouble what went wrong after the jobs; empty if nothing did
   */
  public Provenance end(int code, List<String> notMet, String lateTrouble) {
    return new Provenance(scriptName, script, scriptSha256, fingerprint, arguments, overrides, software, machine, threads,
        started,
        now(), resumed, code, notMet, lateTrouble);
  }

  /** Whether the run has come to its end, well or not; the same command then starts another one. */
  public boolean complete() {
    return exitCode >= 0 && exitCode != NOT_WRITTEN;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
