package weka.recurrent.dsl.words;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Word;

/** Sequences that are made: the tasks of the package's data generators, and what a closure makes of random numbers. */
abstract class TaskWords extends Script {
  private static final String COUNT = "count: sequences";
  private static final String SEED = "seed: of the data; the experiment's if not given";

  TaskWords() {}

  TaskWords(Binding binding) {
    super(binding);
  }

  /** The reading of this script. */
  abstract ScriptContext context();

  @Word(value = "Task: one symbol, told early, is asked for at the end.", use = "data recall(lag: 50)", settings = {COUNT, SEED})
  public Object recall(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.RECALL, settings);
  }

  @Word(value = "Task: breakfast is told first, a day of chatter follows, at dinner the question comes.",
      use = "data story(day: 100)", settings = {COUNT, SEED})
  public Object story(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.STORY, settings);
  }

  @Word(value = "Task: the sum of two marked numbers.", use = "data adding(steps: 50)", settings = {COUNT, SEED})
  public Object adding(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.ADDING, settings);
  }

  @Word(value = "Task: is the number of ones odd?", use = "data parity(count: 1000)", settings = {COUNT, SEED})
  public Object parity(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.PARITY, settings);
  }

  @Word(value = "Task: which symbol stood at a given place.", use = "data copy(blanks: 20)", settings = {COUNT, SEED})
  public Object copy(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.COPY, settings);
  }

  @Word(value = "Task: the order of two or three symbols far apart.", use = "data temporalOrder(count: 1000)",
      settings = {COUNT, SEED})
  public Object temporalOrder(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.TEMPORAL_ORDER, settings);
  }

  @Word(value = "Task: the branch taken at the start of an embedded Reber string.", use = "data reber(count: 1000)",
      settings = {COUNT, SEED})
  public Object reber(Map<?, ?>... settings) {
    return GeneratorWord.read(context(), Task.REBER, settings);
  }

  @Word(value = "Sequences made by a closure from random numbers: it returns [steps: [[channel: value], ...], label: value].",
      use = "sequences('parity', count: 800, length: 8..40) { rnd, length -> ... }",
      settings = {"count: how many", "length: a number or a range, drawn for each sequence"})
  public Object sequences(Map<?, ?> settings, Object name, Closure<?> body) {
    return ClosureWord.read(context(), settings, String.valueOf(name), body);
  }
}
