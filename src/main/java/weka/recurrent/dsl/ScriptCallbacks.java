package weka.recurrent.dsl;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import weka.classifiers.Evaluation;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.run.CallbackException;
import weka.recurrent.experiment.run.Callbacks;

/** Closures of a script as the plain functions a run calls. One call at a time: scripts are not written for threads. */
final class ScriptCallbacks {
  private static final Object ONE_AT_A_TIME = new Object();

  private ScriptCallbacks() {}

  static Callbacks of(ExperimentBlock said) {
    SequenceScript script = said.context.script();
    Map<String, ToDoubleFunction<Evaluation>> measures = new LinkedHashMap<>();
    said.ownMeasures.forEach((name, body) -> {
      Closure<?> closure = body.rehydrate(null, script, script);
      measures.put(name, evaluation -> number(name, call(said, closure, evaluation)));
    });
    List<BiPredicate<Job, EpochResult>> onEpoch = new ArrayList<>();
    for (Closure<?> body : said.onEpoch) {
      Closure<?> closure = body.rehydrate(null, script, script);
      onEpoch.add((job, epoch) -> {
        EpochEvent event = new EpochEvent(job, epoch);
        call(said, closure, event);
        return !event.stopped();
      });
    }
    List<Consumer<Outcome>> afterRun = new ArrayList<>();
    List<Function<Outcome, String>> expectations = new ArrayList<>();
    for (Closure<?> body : said.afterRun) {
      Closure<?> closure = body.rehydrate(null, script, script);
      afterRun.add(outcome -> call(said, closure, new ResultsView(outcome, said.plan(), said.context.options().results())));
    }
    for (Closure<?> body : said.expectations) {
      expectations.add(outcome -> expectation(said, body, outcome));
    }
    return new Callbacks(measures, onEpoch, afterRun, expectations);
  }

  private static String expectation(ExperimentBlock said, Closure<?> body, Outcome outcome) {
    SequenceScript script = said.context.script();
    Closure<?> closure = body.rehydrate(new ExpectView(outcome), script, script);
    closure.setResolveStrategy(Closure.DELEGATE_FIRST);
    try {
      Object held = closure.call();
      return Boolean.FALSE.equals(held) ? "an expectation of '" + said.name + "' was not met" : "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage()).strip();
    } catch (RuntimeException e) {
      return said.context.faultOf(e).text();
    }
  }

  private static Object call(ExperimentBlock said, Closure<?> closure, Object argument) {
    synchronized (ONE_AT_A_TIME) {
      try {
        return closure.getMaximumNumberOfParameters() == 0 ? closure.call() : closure.call(argument);
      } catch (Exception | AssertionError e) {
        // Groovy lets checked exceptions through, so they are among them
        throw new CallbackException(said.context.faultOf(e).text(), e);
      }
    }
  }

  private static double number(String name, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("measure '" + name + "' must return a number, not " + Values.describe(value));
  }
}
