/**
 * Trainings of this Java machine while they go on: {@link weka.recurrent.gui.live.LiveCurves} in Weka's Tools menu, and the same
 * by the button <i>Learning curve</i> beside the Explorer's Start and Stop.
 *
 * <p>Nobody registers for anything: a timer of the window asks {@link weka.recurrent.classifier.RunningTraining} what goes on.
 * The one thing a window can do to a training is ask it to end with the best weights so far, which Weka's own Stop cannot offer:
 * it interrupts the classifier and throws it away.
 *
 * <p>Imports: {@code classifier}, {@code report}, {@code gui}. Start reading at {@link weka.recurrent.gui.live.LiveCurves}.
 */
package weka.recurrent.gui.live;
