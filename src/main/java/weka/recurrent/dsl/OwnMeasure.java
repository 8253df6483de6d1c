package weka.recurrent.dsl;

import groovy.lang.Closure;
import weka.recurrent.experiment.plan.Measure;

/**
 * {@code own('errors', better: 'lower') { evaluation -> evaluation.incorrect() }}.
 *
 * @param measure how it is shown
 * @param body gets a {@code weka.classifiers.Evaluation}, returns a number
 */
public record OwnMeasure(Measure measure, Closure<?> body) {}
