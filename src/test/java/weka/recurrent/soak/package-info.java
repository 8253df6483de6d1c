/** Trains for as long as one likes, with everything that may go wrong around it, and looks at what is left behind. */
package weka.recurrent.soak;
