package weka.recurrent.bench;

/** One of those who are timed, with a workload of its own. */
interface Contender extends AutoCloseable {
  /** Name in tables. */
  String name();

  /** One training step with Adam. */
  void train() throws Exception;

  /** Class probabilities of the batch. */
  void predict() throws Exception;

  @Override
  void close();
}
