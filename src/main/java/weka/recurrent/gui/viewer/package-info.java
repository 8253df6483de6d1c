/**
 * What the Explorer's result list shows of a run (right mouse button, <i>Plugins</i>): the learning curve, a diagram of the
 * network, and what the network remembers.
 *
 * <p>Weka hands these viewers the text of {@code graph()} and nothing else, so they read it by
 * {@link weka.recurrent.classifier.ModelGraph}, which also writes it. For other classifiers' graphs they offer no entry.
 *
 * <p>Imports: {@code classifier}, {@code report}, {@code gui}. Start reading at {@link weka.recurrent.gui.viewer.RunViewer}.
 */
package weka.recurrent.gui.viewer;
