/**
 * MiniROCKET (floor 1): thousands of cheap numbers of a sequence, for any learner that takes rows of numbers. The baseline that a
 * recurrent network has to beat.
 *
 * <p>Imports: {@code .network} for random numbers. One class: {@link weka.recurrent.rocket.MiniRocket}.
 */
package weka.recurrent.rocket;
