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
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.words.Described;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.run.CallbackException;
import weka.recurrent.experiment.run.Callbacks;

/** Closures of a script as the plain functions a run calls. One call at a time: scripts are not written for threads. */
final class ScriptCallbacks {
  private static final Object ONE_AT_A_TIME = new Object();

  private ScriptCallbacks() {}

  static Callbacks of(ScriptContext context, Described said) {
    Described.Closures closures = said.closures();
    Map<String, ToDoubleFunction<Evaluation>> measures = new LinkedHashMap<>();
    closures.measures().forEach((name, body) -> {
      Closure<?> closure = context.free(body);
      measures.put(name, evaluation -> number(name, call(context, closure, evaluation)));
    });
    List<BiPredicate<Job, EpochResult>> onEpoch = new ArrayList<>();
    for (Closure<?> body : closures.onEpoch()) {
      Closure<?> closure = context.free(body);
      onEpoch.add((job, epoch) -> {
        EpochEvent event = new EpochEvent(job, epoch);
        call(context, closure, event);
        return !event.stopped();
      });
    }
    List<Consumer<Outcome>> afterRun = new ArrayList<>();
    for (Closure<?> body : closures.afterRun()) {
      Closure<?> closure = context.free(body);
      afterRun.add(outcome -> call(context, closure, new ResultsView(outcome, said.plan(), context.options().results())));
    }
    List<Function<Outcome, String>> expectations = new ArrayList<>();
    for (Closure<?> body : closures.expectations()) {
      expectations.add(outcome -> expectation(context, closures.experiment(), body, outcome));
    }
    return new Callbacks(measures, onEpoch, afterRun, expectations);
  }

  private static String expectation(ScriptContext context, String experiment, Closure<?> body, Outcome outcome) {
    try {
      Object held = context.within(new ExpectView(outcome), body).call();
      return Boolean.FALSE.equals(held) ? "an expectation of '" + experiment + "' was not met" : "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage()).strip();
    } catch (RuntimeException e) {
      return context.faultOf(e).text();
    }
  }

  private static Object call(ScriptContext context, Closure<?> closure, Object argument) {
    synchronized (ONE_AT_A_TIME) {
      try {
        return closure.getMaximumNumberOfParameters() == 0 ? closure.call() : closure.call(argument);
      } catch (Exception | AssertionError e) {
        // Groovy lets checked exceptions through, so they are among them
        throw new CallbackException(context.faultOf(e).text(), e);
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
