/**
 * What stands behind the classifiers of Weka: their options, the way from options and instances to a trained model, the model,
 * and what is shown of it. {@code weka.classifiers.functions} holds nothing but the three classifiers and their base, because
 * Weka initialises every class of that package at start.
 *
 * <pre>
 *   RecurrentOptions + Instances ──► TrainingSession ──SequenceEncoder──► TrainingSet ──HoldOut, DataSizeRules──► specs
 *                                          ├── MemoryReport: what the networks remember, at the end of training
 *                                          └── MemberTraining: one Trainer per member ──► RecurrentModel ──► ModelReport
 * </pre>
 *
 * <p>An option is a field with its default, a getter with {@code @Setting} and {@code @OptionMetadata}, and a setter that hands
 * its value to {@link weka.recurrent.classifier.OptionBean#checked}. {@link weka.recurrent.classifier.Settings} reads them: from
 * there come the command line, the words of scripts, the dialog, and every message about a wrong value.
 *
 * <p>Imports: everything on lower floors. Start reading at {@link weka.recurrent.classifier.TrainingSession}.
 */
package weka.recurrent.classifier;
